import type { CaseRow } from '../../cases/index.js';

/** What of a case's row tells who sees it. */
export type PlacedCase = Pick<
  CaseRow,
  'custodianAgencyId' | 'ownerAgencyId' | 'registeringAgencyId' | 'areaPath'
>;

/** The same of the row `d`. */
export const PLACED = `jsonb_build_object('custodianAgencyId', d.custodian_agency_id, 'ownerAgencyId', d.owner_agency_id,
  'registeringAgencyId', d.registering_agency_id, 'areaPath', d.area_path::text)`;

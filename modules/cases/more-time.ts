import type { Tx } from '../../src/platform/database/tx.js';
import { type Agencies, type People, standInsFor } from '../identity/index.js';
import type { CaseRow } from './store/case-row.js';

/** Whom a request for more time is put to: the clock of the answer runs against them (docs/adr/0018). */
export interface Approver {
  readonly agencyId: string;
  /** Of a centre only its coordinators decide. */
  readonly isCentre: boolean;
}

/** What tells whom a request is put to. */
export interface MoreTimeFor {
  readonly theCase: Pick<CaseRow, 'areaPath' | 'ownerAgencyId'>;
  /** Who is charged with the clock: their head decides where nobody else does. */
  readonly chargedAgencyId: string;
  /** The centre, where the policy lets it decide and there is one; else null. */
  readonly centreId: string | null;
  /** Whether whoever stands in sees what the time is asked for only as its owner. */
  readonly byOwnerOnly: boolean;
}

/** The centre, where somebody coordinates; else the agency of whoever stands in; else whoever is charged. */
export async function approverOf(
  tx: Tx,
  { people, agencies }: { readonly people: People; readonly agencies: Agencies },
  { theCase, chargedAgencyId, centreId, byOwnerOnly }: MoreTimeFor,
): Promise<Approver> {
  const charged = { agencyId: chargedAgencyId, isCentre: false };
  if (centreId === null) return charged;
  const coordinators = await people.overArea(tx, theCase.areaPath, 'coordinator');
  if (coordinators.length > 0) return { agencyId: centreId, isCentre: true };
  const found = await standInsFor(tx, { people, agencies }, theCase);
  if (found === null || (byOwnerOnly && found.agencyId !== theCase.ownerAgencyId)) return charged;
  return { agencyId: found.agencyId, isCentre: false };
}

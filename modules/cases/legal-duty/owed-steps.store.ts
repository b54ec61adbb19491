import type { Tx } from '../../../src/platform/database/tx.js';

/** Steps of paths that stand, with the agency that owes each. A path that was withdrawn obliges nobody. */
const OWED = `legal_path_step s join legal_path p on p.id = s.legal_path_id and p.withdrawn_at is null
  join agency owner on owner.id = s.owner_agency_id`;

/** Ids of the cases of which a station among the agencies of $1 owes a step: the police deal with it by law. */
export const CASES_OF_THE_POLICE = `select p.case_id from ${OWED} where s.owner_agency_id = any($1) and owner.kind = 'station'`;

/** Whether one of the agencies is a station that owes a step of the case. */
export async function owesAsPolice(tx: Tx, caseId: string, agencyIds: readonly string[]): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from ${OWED} where s.owner_agency_id = any($1) and p.case_id = $2 and owner.kind = 'station' limit 1`,
    [agencyIds, caseId],
  );
  return rows.length > 0;
}

/** Steps of paths that stand, with the agencies that were told of them. */
const TOLD = `legal_path_told t join legal_path_step s on s.id = t.legal_path_step_id
  join legal_path p on p.id = s.legal_path_id and p.withdrawn_at is null join agency told on told.id = t.agency_id`;

/** Of which of the cases one of the agencies owes a step or was told of one, and whether it is a station that owes it. */
export function casesOwing(
  tx: Tx,
  caseIds: readonly string[],
  agencyIds: readonly string[],
): Promise<readonly { readonly caseId: string; readonly isPolice: boolean }[]> {
  return tx.query<{ caseId: string; isPolice: boolean }>(
    `select distinct p.case_id as "caseId", owner.kind = 'station' as "isPolice" from ${OWED}
     where s.owner_agency_id = any($2) and p.case_id = any($1)
     union select p.case_id, false from ${TOLD} where t.agency_id = any($2) and p.case_id = any($1)`,
    [caseIds, agencyIds],
  );
}

/** Which of the agencies owe a step of the case or were told of one, with their kinds, and whether they owe one. */
export function owingAgencies(
  tx: Tx,
  caseId: string,
  agencyIds: readonly string[],
): Promise<readonly { readonly id: string; readonly kind: string; readonly isCharged: boolean }[]> {
  return tx.query<{ id: string; kind: string; isCharged: boolean }>(
    `select id, kind, bool_or(charged) as "isCharged" from (
       select owner.id, owner.kind, true as charged from ${OWED} where s.owner_agency_id = any($1) and p.case_id = $2
       union select told.id, told.kind, false from ${TOLD} where t.agency_id = any($1) and p.case_id = $2) as known
     group by id, kind`,
    [agencyIds, caseId],
  );
}

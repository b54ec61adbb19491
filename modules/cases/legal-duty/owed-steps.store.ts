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

/** Which of these cases have a step that one of the agencies owes. */
export async function casesOwing(
  tx: Tx,
  caseIds: readonly string[],
  agencyIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.query<{ caseId: string }>(
    `select distinct p.case_id as "caseId" from ${OWED} where s.owner_agency_id = any($1) and p.case_id = any($2)`,
    [agencyIds, caseIds],
  );
  return rows.map(({ caseId }) => caseId);
}

/** Which of the agencies owe a step of the case, with their kinds. */
export function owingAgencies(
  tx: Tx,
  caseId: string,
  agencyIds: readonly string[],
): Promise<readonly { readonly id: string; readonly kind: string }[]> {
  return tx.query<{ id: string; kind: string }>(
    `select distinct owner.id, owner.kind from ${OWED} where s.owner_agency_id = any($1) and p.case_id = $2`,
    [agencyIds, caseId],
  );
}

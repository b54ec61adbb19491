import { type Actor, agenciesOf } from '../../../src/platform/auth/actor.js';
import type { CaseRow } from '../store/case-row.js';

/**
 * In whose name somebody puts something on the record of a case: its custodian's where they are of it, else that of their own
 * agency; null for who acts over an area and belongs to none.
 */
export function recorderAgency(
  actor: Actor,
  { custodianAgencyId }: Pick<CaseRow, 'custodianAgencyId'>,
): string | null {
  const mine = agenciesOf(actor);
  return mine.includes(custodianAgencyId) ? custodianAgencyId : (mine[0] ?? null);
}

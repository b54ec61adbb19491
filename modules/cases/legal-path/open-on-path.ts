import type { Tx } from '../../../src/platform/database/tx.js';
import { requireOpen } from '../actions/case-step.js';
import type { CaseRow } from '../store/case-row.js';

/**
 * What a legal path asks for is put on record as long as a step of it waits, also once the case is closed (docs/adr/0014).
 * @throws Conflict `case_closed`
 */
export async function requireOpenOrOnPath(tx: Tx, theCase: CaseRow): Promise<void> {
  if (theCase.state === 'closed' && (await hasOpenStep(tx, theCase.id))) return;
  requireOpen(theCase);
}

async function hasOpenStep(tx: Tx, caseId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from legal_path p join legal_path_step s on s.legal_path_id = p.id
     where p.case_id = $1 and p.withdrawn_at is null and s.started_at is not null and s.completed_at is null limit 1`,
    [caseId],
  );
  return rows.length > 0;
}

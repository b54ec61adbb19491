import type { Tx } from '../../../src/platform/database/tx.js';
import { type CaseClocks, WITHDRAWAL_CLOCK } from '../case-clocks.js';
import type { LiveWork } from '../live-work.js';
import type { CaseRow } from '../store/case-row.js';
import { endOwnHandling } from './own-handling.js';

/**
 * Consent has just been withdrawn, here or in a case that was merged in: work rests but for the report, which whoever is at
 * work owes. Where no agency is, the custodian reports itself: see `ReportWithdrawal`.
 */
export async function freezeWork(
  tx: Tx,
  theCase: CaseRow,
  { caseClocks, liveWork }: { readonly caseClocks: CaseClocks; readonly liveWork: LiveWork },
): Promise<void> {
  await endOwnHandling(tx, caseClocks, theCase);
  const owing = await liveWork.freeze(tx, theCase.id, 'consent_withdrawn');
  if (owing === 0) await caseClocks.start(tx, theCase, WITHDRAWAL_CLOCK);
}

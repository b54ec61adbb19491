import type { Tx } from '../../src/platform/database/tx.js';
import { type CaseClocks, RESOLVE_CLOCK } from './case-clocks.js';
import { answerExtension } from './store/extensions.store.js';

/** The case has ended, or goes on as another one, before its request for more time was answered: nobody owes that any more. */
export async function overtakeExtension(tx: Tx, { clocks }: CaseClocks, caseId: string): Promise<void> {
  if (!(await answerExtension(tx, caseId, { decision: 'overtaken', reason: null }))) return;
  await clocks.declineExtension(tx, { subjectId: caseId, name: RESOLVE_CLOCK });
}

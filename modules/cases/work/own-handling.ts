import type { Tx } from '../../../src/platform/database/tx.js';
import { type CaseClocks, FIRST_CONTACT_CLOCK, UPDATE_CLOCK } from '../case-clocks.js';
import type { CaseRow } from '../store/case-row.js';
import { isContacted } from './work-records.store.js';

/*
 * The custodian handles the case itself from `take` on (`takenAt`) until custody moves, the case goes back to triage or
 * closes. It owes what a recipient owes after accepting: to reach a party, and to say how things go.
 */

/**
 * Starts what the lane and the band ask of own handling and does not run yet: when the case is taken, when it became heavier,
 * when a party has consented again. Whoever has reached a party since is not asked again.
 */
export async function oweOwnHandling(tx: Tx, caseClocks: CaseClocks, theCase: CaseRow): Promise<void> {
  if (theCase.takenAt === null || theCase.withdrawnAt !== null) return;
  const owner = { ownerUserId: theCase.handlerUserId };
  if (!(await isContacted(tx, theCase))) await caseClocks.start(tx, theCase, FIRST_CONTACT_CLOCK, owner);
  await caseClocks.start(tx, theCase, UPDATE_CLOCK, owner);
}

/** It is over, or all that is asked for is the report on a withdrawn consent. */
export async function endOwnHandling(tx: Tx, caseClocks: CaseClocks, theCase: CaseRow): Promise<void> {
  if (theCase.takenAt === null) return;
  for (const name of [FIRST_CONTACT_CLOCK, UPDATE_CLOCK]) {
    await caseClocks.clocks.stop(tx, { subjectId: theCase.id, name });
  }
}

/** A party was reached for: the first contact is made, and that is word of how things go. */
export async function answerByContact(tx: Tx, caseClocks: CaseClocks, caseId: string): Promise<void> {
  await caseClocks.clocks.stop(tx, { subjectId: caseId, name: FIRST_CONTACT_CLOCK });
  await answerByProgress(tx, caseClocks, caseId);
}

/** Somebody said how things go: the next word is owed from now on. */
export async function answerByProgress(tx: Tx, caseClocks: CaseClocks, caseId: string): Promise<void> {
  await caseClocks.clocks.restart(tx, { subjectId: caseId, name: UPDATE_CLOCK });
}

/** Records came along with a merged case: what the same agency did there counts here. */
export async function countCarriedContacts(tx: Tx, caseClocks: CaseClocks, theCase: CaseRow): Promise<void> {
  if (theCase.takenAt === null || !(await isContacted(tx, theCase))) return;
  await caseClocks.clocks.stop(tx, { subjectId: theCase.id, name: FIRST_CONTACT_CLOCK });
}

import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import type { SharedExtension } from '../../sla/index.js';
import { isPrimary } from '../domain/modes.js';
import { answerExtension, type ExtendableClock } from '../store/extensions.store.js';
import { liveReferralsOf, refreshBindingDeadline } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import type { World } from './world.js';

/*
 * A case and the referral that carries it often count the same limit. More time for the one is then more time for the
 * other: nobody is charged with time that was granted (docs/adr/0016).
 */

/** The clock of a referral that more time can be asked for. */
export function extendableClockOf({ mode }: Pick<Referral, 'mode'>): ExtendableClock {
  return mode === 'consult' ? 'consult_answer' : 'resolve';
}

/**
 * Granted on the referral that carries the case: the case's own limit follows where it is the same.
 * @returns whether it did
 */
export async function extendCaseAlike(
  tx: Tx,
  world: World,
  { referral, extension }: { readonly referral: Referral; readonly extension: SharedExtension },
): Promise<boolean> {
  if (!isPrimary(referral.mode)) return false;
  const ofCase = { subjectId: referral.caseId, name: 'resolve' };
  return (await world.clocks.extendAlike(tx, ofCase, extension)) !== null;
}

/** Granted on the case: the referral under which its custodian works follows where it counts the same limit. */
export async function extendCarrierAlike(
  tx: Tx,
  world: World,
  { theCase, extension }: { readonly theCase: CaseRow; readonly extension: SharedExtension },
): Promise<void> {
  for (const { id, mode, recipientAgencyId } of await liveReferralsOf(tx, theCase.id)) {
    if (!isPrimary(mode) || recipientAgencyId !== theCase.custodianAgencyId) continue;
    await world.clocks.extendAlike(tx, { subjectId: id, name: 'resolve' }, extension);
    await refreshBindingDeadline(tx, id);
  }
}

/** The work has ended before its request was answered: nobody owes the answer any more. */
export async function overtakeExtension(tx: Tx, world: World, referral: Referral): Promise<void> {
  if (!(await answerExtension(tx, referral.id, { decision: 'overtaken', reason: null }))) return;
  await world.clocks.declineExtension(tx, { subjectId: referral.id, name: extendableClockOf(referral) });
  await refreshBindingDeadline(tx, referral.id);
}

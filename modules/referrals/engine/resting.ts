import type { Tx } from '../../../src/platform/database/tx.js';
import { HOLD_REASONS, type HoldCode } from '../domain/hold-reasons.js';
import { isPrimary } from '../domain/modes.js';
import { type CasePause, endHold, type HoldEnd } from '../store/records.store.js';
import { refreshBindingDeadline } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import type { Step } from './step.js';
import type { World } from './world.js';

/** The limits of the whole case; each says itself which reasons let it rest. */
const CASE_CLOCKS = ['resolve', 'statutory'] as const;

/**
 * The work rests: do the case's own clocks rest too? Only where the referral carries the case and the parties or the law
 * cause it, and for the law only with its paper. A limit of law lets nothing else stop it (workflow 3.2).
 * @returns the reason for which they rest from now on; null when they go on
 */
export async function restCase(
  { tx, world, referral, theCase }: Step<unknown>,
  { reason, document }: { readonly reason: HoldCode; readonly document?: string },
): Promise<CasePause | null> {
  const { casePause, needsDocument } = HOLD_REASONS[reason];
  if (casePause === null || (needsDocument && document === undefined)) return null;
  if (!isPrimary(referral.mode) || theCase.custodianAgencyId !== referral.recipientAgencyId) return null;
  let rests = false;
  for (const name of CASE_CLOCKS) {
    rests = (await world.clocks.pause(tx, { subjectId: theCase.id, name }, casePause)) || rests;
  }
  return rests ? casePause : null;
}

/** The rest is over, however it ended: the case's clocks run on, where it was this rest that stopped them. */
export async function endRest(tx: Tx, world: World, referral: Referral, by: HoldEnd): Promise<void> {
  const ended = await endHold(tx, referral.id, by);
  if (ended === null) return;
  // Nobody waits for the sender any more.
  if (await world.clocks.stop(tx, { subjectId: referral.id, name: 'info_supply' })) {
    await refreshBindingDeadline(tx, referral.id);
  }
  if (ended.casePause === null) return;
  for (const name of CASE_CLOCKS)
    await world.clocks.resume(tx, { subjectId: referral.caseId, name }, ended.casePause);
}

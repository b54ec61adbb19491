import { WITHDRAWAL_CLOCK } from '../../cases/index.js';
import { isFrozen } from '../domain/frozen.js';
import { isHeldByRecipient, type ReferralState } from '../domain/states.js';
import { refreshBindingDeadline } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import type { Step } from './step.js';

/** The recipient is at work, or would be: what it did up to a withdrawal of consent is its own to report. */
export function isAtWork(state: ReferralState): boolean {
  return isHeldByRecipient(state) && state !== 'reported';
}

/** Who takes the work up once consent is withdrawn, or has to report anew, owes the report like who was at it then. */
export async function oweReportFromNow(step: Step<unknown>, after: Referral): Promise<void> {
  const beginsWork = isAtWork(after.state) && !isAtWork(step.referral.state);
  if (isFrozen(step.theCase) && beginsWork) await startWithdrawalReport(step, after);
}

/** Within a working day the recipient reports what was done; outside the network its sender does. */
export async function startWithdrawalReport(
  { tx, world, theCase }: Pick<Step<unknown>, 'tx' | 'world' | 'theCase'>,
  referral: Referral,
): Promise<void> {
  const isOutside = referral.channel === 'external';
  await world.clocks.start(tx, {
    subjectType: 'referral',
    subjectId: referral.id,
    caseId: referral.caseId,
    areaId: referral.areaId,
    name: WITHDRAWAL_CLOCK,
    lane: referral.lane,
    band: world.cases.bandOf(theCase),
    kind: referral.recipientKind,
    ownerAgencyId: isOutside ? referral.senderAgencyId : referral.recipientAgencyId,
    ownerUserId: isOutside ? null : referral.handlerUserId,
    senderAgencyId: referral.senderAgencyId,
  });
  await refreshBindingDeadline(tx, referral.id);
}

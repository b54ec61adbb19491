import { Conflict, Refused } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { isLive } from '../domain/states.js';
import { type ApprovalSubject, holdsOf } from '../store/records.store.js';
import type { Referral } from '../store/referral.js';
import type { Step } from './step.js';
import type { World } from './world.js';
import { workingDaysUntil } from './working-days.js';

/** What is needed to know whether a referral may rest until an instant; a step has all of it. */
export type HoldGround = Pick<Step<unknown>, 'tx' | 'at' | 'world' | 'referral' | 'recipient' | 'profile'>;

/**
 * Asked when the work is to rest, and when its head gives leave beforehand: leave for what no leave allows would help nobody.
 * @throws Refused `hold_in_past`, `hold_too_long`, `holds_used_up`
 */
export async function requireHoldWithinLimits(ground: HoldGround, until: Date): Promise<void> {
  if (until.getTime() <= ground.at.getTime()) throw new Refused('hold_in_past', 'A hold ends after now.');
  const days = await workingDaysUntil(ground, until);
  const terms = await ground.world.terms(ground.tx);
  const once = Math.min(terms.holdWorkingDays, ground.profile.maxHoldWorkingDays);
  if (days > once)
    throw new Refused('hold_too_long', `A hold lasts at most ${once} working days: choose an earlier day.`, {
      days,
      most: once,
    });
  const before = (await holdsOf(ground.tx, ground.referral.id)).reduce(
    (sum, hold) => sum + hold.workingDays,
    0,
  );
  const most = terms.holdsTogetherWorkingDays;
  if (before + days > most) {
    const detail = `All holds together last at most ${most} working days, and ${before} are used: choose an earlier day.`;
    throw new Refused('holds_used_up', detail, { days: before + days, most });
  }
}

/**
 * Until when leave is asked or given for a hold that could begin now; null for leave of another kind.
 * @throws Conflict `wrong_state` once the referral has ended; Refused `until_missing` and as `requireHoldWithinLimits`
 */
export async function approvable(
  tx: Tx,
  world: World,
  {
    referral,
    dto,
  }: {
    readonly referral: Referral;
    readonly dto: { readonly subject: ApprovalSubject; readonly until?: string };
  },
): Promise<Date | null> {
  if (!isLive(referral.state)) throw new Conflict('wrong_state', 'It has ended.', { state: referral.state });
  const until = dto.until === undefined ? null : new Date(dto.until);
  if (dto.subject !== 'long_hold') return until;
  if (until === null) throw new Refused('until_missing', 'Say until when.');
  const recipient = await world.agencies.get(tx, referral.recipientAgencyId);
  const profile = world.policies.profileOf(recipient);
  await requireHoldWithinLimits({ tx, at: await tx.now(), world, referral, recipient, profile }, until);
  return until;
}

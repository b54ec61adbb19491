import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import type { LiveState } from '../domain/states.js';
import { isLive } from '../domain/states.js';
import type { TaskClock } from '../domain/transitions.js';
import type { Referral } from '../store/referral.js';
import { type ClockGround, pauseClock, startClock } from './clock-effects.js';
import type { World } from './world.js';

/** Who has the work in hand owes these; until they are called for the first time, that too. */
const OWED: Readonly<Partial<Record<LiveState, readonly TaskClock[]>>> = {
  accepted: ['first_contact', 'update'],
  in_progress: ['update'],
  on_hold: ['first_contact', 'update'],
  recall_pending: ['first_contact', 'update'],
};

/** Consent is withdrawn: nobody is to be called and nothing to be told but the report, so neither is owed any more. */
export async function cancelFrozenClocks(
  tx: Tx,
  { clocks }: Pick<World, 'clocks'>,
  { id }: Referral,
): Promise<void> {
  for (const name of ['first_contact', 'update'] as const) await clocks.cancel(tx, { subjectId: id, name });
}

/** Consent is back, and with it what was owed, from the beginning. */
export async function oweAgain(
  tx: Tx,
  world: World,
  { theCase, referral }: { readonly theCase: CaseRow; readonly referral: Referral },
): Promise<void> {
  if (!isLive(referral.state)) return;
  const recipient = await world.agencies.get(tx, referral.recipientAgencyId);
  const ground: ClockGround = { tx, world, theCase, profile: world.policies.profileOf(recipient) };
  for (const name of OWED[referral.state] ?? []) {
    if (name === 'first_contact' && referral.contactedAt !== null) continue;
    await startClock(ground, referral, { name });
    if (name === 'update' && rests(referral)) await pauseClock(ground, referral, { name, reason: 'on_hold' });
  }
}

/** Whether the work rests, also behind a recall that was asked for meanwhile. */
export function rests({ state, resumeStack }: Referral): boolean {
  return state === 'on_hold' || resumeStack.includes('on_hold');
}

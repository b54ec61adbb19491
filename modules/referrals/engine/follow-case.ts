import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import type { TaskClock } from '../domain/transitions.js';
import { isLive, type LiveState } from '../domain/states.js';
import { liftLane, lockUnended, refreshBindingDeadline } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { type ClockGround, pauseClock, startClock } from './clock-effects.js';
import { rests } from './frozen-clocks.js';
import type { World } from './world.js';

/** The clocks that only a heavier lane or band has, by the state in which they would be running by now. */
const WOULD_RUN: Readonly<Partial<Record<LiveState, readonly TaskClock[]>>> = {
  queued: ['ack'],
  info_requested: ['info_supply'],
  accepted: ['first_contact', 'update'],
  in_progress: ['update'],
  on_hold: ['first_contact', 'update', 'info_supply'],
  recall_pending: ['first_contact', 'update', 'info_supply'],
};

/**
 * The case has become more dangerous or its lane heavier: what is under way for it follows. Deadlines come nearer, clocks
 * that the band or the lane has from now on begin now, and the simple lane's short cuts end. The list order follows by
 * itself: the database keeps `risk_rank` in step with the case.
 *
 * The case is locked; its referrals are locked here, and then their clocks.
 */
export async function followCase(tx: Tx, world: World, theCase: CaseRow): Promise<void> {
  const followers = await lockUnended(tx, theCase.id);
  const lane = theCase.lane === 'full' ? 'full' : undefined;
  const lifted = lane === undefined ? [] : followers.filter((referral) => referral.lane !== lane);
  await liftLane(
    tx,
    lifted.map(({ id }) => id),
  );
  const ids = followers.map(({ id }) => id);
  await world.clocks.setBand(tx, ids, { band: world.cases.bandOf(theCase), lane });
  for (const referral of followers) {
    const now: Referral = { ...referral, lane: lane ?? referral.lane };
    await startMissing(tx, world, { theCase, referral: now });
    await refreshBindingDeadline(tx, referral.id);
  }
  for (const referral of lifted) tellLifted(tx, referral);
}

/** A clock that ran before stays as it is: whoever answered it once is not asked again, but by another question. */
async function startMissing(
  tx: Tx,
  world: World,
  { theCase, referral }: { readonly theCase: CaseRow; readonly referral: Referral },
): Promise<void> {
  if (!isLive(referral.state)) return;
  const wanted = (WOULD_RUN[referral.state] ?? []).filter((name) => !isAnswered(referral, name));
  if (wanted.length === 0) return;
  const known = new Set((await world.clocks.forSubject(tx, referral.id)).map(({ name }) => name));
  const recipient = await world.agencies.get(tx, referral.recipientAgencyId);
  const ground: ClockGround = { tx, world, theCase, profile: world.policies.profileOf(recipient) };
  for (const name of wanted) {
    if (known.has(name) && name !== 'info_supply') continue;
    await startClock(ground, referral, { name });
    if (name === 'update' && rests(referral)) await pauseClock(ground, referral, { name, reason: 'on_hold' });
  }
}

function isAnswered(referral: Referral, name: TaskClock): boolean {
  if (name === 'first_contact') return referral.contactedAt !== null;
  if (name === 'info_supply') return referral.state !== 'info_requested' && !referral.awaitsSender;
  // Who has asked a question or refused has seen it.
  const { acknowledgedAt, infoCycles, overruledReasons } = referral;
  return name === 'ack' && (acknowledgedAt !== null || infoCycles > 0 || overruledReasons.length > 0);
}

function tellLifted(tx: Tx, { id, caseId, lane, senderAgencyId, recipientAgencyId }: Referral): void {
  tx.emit({
    type: 'referral.lane_raised',
    subjectType: 'referral',
    subjectId: id,
    streamId: caseId,
    payload: { fromLane: lane, toLane: 'full', senderAgencyId, recipientAgencyId },
  });
  tx.audit({
    action: 'referral.lane_raised',
    subjectType: 'referral',
    subjectId: id,
    agencyId: recipientAgencyId,
    detail: { caseId, fields: ['lane'] },
  });
}

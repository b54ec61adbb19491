import type { Tx } from '../../../src/platform/database/tx.js';
import type { Agency } from '../../identity/index.js';
import { isLive } from '../domain/states.js';
import type { Relation } from '../engine/relations.js';
import type { ChasesView, ChaseView, DutyView } from '../http/chase.view.js';
import { dutyAt } from '../routing/duty.js';
import type { Chase } from '../store/chases.store.js';
import type { Referral } from '../store/referral.js';

interface Sight {
  readonly referral: Referral;
  readonly relations: ReadonlySet<Relation>;
}

/** Who asked after it and how often, for everybody who sees the referral; what was said is for those who wrote it down. */
export function chasesView(
  chases: readonly Chase[],
  referral: Referral,
  relations: ReadonlySet<Relation>,
): ChasesView {
  const items = chases.map((chase) => chaseView(chase, referral, relations));
  return { count: items.length, last: items.at(-1) ?? null, items };
}

/** Whom to call, for those who may chase, while there is something to chase. */
export async function recipientDuty(
  tx: Tx,
  recipient: Agency,
  { referral, relations }: Sight,
): Promise<DutyView | null> {
  const mayChase = relations.has('sender') || relations.has('centre');
  return mayChase && isLive(referral.state) ? dutyOf(tx, recipient) : null;
}

/** Whom those may call who work on it, where a word is quicker than a question in writing. */
export async function senderDuty(
  tx: Tx,
  sender: Agency,
  { referral, relations }: Sight,
): Promise<DutyView | null> {
  return relations.has('recipient') && isLive(referral.state) ? dutyOf(tx, sender) : null;
}

async function dutyOf(tx: Tx, { duty }: Agency): Promise<DutyView | null> {
  if (duty === null) return null;
  const { phone, person, hours } = duty;
  return { phone, person, hours, isOnCall: dutyAt(duty, await tx.now()) === 'on' };
}

function chaseView(chase: Chase, referral: Referral, relations: ReadonlySet<Relation>): ChaseView {
  const { channel, reached, note, at, byName, byAgencyId } = chase;
  const isOurs = relations.has(byAgencyId === referral.senderAgencyId ? 'sender' : 'centre');
  return { channel, reached, note: isOurs ? note : null, at: at.toISOString(), by: byName };
}

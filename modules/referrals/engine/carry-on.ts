import { contactRoleOf } from '../../cases/index.js';
import { contactsOf } from '../store/records.store.js';
import { getReferral } from '../store/referrals.store.js';
import type { Step } from './step.js';

/**
 * Brings the successor `id` of a referral to where its agency stood: nobody takes twice what they have taken, nor calls twice
 * whom they have called.
 */
export async function carryOn(
  { tx, world, referral, play }: Pick<Step<unknown>, 'tx' | 'world' | 'referral' | 'play'>,
  id: string,
): Promise<void> {
  const members = await world.people.members(tx, referral.recipientAgencyId);
  const stays = members.some(({ userId }) => userId === referral.handlerUserId);
  const handlerUserId = stays ? referral.handlerUserId : null;
  await play('accept', id, { handlerUserId, carriedFrom: referral.id }, 'recipient_intake');
  const first = (await contactsOf(tx, referral.id))[0];
  if (first === undefined) return;
  // A transfer is handed over before anybody is called, also there.
  if ((await getReferral(tx, id)).mode === 'transfer') return;
  const { contactedAt, channel, result, note } = first;
  const who = contactRoleOf(first.who);
  await play(
    'first_contact',
    id,
    { contactedAt: contactedAt.toISOString(), channel, result, who, note, carriedFrom: first.id },
    'recipient_handler',
  );
}

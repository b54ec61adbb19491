import type { Referral } from '../../referrals/index.js';
import { type ClockRow, clockTask } from '../../sla/index.js';

/** What an agency owes its joint case. Orders, consents and what others owe it are for the two agencies of its referral. */
const WORK: readonly string[] = [
  'ack',
  'accept',
  'first_contact',
  'first_session',
  'update',
  'resolve',
  'recall_answer',
  'hold_until',
];

/**
 * What a lane tells all agencies was late: the recipient's own work. Of a body outside the network whoever asked it is charged with
 * that (docs/adr/0045).
 */
export function laneBreaches(
  { channel, recipientAgencyId }: Pick<Referral, 'channel' | 'recipientAgencyId'>,
  clocks: readonly Pick<ClockRow, 'breached' | 'deadlineAt' | 'name' | 'ownerAgencyId'>[],
): readonly { readonly at: string; readonly words: string }[] {
  return clocks.flatMap(({ breached, deadlineAt, name, ownerAgencyId }) => {
    const isTheirs = channel === 'external' || ownerAgencyId === recipientAgencyId;
    if (!breached || deadlineAt === null || !isTheirs || !WORK.includes(name)) return [];
    return [{ at: deadlineAt.toISOString(), words: clockTask({ name, subjectType: 'referral' }) }];
  });
}

import { chinaDay, DAY_MS } from '../../../../../src/kernel/china-time';
import { serverNow } from '../../../time/server-now';
import { AGREEMENTS } from '../../../words/agreements';

/** The evening of a day so many days from now, as a form has it. */
export function later(days: number): string {
  return `${chinaDay(new Date(serverNow() + days * DAY_MS))}T17:30`;
}

/** What people mostly choose. The rest is one tap further. */
export const LIKELY = {
  channels: ['phone', 'visit', 'office'],
  roles: ['applicant', 'respondent'],
  outcomes: [...AGREEMENTS, 'not_settled', 'unreachable'],
  holds: ['party_asks_time', 'party_away', 'awaiting_party_papers'],
  refusals: ['not_our_duty', 'not_our_area', 'party_refuses'],
} as const;

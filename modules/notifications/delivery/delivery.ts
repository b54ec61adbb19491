import type { Medium, Urgency } from '../domain/urgency.js';

/** The job that sends one message. */
export const DELIVER_JOB = 'notices.deliver';

export const DELIVERY_STATES = ['queued', 'sent', 'failed', 'suppressed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why a message was not sent, though nothing failed. */
export type SuppressedReason =
  'sms_unsafe' | 'no_address' | 'no_channel' | 'read_meanwhile' | 'user_inactive';

/** A message out of the house, to a member of staff (`userId`) or to a party (`partyId`). */
export interface Delivery {
  /** Also the key by which the other house knows a repeat. */
  readonly id: string;
  readonly medium: Medium;
  readonly noticeId: string | null;
  readonly userId: string | null;
  readonly partyId: string | null;
  /** Who answers for the person: told when the message does not get through. */
  readonly agencyId: string | null;
  readonly code: string;
  readonly urgency: Urgency;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly streamId: string;
  readonly ticketCode: string | null;
  /** A party's number, sealed. */
  readonly addressSealed: string | null;
  /** A party's safe hours, `HH:MM-HH:MM`. */
  readonly contactHours: string | null;
  /** Whether a party may be called; null for staff. */
  readonly mayCall: boolean | null;
  /** Whether a message to a party may say whom to call, unless that has become unsafe by the time it goes. */
  readonly namesAgency: boolean;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly attempts: number;
  /** The job that holds it, while real time is before `claimedUntil`. */
  readonly claimedBy: string | null;
  readonly isClaimed: boolean;
}

export type NewDelivery = Omit<Delivery, 'id' | 'attempts' | 'claimedBy' | 'isClaimed'> & {
  readonly channelId: string | null;
  /** When it may go; for one that is suppressed at once it does not matter. */
  readonly startAt: Date;
};

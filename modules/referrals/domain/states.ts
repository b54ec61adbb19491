/** Where a referral stands. `test/conformance/referral_fsm.json` has the meaning of each and its FHIR Task status. */
export const REFERRAL_STATES = [
  'draft',
  'queued',
  'info_requested',
  'rejection_review',
  'accepted',
  'in_progress',
  'on_hold',
  'recall_pending',
  'reported',
  'closed',
  'rejected',
  'recalled',
  'expired',
  'superseded',
  'entered_in_error',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** Somebody owes the next step, and a clock runs against them (I9). */
export const LIVE_STATES = [
  'queued',
  'info_requested',
  'rejection_review',
  'accepted',
  'in_progress',
  'on_hold',
  'recall_pending',
  'reported',
] as const satisfies readonly ReferralState[];
export type LiveState = (typeof LIVE_STATES)[number];

/** The recipient holds it and answers for it. */
export const HELD_STATES = [
  'accepted',
  'in_progress',
  'on_hold',
  'recall_pending',
  'reported',
] as const satisfies readonly LiveState[];

const LIVE: ReadonlySet<ReferralState> = new Set(LIVE_STATES);
const HELD: ReadonlySet<ReferralState> = new Set(HELD_STATES);

/** Whether the referral waits for somebody; a draft does not, the routing clock of its case covers it. */
export function isLive(state: ReferralState): state is LiveState {
  return LIVE.has(state);
}

/** Whether the referral has ended for good: its state never changes again. */
export function isTerminal(state: ReferralState): boolean {
  return state !== 'draft' && !LIVE.has(state);
}

/** Whether the recipient has taken responsibility and has not been relieved of it. */
export function isHeldByRecipient(state: ReferralState): boolean {
  return HELD.has(state);
}

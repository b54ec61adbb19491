import type { ReferralTerms } from '../domain/referral-terms.js';

/** By design, not by law: workflow of the desk, to be changed by whoever administers it. */
export const REFERRAL_TERMS: ReferralTerms = {
  maxHops: 2,
  holdWorkingDays: 10,
  holdWithoutHeadWorkingDays: 3,
  holdsTogetherWorkingDays: 20,
  reopenWithinDays: 90,
  senderReopensSimpleWithinDays: 7,
};

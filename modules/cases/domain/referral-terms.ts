/** How often a referral is passed on, how long its work may rest, and until when it is taken up again. Data, editable. */
export interface ReferralTerms {
  /** Agencies that may have had it before only the centre sends on. */
  readonly maxHops: number;
  /** Working days that the work rests at one time; an agency's profile may say less. */
  readonly holdWorkingDays: number;
  /** Working days of rest for which no head is asked. */
  readonly holdWithoutHeadWorkingDays: number;
  /** Working days of rest altogether. */
  readonly holdsTogetherWorkingDays: number;
  /** Days after its end within which it is reopened. */
  readonly reopenWithinDays: number;
  /** Days within which its sender reopens it alone, in the simple lane. */
  readonly senderReopensSimpleWithinDays: number;
}

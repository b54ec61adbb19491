/** How a case is shared: workflow.md §1.3 has custody, access and refusal of each. */
export const REFERRAL_MODES = ['refer', 'transfer', 'co_handle', 'consult', 'delegate'] as const;
export type ReferralMode = (typeof REFERRAL_MODES)[number];

/** How much ceremony a referral has; the machine below is the same. */
export const REFERRAL_LANES = ['simple', 'full'] as const;
export type ReferralLane = (typeof REFERRAL_LANES)[number];

/** Inside the product, or to a court, a hospital, another city: then the sender records what comes back. */
export const REFERRAL_CHANNELS = ['internal', 'external'] as const;
export type ReferralChannel = (typeof REFERRAL_CHANNELS)[number];

/** A primary referral carries the case on: at most one lives for a case and purpose (I2), and only it moves custody. */
export function isPrimary(mode: ReferralMode): boolean {
  return mode === 'refer' || mode === 'transfer';
}

/**
 * Whether somebody who holds a referral put it to somebody else as a question, which is a part of what they hold
 * (docs/adr/0043): it shows no more of the case than they were shown, and is nobody's affair above them.
 */
export function isHoldersQuestion({ mode, partOf }: { mode: ReferralMode; partOf: string | null }): boolean {
  return mode === 'consult' && partOf !== null;
}

/** A child may be handed on once more, and then no further. */
export const MAX_DELEGATION_DEPTH = 2;
export const MAX_INFO_CYCLES = 2;
/** Returns by the sender; after them only a coordinator may return. */
export const MAX_RETURNS = 2;

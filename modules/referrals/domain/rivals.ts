import { isHoldersQuestion, isPrimary, type ReferralMode } from './modes.js';

/** What tells whether two referrals of one case get in each other's way. */
export interface Rival {
  readonly mode: ReferralMode;
  readonly purpose: string;
  readonly recipientAgencyId: string;
  readonly partOf: string | null;
}

/**
 * Whether two referrals of one case may not live at once (I2): two leads for a purpose, or two that ask the same agency for
 * support. A holder's question stands beside all else that the agency is asked: who holds the case and who holds a part of
 * it do not know of each other's.
 */
export function areRivals(one: Rival, other: Rival): boolean {
  if (one.purpose !== other.purpose || isPrimary(one.mode) !== isPrimary(other.mode)) return false;
  if (isPrimary(one.mode)) return true;
  return one.recipientAgencyId === other.recipientAgencyId && askedOn(one) === askedOn(other);
}

/** The referral that a holder's question is asked on; null for whatever else is sent. */
export function askedOn(referral: Pick<Rival, 'mode' | 'partOf'>): string | null {
  return isHoldersQuestion(referral) ? referral.partOf : null;
}

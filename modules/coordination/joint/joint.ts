import { NotFound } from '../../../src/kernel/errors.js';
import type { CaseRow } from '../../cases/index.js';
import { isLive, isPrimary, type Referral } from '../../referrals/index.js';

/** What an agency is in a joint case: it leads, supports, or carries a part of the matter beside the lead. */
export type JointPart = 'lead' | 'support' | 'beside';

/**
 * How somebody sees a joint case. `desk` answers for the case and coordinates, `lead` and `supporter` work on it, `former` has done
 * its part; `overseer` watches the area and `reader` sees the case for another reason. Only the first two plan and call meetings.
 */
export type JointSight = 'desk' | 'lead' | 'supporter' | 'former' | 'overseer' | 'reader';

/** A case as its agencies work on it together. */
export interface Joint {
  readonly theCase: CaseRow;
  /** Its referrals of this cycle that carry it or support it and have been sent, oldest first; parts of them are left out. */
  readonly referrals: readonly Referral[];
  readonly lead: Referral | null;
  readonly sight: JointSight;
  /** The caller's agencies. */
  readonly mine: readonly string[];
}

/** Those of a case that make it a joint one. */
export function jointReferrals(theCase: CaseRow, referrals: readonly Referral[]): readonly Referral[] {
  return referrals.filter(
    ({ mode, partOf, cycle, submittedAt }) =>
      cycle === theCase.cycle &&
      partOf === null &&
      submittedAt !== null &&
      (isPrimary(mode) || mode === 'co_handle'),
  );
}

/** The live primary that was taken first, or else sent first: where parts are carried apart, one of them leads. */
export function leadOf(referrals: readonly Referral[]): Referral | null {
  const primaries = referrals.filter(({ mode, state }) => isPrimary(mode) && isLive(state));
  const takenAt = ({ acceptedAt }: Referral): number => acceptedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return [...primaries].sort((a, b) => takenAt(a) - takenAt(b))[0] ?? null;
}

/** What has ended is told as what it was. */
export function partOf(referral: Referral, lead: Referral | null): JointPart {
  if (!isPrimary(referral.mode)) return 'support';
  return lead === null || lead.id === referral.id || !isLive(referral.state) ? 'lead' : 'beside';
}

/** The agencies that work on it now: its owner, and to whom a live referral of it went. */
export function agenciesIn({ theCase, referrals }: Pick<Joint, 'theCase' | 'referrals'>): readonly string[] {
  const live = referrals.filter(({ state }) => isLive(state));
  return [...new Set([theCase.ownerAgencyId, ...live.map(({ recipientAgencyId }) => recipientAgencyId)])];
}

/** Who is charged with what an agency is to do: outside the network nobody sees a clock (docs/adr/0045). */
export function chargedFor({ referrals }: Pick<Joint, 'referrals'>, agencyId: string): string {
  const held = referrals.find(
    ({ recipientAgencyId, state }) => recipientAgencyId === agencyId && isLive(state),
  );
  return held?.channel === 'external' ? held.senderAgencyId : agencyId;
}

/** How the caller's agencies see it by its referrals alone. @throws NotFound `case_not_found` where they have no part in it */
export function sightByReferral(
  { referrals, lead }: Pick<Joint, 'referrals' | 'lead'>,
  mine: readonly string[],
): JointSight {
  if (lead !== null && mine.includes(lead.recipientAgencyId)) return 'lead';
  const own = referrals.filter(({ recipientAgencyId }) => mine.includes(recipientAgencyId));
  if (own.some(({ state }) => isLive(state))) return 'supporter';
  if (own.some(({ state }) => state === 'closed')) return 'former';
  throw new NotFound('case');
}

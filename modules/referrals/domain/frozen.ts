import { Refused } from '../../../src/kernel/errors.js';
import type { CaseRow } from '../../cases/index.js';
import type { Referral } from '../store/referral.js';
import type { ReferralEvent } from './transitions.js';

/** Steps that put something new about the people on record, or pass it on. The report is none: it is what is waited for. */
const ADDS_CONTENT: ReadonlySet<ReferralEvent> = new Set([
  'request_info',
  'supply_info',
  'feedback',
  'delegate',
]);

/** A hand-over opens the whole case to its new owner. */
const OPENS_CASE: ReferralEvent = 'handover_done';

/** A party of the case has withdrawn consent: its referrals are read-only in content (workflow.md §1.1). */
export function isFrozen({ withdrawnAt }: Pick<CaseRow, 'withdrawnAt'>): boolean {
  return withdrawnAt !== null;
}

/** Whether consent that has been withdrawn was all that let the recipient see the people; what a law shows it stays shown. */
export function isWithheldFromRecipient(
  theCase: Pick<CaseRow, 'withdrawnAt'>,
  { share }: Pick<Referral, 'share'>,
): boolean {
  return isFrozen(theCase) && share.legalBasis === null;
}

/** Whether the step is closed because a party has withdrawn consent. */
export function isFrozenStep(
  theCase: Pick<CaseRow, 'withdrawnAt'>,
  referral: Pick<Referral, 'share'>,
  event: ReferralEvent,
): boolean {
  if (event === OPENS_CASE) return isWithheldFromRecipient(theCase, referral);
  return ADDS_CONTENT.has(event) && isFrozen(theCase);
}

/** @throws Refused `consent_withdrawn` */
export function refuseFrozenStep(theCase: CaseRow, referral: Referral, event: ReferralEvent): void {
  if (isFrozenStep(theCase, referral, event)) refuseFrozen(theCase);
}

/** @throws Refused `consent_withdrawn` */
export function refuseFrozen(theCase: CaseRow): void {
  if (isFrozen(theCase)) {
    throw new Refused('consent_withdrawn', 'A party has withdrawn consent: report, and add nothing else.');
  }
}

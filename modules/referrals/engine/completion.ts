import { OUTCOMES, type OutcomeKind } from '../domain/outcomes.js';
import { isPrimary } from '../domain/modes.js';
import { liveReferralsOf } from '../store/referrals.store.js';
import { lastReportOf } from '../store/last-report.js';
import type { Referral } from '../store/referral.js';
import { backToTriage, returnToOwner } from './custody.js';
import { endParts } from './end-parts.js';
import { endSupporters } from './end-supporters.js';
import type { Step } from './step.js';
import { casesRests } from './unsent.js';

/**
 * What follows when an outcome stands: parts go home, the case's owner holds the case again, and when this was the
 * last primary referral and it settled things, the case closes in the same transaction. Whoever still supports it then is taken
 * back: nobody works on a closed case. (The lead could not report before required supporters were done; one that was asked
 * after the report goes with them.) Where a part was left over and waits to be sent on, the case is not settled yet; an
 * agreement on this part is in force, and its window for confirmation by a court opens.
 * @throws Refused `guard_stop` when somebody confirms an agreement whose mediation was stopped since: it is returned
 */
export async function complete(step: Step<unknown>, after: Referral): Promise<void> {
  const { tx, world, referral } = step;
  // Before the case can close: nobody works on a closed case.
  await endParts(step, after);
  if (!isPrimary(referral.mode)) return;
  await returnToOwner(step, after);
  const others = (await liveReferralsOf(tx, referral.caseId)).filter((other) => isPrimary(other.mode));
  if (others.length > 0) return keepAgreement(step, after);
  const kind: OutcomeKind | null = after.outcome === null ? null : OUTCOMES[after.outcome];
  if (kind?.settles === true && kind.caseOutcome !== null) {
    const current = await world.cases.lock(tx, referral.caseId);
    // Silence confirms no agreement that was stopped since; nobody is there to be told, so its owner takes it up again.
    if (step.row.event === 'confirm_timeout' && current.legalTrack) {
      return backToTriage(step, 'mediation_stopped');
    }
    if ((await casesRests(tx, referral.caseId)).length > 0) {
      await world.cases.requireNotStopped(tx, current);
      await keepAgreement(step, after);
      return backToTriage(step, 'rest_unsent');
    }
    await endSupporters(
      tx,
      { caseId: referral.caseId, ends: ({ mode }) => !isPrimary(mode), why: '主办单位已办结' },
      step.play,
    );
    const theCase = await world.cases.lock(tx, referral.caseId);
    const report = await lastReportOf(tx, referral.id);
    await world.cases.closeByOutcome(tx, theCase, {
      outcome: kind.caseOutcome,
      cause: `confirm:${referral.id}`,
      mediatorAgencyId: referral.recipientAgencyId,
      inForceAt: referral.reportedAt ?? step.at,
      by: {
        agencyId: referral.recipientAgencyId,
        userId: referral.handlerUserId ?? report?.reportedBy ?? null,
        text: report?.summary ?? null,
      },
    });
    return;
  }
  await backToTriage(step, after.outcome ?? 'ended');
}

/** The case goes on with its other parts; what was agreed in writing on this one is in force all the same. */
async function keepAgreement({ tx, world, referral, at }: Step<unknown>, after: Referral): Promise<void> {
  if (after.outcome !== 'written_agreement') return;
  const theCase = await world.cases.lock(tx, referral.caseId);
  await world.cases.agreedInPart(tx, theCase, {
    part: referral.id,
    mediatorAgencyId: referral.recipientAgencyId,
    inForceAt: referral.reportedAt ?? at,
  });
}

import { ENDINGS, SCREEN_WORDS, turnOf } from '../domain/screen-words.js';
import type { StoredReferralView } from '../http/stored-referral.view.js';
import type { Referral } from '../store/referral.js';

/** The part of a view that is the same to everybody who may see the referral. */
export function storedView(referral: Referral): StoredReferralView {
  return {
    id: referral.id,
    caseId: referral.caseId,
    mode: referral.mode,
    purpose: referral.purpose,
    lane: referral.lane,
    channel: referral.channel,
    required: referral.required,
    isWaived: referral.waivedAt !== null,
    request: referral.request,
    scope: referral.scope.map(({ key, text }) => ({ key, text })),
    senderAgencyId: referral.senderAgencyId,
    recipientAgencyId: referral.recipientAgencyId,
    handlerUserId: referral.handlerUserId,
    state: referral.state,
    word: SCREEN_WORDS[referral.state],
    turn: turnOf(referral),
    ending: ENDINGS[referral.state],
    endedReason: referral.endedReason,
    outcome: referral.outcome,
    version: referral.version,
    cycle: referral.cycle,
    hopCount: referral.hopCount,
    triedAgencyIds: [...referral.excludedAgencyIds],
    infoNotSupplied: referral.infoNotSupplied,
    overruledReasons: [...referral.overruledReasons],
    isAutoConfirmed: referral.autoConfirmed,
    reopenedTimes: referral.reopenedTimes,
    rerouteOf: referral.rerouteOf,
    reopens: referral.reopens,
    restOf: referral.restOf,
    partOf: referral.partOf,
    supersededBy: referral.supersededBy,
    deadlineAt: iso(referral.bindingDeadlineAt),
    dueAt: iso(referral.dueAt),
    createdAt: referral.createdAt.toISOString(),
    submittedAt: iso(referral.submittedAt),
    acknowledgedAt: iso(referral.acknowledgedAt),
    acceptedAt: iso(referral.acceptedAt),
    acceptedOnFileId: referral.acceptedOnFileId,
    contactedAt: iso(referral.contactedAt),
    reportedAt: iso(referral.reportedAt),
    endedAt: iso(referral.endedAt),
    changedAt: referral.changedAt.toISOString(),
    changedBy: referral.changedByName,
  };
}

function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}

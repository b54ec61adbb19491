import { Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Reference } from '../../cases/index.js';
import {
  type Enclosure,
  filesOnRecord,
  type Reply,
  type ReplyDecision,
  type ReplyOutcome,
} from '../../documents/index.js';
import { OUTCOMES, type OutcomeCode } from '../domain/outcomes.js';
import { REFUSAL_REASONS } from '../domain/refusal-reasons.js';
import type { World } from '../engine/world.js';
import { type Outcome, outcomesOf, refusalsOf } from '../store/records.store.js';
import type { Referral } from '../store/referral.js';
import { contactOf, kindOfLetter, nameOfType, requireLetterMode } from './referral-letter.js';
import { showCase } from './shown-case.js';

/**
 * What F16 is printed from: the answer of the recipient, for everybody who sees the referral; the type of the dispute and
 * the names of files only for whoever may open the snapshot, and of files not once consent is withdrawn.
 * @throws NotFound; Refused `paper_not_yet` before the recipient has decided, `paper_unfit` for a question
 */
export async function reply(
  tx: Tx,
  { world, reference }: { readonly world: World; readonly reference: Reference },
  asked: { readonly caller: Caller; readonly referralId: string },
): Promise<Reply> {
  const { referral, theCase, snapshot, arePeopleWithheld } = await showCase(tx, world, asked);
  requireLetterMode(referral);
  const decision = await decisionOn(tx, world, referral);
  if (decision === null || referral.submittedAt === null) {
    throw new Refused('paper_not_yet', 'The reply is printed once the recipient has decided.');
  }
  const reported = await standingOutcome(tx, referral);
  const handler = await contactOf(tx, world, {
    userId: referral.handlerUserId,
    agencyId: referral.recipientAgencyId,
  });
  return {
    referralId: referral.id,
    kind: kindOfLetter(referral),
    letterNumber: null,
    caseNumber: theCase.number,
    sender: (await world.agencies.get(tx, referral.recipientAgencyId)).name,
    recipient: (await world.agencies.get(tx, referral.senderAgencyId)).name,
    disputeType: snapshot === null ? null : await nameOfType(tx, reference, snapshot.content),
    referredAt: referral.submittedAt.toISOString(),
    decision,
    handler,
    outcome: reported === null ? null : outcomeOf(reported),
    enclosures:
      reported === null || snapshot === null || arePeopleWithheld
        ? []
        : await enclosed(tx, reported.evidence),
    contact: handler,
    repliedAt: reported?.reportedAt.toISOString() ?? decision.at,
  };
}

/** Null while nobody has decided; a refusal counts once it stands. */
async function decisionOn(tx: Tx, world: World, referral: Referral): Promise<ReplyDecision | null> {
  if (referral.acceptedAt !== null) {
    return { accepted: true, at: referral.acceptedAt.toISOString(), reason: null, suggestedAgency: null };
  }
  if (referral.state !== 'rejected') return null;
  const [refusal] = await refusalsOf(tx, referral.id);
  if (refusal === undefined) return null;
  const suggested =
    refusal.suggestedAgencyId === null ? null : await world.agencies.find(tx, refusal.suggestedAgencyId);
  return {
    accepted: false,
    at: refusal.at.toISOString(),
    reason: `${REFUSAL_REASONS[refusal.reason].label}：${refusal.body}`,
    suggestedAgency: suggested?.name ?? null,
  };
}

/** The latest report, unless it was sent back and is being done again. */
async function standingOutcome(tx: Tx, { id, state }: Referral): Promise<Outcome | null> {
  if (state !== 'reported' && state !== 'closed') return null;
  return (await outcomesOf(tx, id)).at(-1) ?? null;
}

function outcomeOf({ outcome, summary, legalReason, reportedAt }: Outcome): ReplyOutcome {
  return {
    ending: endingOf(outcome),
    result: OUTCOMES[outcome].label,
    agreementNumber: null,
    summary: legalReason === null ? summary : `${summary}（${legalReason}）`,
    performance: null,
    at: reportedAt.toISOString(),
  };
}

/** What the parties settled among themselves is an agreement nobody wrote down. */
function endingOf(outcome: OutcomeCode): ReplyOutcome['ending'] {
  if (outcome === 'written_agreement') return 'written_agreement';
  return OUTCOMES[outcome].settles ? 'oral_agreement' : 'terminated';
}

async function enclosed(tx: Tx, fileIds: readonly string[]): Promise<Enclosure[]> {
  return (await filesOnRecord(tx, fileIds)).map(({ originalName }) => ({ name: originalName, copies: null }));
}

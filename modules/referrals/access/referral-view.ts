import { agenciesOf, type Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { contactRoleOf, type CaseRow, type RiskLevel } from '../../cases/index.js';
import type { ClockRow } from '../../sla/index.js';
import { isFrozen } from '../domain/frozen.js';
import { riskOfRank } from '../domain/risk-rank.js';
import { ENDINGS, SCREEN_WORDS, turnOf } from '../domain/screen-words.js';
import { isLive, isTerminal } from '../domain/states.js';
import { isPrimary } from '../domain/modes.js';
import { capacitiesOf, lentSteps } from '../engine/capacities.js';
import { isForDispatch } from '../engine/dispatch.js';
import { handles } from '../engine/handles.js';
import { type Relation, relationsTo } from '../engine/relations.js';
import { standsIn } from '../engine/stand-in.js';
import type { World } from '../engine/world.js';
import type { ChoiceView } from '../http/referral-records.view.js';
import type { ReferralClockView, ReferralView } from '../http/referral.view.js';
import type { ChoiceRecord } from '../routing/choice.js';
import { claimView } from '../store/claims.store.js';
import { onRecord } from '../store/on-record.store.js';
import type { MessageKind } from '../store/records.store.js';
import { getReferral, liveReferralsOf, reopeningOf } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { chasesView, recipientDuty } from './chases-view.js';
import { checklistFor } from './checklist.js';
import { offeredEvents } from './offered-events.js';
import { offeredSideSteps } from './offered-side-steps.js';

/** What of the snapshot somebody may open: `open` while they work, `read_only` afterwards, `none` once it has ended. */
export type SnapshotAccess = 'open' | 'read_only' | 'none';

/**
 * What one person sees of one referral: the only place that decides it (I5–I7).
 *
 * Everybody with a relation sees status, reasons, outcome and instants. Notes reach only the agency that wrote them. Whom it
 * has been taken away from keeps what they wrote and what the centre ruled: docs/adr/0027.
 * Children of a delegation are told to the agency that delegated and to the centre, and to nobody above.
 */
export async function referralView(
  tx: Tx,
  world: World,
  {
    actor,
    referral,
    theCase,
  }: { readonly actor: Actor; readonly referral: Referral; readonly theCase: CaseRow },
): Promise<ReferralView> {
  const stands = await standsIn(tx, world, theCase);
  const relations = relationsTo(actor, { referral, theCase, standsIn: stands });
  const sender = await world.agencies.get(tx, referral.senderAgencyId);
  const recipient = await world.agencies.get(tx, referral.recipientAgencyId);
  const profile = world.policies.profileOf(recipient);
  const standing = {
    referral,
    areaPath: theCase.areaPath,
    sentByCentre: world.policies.profileOf(sender).isCentre,
    withCentre: isForDispatch({ profile, referral }),
    standsIn: stands,
  };
  const isClosedToThem = isFrozenTo({ relations, referral, theCase });
  const access = await snapshotAccess(tx, relations, { referral, theCase });
  // It has ended for them: what others wrote is no longer theirs to read, what they did themselves stays.
  const isShut = access === 'none' && !answersForCase(relations);
  const mine = agenciesOf(actor);
  const record = await onRecord(tx, referral.id, mine);
  const { claim, extensions, proposals } = record;
  const messages = record.messages.filter(({ kind, byAgencyId }) => {
    const isOwn = byAgencyId !== null && mine.includes(byAgencyId);
    return FROM_THE_CENTRE.has(kind) || (!isClosedToThem && (!isShut || isOwn));
  });
  const [latestRefusal] = record.refusals;
  const clocks = isTerminal(referral.state) ? [] : await world.clocks.running(tx, referral.id);
  const seesChildren = relations.has('recipient') || relations.has('centre');
  const children = seesChildren ? record.parts : [];
  const offering = {
    ...{ referral, theCase, profile, actor, relations, clocks, extensions, proposals },
    classes: capacitiesOf(actor, standing),
    lent: lentSteps(actor, standing),
    now: await tx.now(),
    hasRival: await hasRival(tx, referral),
    handles: relations.has('recipient') && (await handles(tx, world.people, { actor, referral })),
  };
  return {
    ...plain(referral),
    ...(isShut && { request: '', scope: [] }),
    caseNumber: theCase.number,
    risk: riskShown({ relations, referral, theCase }),
    senderAgencyName: sender.name,
    recipientAgencyName: recipient.name,
    relations: [...relations],
    events: offeredEvents(offering),
    sideSteps: offeredSideSteps(offering),
    reopenedBy: referral.reopenedTimes === 0 ? null : await reopeningOf(tx, referral),
    // Which fields of the case are shared: names, and nothing of what they hold.
    fields: [...(record.outline?.fields ?? referral.share.fields)],
    snapshotAccess: access,
    checklist: checklistFor(referral, profile, record.outline),
    clocks: clocks.map(clockView),
    choice: relations.has('sender') || relations.has('centre') ? choiceView(referral.choice) : null,
    claim: claim === null ? null : claimView(claim.userId, claim.name, claim.until),
    refusal:
      latestRefusal === undefined
        ? null
        : {
            reason: latestRefusal.reason,
            text: latestRefusal.body,
            consequence: latestRefusal.consequence,
            suggestedAgencyId: latestRefusal.suggestedAgencyId,
            at: latestRefusal.at.toISOString(),
          },
    messages: messages.map((message) => ({
      kind: message.kind,
      body: message.body,
      isInternal: message.audienceAgencyId !== null,
      at: message.at.toISOString(),
      by: message.byName,
    })),
    contacts: record.contacts.map((contact) => ({
      contactedAt: contact.contactedAt.toISOString(),
      channel: contact.channel,
      result: contact.result,
      who: contactRoleOf(contact.who),
      // What was said belongs to those who work on it.
      note: relations.has('recipient') && !isClosedToThem ? contact.note : '',
    })),
    outcomes: record.outcomes.map((outcome) => ({
      attempt: outcome.attempt,
      outcome: outcome.outcome,
      summary: outcome.summary,
      evidence: [...outcome.evidence],
      reportedAt: outcome.reportedAt.toISOString(),
    })),
    holds: record.holds.map((hold) => ({
      reason: hold.reason,
      note: isClosedToThem ? '' : hold.note,
      endNote: isClosedToThem ? null : hold.endNote,
      since: hold.since.toISOString(),
      until: hold.until.toISOString(),
      endedAt: iso(hold.endedAt),
      document: hold.document,
      pausesCase: hold.casePause !== null,
    })),
    proposals: proposals.map((proposal) => ({
      suggestedAgencyId: proposal.suggestedAgencyId,
      reason: proposal.reason,
      answer: proposal.answer,
      proposedAt: proposal.proposedAt.toISOString(),
    })),
    extensions: extensions.map((extension) => ({
      amount: extension.amount,
      reason: extension.reason,
      askedAt: extension.askedAt.toISOString(),
      approverAgencyId: extension.approverAgencyId,
      decision: extension.decision,
      decisionReason: extension.decisionReason,
      decidedAt: iso(extension.decidedAt),
    })),
    children: children.map(({ id, state, recipientAgencyId, required }) => ({
      id,
      state,
      recipientAgencyId,
      required,
    })),
    recipientDuty: await recipientDuty(tx, recipient, { referral, relations }),
    chases: chasesView(record.chases, referral, relations),
  };
}

/** A referral and its case. */
interface Placed {
  readonly referral: Referral;
  readonly theCase: CaseRow;
}

/**
 * See `SnapshotAccess`. A sender may always read what they sent of their own; of a part that they handed on, no more than the
 * referral it is a part of lets them read (docs/adr/0026).
 */
export async function snapshotAccess(
  tx: Tx,
  relations: ReadonlySet<Relation>,
  placed: Placed,
): Promise<SnapshotAccess> {
  if (!(await mayReadSnapshot(tx, relations, placed.referral))) return 'none';
  const isWorking = relations.has('recipient') && isLive(placed.referral.state);
  return isWorking && !isFrozen(placed.theCase) ? 'open' : 'read_only';
}

/** Whether it has not been taken away from them, so that they may read in any way what was shared; see `snapshotAccess`. */
export async function mayReadSnapshot(
  tx: Tx,
  relations: ReadonlySet<Relation>,
  referral: Referral,
): Promise<boolean> {
  if (relations.has('recipient') && (await isLeftToRecipient(tx, referral))) return true;
  if (!relations.has('sender')) return false;
  return referral.partOf === null || isLeftToRecipient(tx, await getReferral(tx, referral.partOf));
}

async function isLeftToRecipient(tx: Tx, referral: Referral): Promise<boolean> {
  return isLive(referral.state) || referral.state === 'closed' || grantedByAnother(tx, referral);
}

/**
 * What the centre ordered or ruled stays readable to those it was said to; what was said about the people is not served anew
 * once consent is withdrawn, nor to whom the referral has been taken away.
 */
const FROM_THE_CENTRE: ReadonlySet<MessageKind> = new Set(['instruction', 'ruling']);

/** The risk as it is now; of what has ended, to who only worked on it, as it was at the end. */
export function riskShown({
  relations,
  referral,
  theCase,
}: Placed & { readonly relations: ReadonlySet<Relation> }): RiskLevel {
  const isOver = isTerminal(referral.state) && !answersForCase(relations);
  return isOver ? riskOfRank(referral.riskRank) : theCase.risk;
}

/** Whoever watches the case or answers for it sees more of it than this referral. */
export function answersForCase(relations: ReadonlySet<Relation>): boolean {
  return relations.has('centre') || relations.has('case_staff');
}

/**
 * The recipient's sight of what was written ends with the consent; the sender wrote and answers for it. Who handed on a part
 * passed on what they had received themselves, and is a recipient here.
 */
export function isFrozenTo({
  relations,
  referral,
  theCase,
}: Placed & { readonly relations: ReadonlySet<Relation> }): boolean {
  const isAuthor = relations.has('sender') && referral.partOf === null;
  const isParty = relations.has('recipient') || relations.has('sender');
  return isFrozen(theCase) && isParty && !isAuthor;
}

/** Another live referral of the same case to the same agency keeps the door open (I7). */
async function grantedByAnother(tx: Tx, referral: Referral): Promise<boolean> {
  const live = await liveReferralsOf(tx, referral.caseId);
  return live.some((other) => other.recipientAgencyId === referral.recipientAgencyId);
}

type Plain = Omit<
  ReferralView,
  | 'caseNumber'
  | 'risk'
  | 'senderAgencyName'
  | 'recipientAgencyName'
  | 'relations'
  | 'events'
  | 'sideSteps'
  | 'reopenedBy'
  | 'fields'
  | 'snapshotAccess'
  | 'checklist'
  | 'claim'
  | 'clocks'
  | 'choice'
  | 'refusal'
  | 'messages'
  | 'contacts'
  | 'outcomes'
  | 'holds'
  | 'proposals'
  | 'extensions'
  | 'children'
  | 'recipientDuty'
  | 'chases'
>;

function plain(referral: Referral): Plain {
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
    contactedAt: iso(referral.contactedAt),
    reportedAt: iso(referral.reportedAt),
    endedAt: iso(referral.endedAt),
    changedAt: referral.changedAt.toISOString(),
    changedBy: referral.changedByName,
  };
}

/** Whether what has closed lives on already, in a referral of its kind for the same purpose (I2). */
async function hasRival(
  tx: Tx,
  { state, caseId, purpose, mode, recipientAgencyId }: Referral,
): Promise<boolean> {
  if (state !== 'closed') return false;
  return (await liveReferralsOf(tx, caseId)).some(
    (other) =>
      other.purpose === purpose &&
      isPrimary(other.mode) === isPrimary(mode) &&
      (isPrimary(mode) || other.recipientAgencyId === recipientAgencyId),
  );
}

function choiceView(choice: ChoiceRecord | null): ChoiceView | null {
  if (choice === null) return null;
  const { reason, ...rest } = choice;
  return { ...rest, code: reason?.code ?? null, text: reason?.text ?? '' };
}

function clockView(clock: ClockRow): ReferralClockView {
  return {
    id: clock.id,
    name: clock.name,
    class: clock.class,
    state: clock.state,
    deadlineAt: iso(clock.deadlineAt),
    isProvisional: clock.provisional,
    ownerAgencyId: clock.ownerAgencyId,
    legalBasis: clock.target.legalBasis.text,
  };
}

function iso(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString();
}

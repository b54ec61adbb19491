import { NotFound } from '../../../src/kernel/errors.js';
import { agenciesOf, type Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { contactRoleOf, type CaseRow } from '../../cases/index.js';
import { type ClockRow, clockTask, hoursCountedBy } from '../../sla/index.js';
import { SCREEN_WORDS } from '../domain/screen-words.js';
import { isTerminal } from '../domain/states.js';
import { handles } from '../engine/handles.js';
import { hasRival } from '../engine/rival.js';
import { standingOf } from '../engine/standing.js';
import { isWholeOver } from '../engine/whole.js';
import type { World } from '../engine/world.js';
import type { ChoiceView } from '../http/referral-records.view.js';
import type { ChildView, ReferralClockView } from '../http/referral-parts.view.js';
import type { ReferralView } from '../http/referral.view.js';
import type { ChoiceRecord } from '../routing/choice.js';
import { rulingWords } from '../precedents/duty-ruling.js';
import { rulingsShown } from '../precedents/shown-rulings.js';
import { claimView } from '../store/claims.store.js';
import { onRecord, type Part } from '../store/on-record.store.js';
import type { MessageKind } from '../store/records.store.js';
import { reopeningOf } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { chasesView, recipientDuty, senderDuty } from './chases-view.js';
import { checklistFor } from './checklist.js';
import { offeredEvents } from './offered-events.js';
import { offeredSideSteps } from './offered-side-steps.js';
import { snapshotMark } from './opened-snapshot.js';
import { answersForCase, isFrozenTo, riskShown, snapshotAccess } from './snapshot-access.js';
import { storedView } from './stored-view.js';

/**
 * What one person sees of one referral: the only place that decides it (I5–I7).
 *
 * Everybody with a relation sees status, reasons, outcome and instants. Notes reach only the agency that wrote them. Whom it
 * has been taken away from keeps what they wrote and what the centre ruled: docs/adr/0027.
 * What was handed on or asked from it is told to the agency that holds it and to the centre, and to nobody above.
 * @throws NotFound for who has no relation to it
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
  const sender = await world.agencies.get(tx, referral.senderAgencyId);
  const recipient = await world.agencies.get(tx, referral.recipientAgencyId);
  const profile = world.policies.profileOf(recipient);
  const standing = await standingOf(tx, world, { actor, referral, theCase }, { sender, recipient });
  const { relations } = standing;
  if (relations.size === 0) throw new NotFound('referral');
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
  const rulings = await rulingsShown(tx, world, { relations, referral, theCase });
  const offering = {
    ...{ referral, theCase, profile, actor, relations, clocks, extensions, proposals },
    classes: standing.classes,
    lent: standing.lent,
    standsIn: standing.standsIn,
    now: await tx.now(),
    terms: await world.terms(tx),
    hasRival: await hasRival(tx, referral),
    isWholeOver: await isWholeOver(tx, referral),
    handles: relations.has('recipient') && (await handles(tx, world.people, { actor, referral })),
  };
  return {
    ...storedView(referral),
    ...(isShut && { request: '', scope: [] }),
    caseNumber: theCase.number,
    risk: riskShown({ relations, referral, theCase }),
    senderAgencyName: sender.name,
    recipientAgencyName: recipient.name,
    handlerName: await handlerName(tx, world, referral),
    relations: [...relations],
    events: offeredEvents(offering),
    sideSteps: offeredSideSteps(offering),
    reopenedBy: referral.reopenedTimes === 0 ? null : await reopeningOf(tx, referral),
    // Which fields of the case are shared: names, and nothing of what they hold.
    fields: [...(record.outline?.fields ?? referral.share.fields)],
    snapshotAccess: access,
    snapshotMark: snapshotMark({ relations, referral, theCase }, access),
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
            despiteRulingId: latestRefusal.despiteRulingId,
            at: latestRefusal.at.toISOString(),
          },
    rulings: rulings.map((ruling) => ({
      id: ruling.id,
      holding: ruling.holding,
      reason: ruling.reason,
      words: rulingWords(ruling),
    })),
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
      id: extension.id,
      amount: extension.amount,
      reason: extension.reason,
      askedAt: extension.askedAt.toISOString(),
      approverAgencyId: extension.approverAgencyId,
      decision: extension.decision,
      decisionReason: extension.decisionReason,
      decidedAt: iso(extension.decidedAt),
    })),
    children: await partsOf(tx, world, children),
    recipientDuty: await recipientDuty(tx, recipient, { referral, relations }),
    senderDuty: await senderDuty(tx, sender, { referral, relations }),
    chases: chasesView(record.chases, referral, relations),
  };
}

/**
 * What the centre ordered or ruled stays readable to those it was said to; what was said about the people is not served anew
 * once consent is withdrawn, nor to whom the referral has been taken away.
 */
const FROM_THE_CENTRE: ReadonlySet<MessageKind> = new Set(['instruction', 'ruling']);

async function handlerName(tx: Tx, { people }: World, { handlerUserId }: Referral): Promise<string | null> {
  return handlerUserId === null ? null : (await people.get(tx, handlerUserId)).displayName;
}

function partsOf(tx: Tx, { agencies }: World, children: readonly Part[]): Promise<ChildView[]> {
  return Promise.all(
    children.map(async ({ id, mode, state, recipientAgencyId, required }) => ({
      ...{ id, mode, state, recipientAgencyId, required },
      word: SCREEN_WORDS[state],
      recipientAgencyName: (await agencies.get(tx, recipientAgencyId)).name,
    })),
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
    words: clockTask(clock),
    class: clock.class,
    state: clock.state,
    deadlineAt: iso(clock.deadlineAt),
    hoursOf: hoursCountedBy(clock),
    isProvisional: clock.provisional,
    ownerAgencyId: clock.ownerAgencyId,
    legalBasis: clock.target.legalBasis.text,
  };
}

function iso(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString();
}

import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { type CaseRow, requireUnmerged } from '../../cases/index.js';
import { offeredEvents, type Offering } from '../access/offered-events.js';
import { ACTIONS, type CommandOf } from '../actions/index.js';
import { refuseFrozenStep } from '../domain/frozen.js';
import { isHoldersQuestion } from '../domain/modes.js';
import { isTerminal, type ReferralState } from '../domain/states.js';
import {
  type ActorClass,
  findTransition,
  type ReferralEvent,
  type TransitionRow,
} from '../domain/transitions.js';
import { caseOfReferral, getReferral, lockReferral, saveReferral } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { moveClocks } from './clock-effects.js';
import { EndedReferrals } from './ended-referrals.js';
import { endParts } from './end-parts.js';
import { closeLeftovers } from './leftovers.js';
import { currentFacts, stale } from './overtaken.js';
import { hasRival } from './rival.js';
import { isWholeOver } from './whole.js';
import { type Standing, standingOf } from './standing.js';
import type { Action, Play, Step, Told } from './step.js';
import { oweReportFromNow } from './withdrawal-report.js';
import { World } from './world.js';

/** What `performIn` may be told besides the command. */
export interface Manner {
  /** The version the actor read; null only for steps that follow from another step or from the sweep. */
  readonly expectedVersion: number | null;
  /**
   * The capacity in which the step is taken when it is not the actor's own: a party's wish that a clerk files or the
   * portal brings, or a step that another step causes.
   */
  readonly as?: ActorClass;
  /** A clerk files what a party asked for: the step may then be a party's as well. */
  readonly forParty?: boolean;
}

/**
 * The one way to change a referral: lock, find the row of the table, ask who and whether, write, move the clocks, tell.
 *
 * Locks are taken in one order everywhere: cases by id, then the referral, then the load of its recipient where that binds,
 * then its clocks.
 */
@Injectable()
export class ReferralEngine {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly world: World,
    private readonly ended: EndedReferrals,
  ) {}

  /**
   * Takes one step in a transaction of its own, at the version the caller read.
   * @param view what the caller shall see; kept as the command's result
   * @throws NotFound when the caller may not know of the referral; Forbidden `not_yours`; Conflict `version_stale` or
   *   `wrong_state`; Refused with the code of the guard
   */
  async perform<Event extends ReferralEvent, View>(
    event: Event,
    target: { readonly referralId: string; readonly command: CommandOf<Event>; readonly forParty?: boolean },
    { caller, view }: { readonly caller: Caller; readonly view: (tx: Tx, after: Referral) => Promise<View> },
  ): Promise<View> {
    const expectedVersion = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const manner: Manner = { expectedVersion, forParty: target.forParty ?? false };
      return view(tx, await this.performIn(tx, event, { ...target, manner }));
    });
  }

  /** Takes one step inside a transaction that is already open. */
  async performIn<Event extends ReferralEvent>(
    tx: Tx,
    event: Event,
    target: { readonly referralId: string; readonly command: CommandOf<Event>; readonly manner: Manner },
  ): Promise<Referral> {
    await this.take(tx, event, target);
    return getReferral(tx, target.referralId);
  }

  /** How a module that works in an open transaction takes steps that follow from its own. */
  playIn(tx: Tx): Play {
    return (event, referralId, command, as) =>
      this.take(tx, event, { referralId, command, manner: { expectedVersion: null, as } });
  }

  private async take(
    tx: Tx,
    event: ReferralEvent,
    target: { readonly referralId: string; readonly command: unknown; readonly manner: Manner },
  ): Promise<void> {
    const action = ACTIONS[event] as unknown as Action<ReferralEvent, unknown>;
    const { referral, theCase } = await this.lock(
      tx,
      target.referralId,
      action.otherCases?.(target.command) ?? [],
    );
    const step = await this.begin(tx, event, { ...target, referral, theCase });
    for (const name of step.row.guards) {
      await (action.guards as Readonly<Record<string, (step: Step<unknown>) => void | Promise<void>>>)[
        name
      ]?.(step);
    }
    const told = (await action.record?.(step)) ?? {};
    const after = await this.write(step, told);
    await moveClocks(step, after, told);
    await oweReportFromNow(step, after);
    const ends = isTerminal(after.state) && !isTerminal(referral.state);
    if (ends) await closeLeftovers(tx, this.world, after);
    this.tell(step, after, told);
    await action.follow?.(step, after, told);
    if (!ends) return;
    await endParts(step, after);
    await this.ended.tell(tx, after);
  }

  private async lock(
    tx: Tx,
    referralId: string,
    otherCases: readonly string[],
  ): Promise<{ referral: Referral; theCase: CaseRow }> {
    const caseId = await caseOfReferral(tx, referralId);
    let own: CaseRow | null = null;
    for (const id of [...new Set([caseId, ...otherCases])].sort()) {
      const locked = await this.world.cases.lock(tx, id);
      if (id === caseId) own = locked;
    }
    if (own === null) throw new NotFound('referral');
    return { referral: await lockReferral(tx, referralId), theCase: own };
  }

  /** Everything that is asked before the guards, in the order in which an outsider may learn it. */
  private async begin(
    tx: Tx,
    event: ReferralEvent,
    read: { referral: Referral; theCase: CaseRow; command: unknown; manner: Manner },
  ): Promise<Step<unknown>> {
    const { referral, theCase, command, manner } = read;
    const { world } = this;
    const sender = await world.agencies.get(tx, referral.senderAgencyId);
    const recipient = await world.agencies.get(tx, referral.recipientAgencyId);
    const profile = world.policies.profileOf(recipient);
    const { actor } = tx.caller;
    const agencies = { sender, recipient };
    const standing = await standingOf(tx, world, { actor, referral, theCase }, agencies);
    if (manner.as === undefined && standing.relations.size === 0) throw new NotFound('referral');
    await requireUnmerged(tx, theCase);
    const { own, lent } = powersOf(standing, manner);
    const { expectedVersion } = manner;
    if (expectedVersion !== null && expectedVersion !== referral.version) throw await stale(tx, referral);
    const row = findTransition(referral.state, event);
    if (row === null) {
      throw await wrongState(tx, event, {
        ...{ referral, theCase, profile, classes: own, lent },
        now: await tx.now(),
        terms: await world.terms(tx),
        hasRival: await hasRival(tx, referral),
        isWholeOver: await isWholeOver(tx, referral),
      });
    }
    const classes = lent.has(event) ? new Set<ActorClass>([...own, 'coordinator']) : own;
    if (!row.actors.some((actor) => classes.has(actor))) throw notYours(row);
    refuseFrozenStep(theCase, referral, event);
    const play = this.playIn(tx);
    return {
      tx,
      at: await tx.now(),
      row,
      command,
      referral,
      theCase,
      sender,
      recipient,
      profile,
      classes,
      world,
      play,
    };
  }

  private async write(step: Step<unknown>, told: Told): Promise<Referral> {
    const { tx, at, referral, row } = step;
    const { state, resumeStack } = destination(referral, row);
    // A reopened referral stays as it ended; only the count of its reopenings moves, in the action.
    if (isTerminal(referral.state)) return referral;
    const after: Referral = {
      ...referral,
      resumeStack,
      ...told.set,
      state,
      version: state === referral.state ? referral.version : referral.version + 1,
      endedAt: isTerminal(state) ? at : null,
      changedAt: at,
      changedByName: tx.caller.actor.displayName,
    };
    if (!(await saveReferral(tx, referral.version, after))) {
      throw await stale(tx, await getReferral(tx, referral.id));
    }
    return after;
  }

  private tell(step: Step<unknown>, after: Referral, told: Told): void {
    const { tx, row, referral } = step;
    tx.emit({
      type: row.emits,
      subjectType: 'referral',
      subjectId: referral.id,
      streamId: referral.caseId,
      payload: {
        transition: row.id,
        from: referral.state,
        to: after.state,
        version: after.version,
        mode: referral.mode,
        purpose: referral.purpose,
        areaId: referral.areaId,
        senderAgencyId: referral.senderAgencyId,
        recipientAgencyId: referral.recipientAgencyId,
        handlerUserId: after.handlerUserId,
        ...(isHoldersQuestion(referral) && { askedByUserId: referral.senderUserId }),
        ...told.payload,
      },
    });
    tx.audit({
      action: row.emits,
      subjectType: 'referral',
      subjectId: referral.id,
      agencyId: step.classes.has('sender_officer') ? referral.senderAgencyId : referral.recipientAgencyId,
      detail: { caseId: referral.caseId, from: referral.state, to: after.state },
    });
  }
}

function destination(
  referral: Referral,
  row: TransitionRow,
): { readonly state: ReferralState; readonly resumeStack: readonly ReferralState[] } {
  if (row.to === '@same') return { state: referral.state, resumeStack: referral.resumeStack };
  if (row.to === '@resume_to') {
    const state = referral.resumeStack.at(-1);
    if (state === undefined) throw new Error(`referral ${referral.id} has no state to resume`);
    return { state, resumeStack: referral.resumeStack.slice(0, -1) };
  }
  const pushes = row.event === 'hold' || row.event === 'request_recall';
  return {
    state: row.to,
    resumeStack: pushes ? [...referral.resumeStack, referral.state] : referral.resumeStack,
  };
}

/** In what capacities the step is taken; what is lent is lent to people, and not to a step that follows from another. */
function powersOf(
  { classes, lent }: Standing,
  { as, forParty }: Manner,
): { readonly own: ReadonlySet<ActorClass>; readonly lent: ReadonlySet<ReferralEvent> } {
  if (as !== undefined) return { own: new Set([as]), lent: new Set() };
  return { own: forParty === true ? new Set<ActorClass>([...classes, 'citizen']) : classes, lent };
}

/** Tells what whoever asks may do instead, as their screen offers it. */
async function wrongState(tx: Tx, event: ReferralEvent, offering: Offering): Promise<Conflict> {
  const { referral } = offering;
  const { state } = referral;
  const events = offeredEvents(offering).filter((each) => each !== event);
  const instead =
    events.length === 0 ? 'none is yours to take now' : `yours to take are ${events.join(', ')}`;
  const detail = `In state ${state} there is no step ${event}; ${instead}.`;
  return new Conflict('wrong_state', detail, { ...(await currentFacts(tx, referral)), event, events });
}

function notYours(row: TransitionRow): Forbidden {
  return new Forbidden('not_yours', 'This step is for others to take.', {
    event: row.event,
    may: row.actors,
  });
}

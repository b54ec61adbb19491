import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { REOPENED, RUNS_ON } from '../domain/clock-event.js';
import type { ClockFold } from '../domain/clock-fold.js';
import type {
  ClockExtension,
  ClockOwner,
  ClockPlace,
  ClockSelector,
  ClockStart,
  SharedExtension,
} from './clock-input.js';
import { type ClockRest, restingFor } from './clock-rest.js';
import type { Band, ClockRow, Lane } from './clock-row.js';
import { inOneGo, lockIds, lockNamed, readClocks, readEvents } from './clock.store.js';
import { CutShort } from './cut-short.js';
import { DECISIONS } from './decisions.js';
import type { HeldClock } from './held-clock.js';
import type { EventDraft } from './clock-step.js';
import { ClockSteps, stepOf } from './clock-steps.js';
import { explainClock, type ClockExplanation } from './explain.js';
import { Extensions, type ExtensionAsk } from './extensions.js';
import { RiskBands } from './risk-bands.js';
import { StartClocks } from './start-clocks.js';

/**
 * The clocks of cases, referrals and agreements.
 *
 * Every method is a step of the subject the clock runs on, so it is called with that subject's row locked. Steps are called
 * by table: what does not run is not stopped, and says so with `false`. Steps append events; rows are folded from them.
 */
@Injectable()
export class Clocks {
  constructor(
    private readonly starter: StartClocks,
    private readonly steps: ClockSteps,
    private readonly extensions: Extensions,
    private readonly bands: RiskBands,
    private readonly cutShort: CutShort,
  ) {}

  /** As `startMany`, for one. */
  async start(tx: Tx, input: ClockStart): Promise<ClockRow | null> {
    const [row = null] = await this.starter.start(tx, [input]);
    return row;
  }

  /**
   * Starts clocks by the policy in force. One that has ended begins a new cycle. One that still runs goes on as it is:
   * a promise is never replaced by a later one without a `restart`.
   * @returns in the order of the inputs; null where the policy has no such clock in this lane, band and kind
   * @throws NotFound `clock_rule_not_found` for a name the policy does not know at all
   * @throws InvalidInput `due_time_required`; Refused `clock_starts_later`
   */
  async startMany(tx: Tx, inputs: readonly ClockStart[]): Promise<(ClockRow | null)[]> {
    return this.starter.start(tx, inputs);
  }

  /** When a clock that began now would end, by the policy in force; null where it has no such clock here. */
  wouldEnd(tx: Tx, input: ClockStart): Promise<Date | null> {
    return this.starter.wouldEnd(tx, input);
  }

  /** @returns false when it does not run, or is never paused for this reason */
  async pause(tx: Tx, selector: ClockSelector, reason: string): Promise<boolean> {
    return this.step(tx, selector, ({ row }) => {
      const { pausableBy } = row.target;
      const pausable = isLive(row) && (pausableBy === 'any' || pausableBy.includes(reason));
      return pausable ? { type: 'pause', payload: { reason } } : null;
    });
  }

  /** Ends the pause of this reason, or every pause when none is named. */
  async resume(tx: Tx, selector: ClockSelector, reason?: string): Promise<boolean> {
    return this.step(tx, selector, ({ row }) =>
      row.state === 'paused' ? { type: 'resume', payload: reason === undefined ? {} : { reason } } : null,
    );
  }

  async stop(tx: Tx, selector: ClockSelector): Promise<boolean> {
    return this.step(tx, selector, ({ row }) => (isLive(row) ? { type: 'stop', payload: {} } : null));
  }

  /** Ends a clock that should not have run. */
  async cancel(tx: Tx, selector: ClockSelector): Promise<boolean> {
    return this.step(tx, selector, ({ row }) => (isLive(row) ? { type: 'cancel', payload: {} } : null));
  }

  /** Begins the next cycle of a clock that runs, with what it is pinned to; charged to `owner` where one is given. */
  async restart(tx: Tx, selector: ClockSelector, owner: ClockOwner = {}): Promise<boolean> {
    return this.step(tx, selector, ({ row }) => (isLive(row) ? startAgain(row, owner) : null));
  }

  /** Lets a stopped clock run on in the same cycle, the time in between left out. */
  async reopen(tx: Tx, selector: ClockSelector): Promise<boolean> {
    return this.step(tx, selector, ({ row }) =>
      row.state === 'stopped' ? { type: 'resume', payload: { reason: REOPENED } } : null,
    );
  }

  /** The stop did not stand: the clock runs on as if it had never stopped, and may be late by now. */
  async runOn(tx: Tx, selector: ClockSelector): Promise<boolean> {
    return this.step(tx, selector, ({ row }) =>
      row.state === 'stopped' ? { type: 'resume', payload: { reason: RUNS_ON } } : null,
    );
  }

  /** From now on another agency is charged; what was used up stays with the one before. */
  async reassign(
    tx: Tx,
    selector: ClockSelector,
    ownerAgencyId: string,
    ownerUserId: string | null = null,
  ): Promise<boolean> {
    return this.step(tx, selector, ({ row }) =>
      isLive(row) ? { type: 'reassign', payload: { owner: ownerAgencyId, ownerUserId } } : null,
    );
  }

  /**
   * What an agency is charged with on a subject is one of its people's from now on, or nobody's (null) again: warnings go to
   * them, and their list of tasks shows it. What a head decides stays with the heads. Two statements.
   * @param charge.fromUserId only what is charged to them; all that the agency is charged with where it is left out
   */
  async giveTo(
    tx: Tx,
    subjectId: string,
    charge: { readonly agencyId: string; readonly userId: string | null; readonly fromUserId?: string },
  ): Promise<void> {
    const { agencyId, userId, fromUserId } = charge;
    const held = await this.steps.holdLive(tx, [subjectId]);
    const others = held.filter(
      ({ row }) =>
        row.ownerAgencyId === agencyId &&
        row.ownerUserId !== userId &&
        (fromUserId === undefined || row.ownerUserId === fromUserId) &&
        (userId === null || !DECISIONS.includes(row.name)),
    );
    const payload = { owner: agencyId, ownerUserId: userId };
    await this.steps.take(
      tx,
      others.map((clock) => stepOf(clock, { type: 'reassign', payload })),
    );
  }

  /**
   * Grants more time: once, asked for before the deadline, at most what the rule allows. Stops the clock of the request.
   * @throws Refused `extension_not_allowed`, `extension_used`, `extension_too_late`, `extension_too_long`; NotFound
   */
  async extend(tx: Tx, selector: ClockSelector, extension: ClockExtension): Promise<ClockRow> {
    return this.extensions.grant(tx, selector, extension);
  }

  /**
   * Gives another clock what was granted to one of the same limit, as far as its own rule allows. The same limit is the
   * same rule of law, counted in the same unit.
   * @returns null where it counts another limit, has ended, is late already, or was extended as often as it may be
   */
  async extendAlike(tx: Tx, selector: ClockSelector, extension: SharedExtension): Promise<ClockRow | null> {
    return this.extensions.grantAlike(tx, selector, extension);
  }

  /**
   * Records that more time is asked for: the answer has a clock of its own, `extension_answer`, charged to the approver.
   * @throws as `extend` does, as far as it can be known now
   */
  async askExtension(tx: Tx, selector: ClockSelector, ask: ExtensionAsk): Promise<ClockRow | null> {
    return this.extensions.ask(tx, selector, ask);
  }

  /** Says no: the clock of the request stops, the deadline stays. */
  async declineExtension(tx: Tx, selector: ClockSelector): Promise<boolean> {
    return this.extensions.decline(tx, selector);
  }

  /** Whoever asked takes the request back: the clock of the answer stops, the deadline stays, whoever was asked is told. @throws NotFound */
  async withdrawExtension(tx: Tx, selector: ClockSelector, asked: ExtensionAsk): Promise<void> {
    await this.extensions.withdraw(tx, selector, asked);
  }

  /**
   * The risk changed: live clocks of the subjects end at the earlier of their deadline and the new band's target counted
   * from now, and a pause that the new band does not know is over. A lowered risk never closes a clock earlier or later,
   * so it changes nothing here; neither does a lighter lane.
   * @param to the lane they are in from now on, where that changed with the risk
   * @returns the clocks that changed
   */
  async setBand(
    tx: Tx,
    subjectIds: readonly string[],
    to: { readonly band: Band; readonly lane?: Lane },
  ): Promise<ClockRow[]> {
    return this.bands.raise(tx, subjectIds, to);
  }

  /**
   * Steps of several clocks in one go: those named are locked by one statement, and all that `work` changes is written by one.
   * @param work takes its steps in the transaction it is handed; what else it reads of the clocks' tables it reads with this class
   */
  async inOneGo(tx: Tx, selectors: readonly ClockSelector[], work: (tx: Tx) => Promise<void>): Promise<void> {
    await inOneGo(tx, selectors, work);
  }

  /**
   * Stops every live clock of a subject that has ended, those in `except` left out: all of a name, or one item of it. Two
   * statements, and what ends with them besides: see `CutShort`.
   */
  async stopAll(
    tx: Tx,
    subjectId: string,
    { except = [] }: { except?: readonly Pick<ClockSelector, 'name' | 'item'>[] } = {},
  ): Promise<number> {
    const held = await this.steps.holdLive(tx, [subjectId]);
    const isKept = ({ row }: HeldClock): boolean =>
      except.some(({ name, item = row.item }) => name === row.name && item === row.item);
    const ending = held.filter((clock) => !isKept(clock));
    const stopped = await this.steps.take(
      tx,
      ending.map((clock) => stepOf(clock, { type: 'stop', payload: {} })),
    );
    await this.cutShort.tell(tx, stopped);
    return ending.length;
  }

  /** Live clocks of a subject, the earliest deadline first. */
  async running(tx: Tx, subjectId: string): Promise<ClockRow[]> {
    return readClocks(
      tx,
      `c.subject_id = $1 and c.state in ('running', 'paused') order by c.deadline_at nulls last, c.id`,
      [subjectId],
    );
  }

  /** How those of these live clocks rest that do; one that runs is left out. */
  async rests(tx: Tx, clocks: readonly ClockRow[]): Promise<ReadonlyMap<string, ClockRest>> {
    const paused = clocks.filter(({ state }) => state === 'paused').map(({ id }) => id);
    const rests = new Map<string, ClockRest>();
    if (paused.length === 0) return rests;
    const at = await tx.now();
    for (const [clockId, events] of await readEvents(tx, paused)) {
      const over = { clockId, seq: events.length + 1, at, type: 'resume', payload: {} } as const;
      const { deadlineAt } = await this.steps.foldNow(tx, [...events, over]);
      const endsAt = deadlineAt === null ? null : new Date(deadlineAt);
      rests.set(clockId, { reasons: restingFor(events), endsAt });
    }
    return rests;
  }

  /** @throws NotFound `clock_not_found` */
  async get(tx: Tx, clockId: string): Promise<ClockRow> {
    const [row] = await readClocks(tx, 'c.id = $1', [clockId]);
    if (row === undefined) throw new NotFound('clock');
    return row;
  }

  /** All clocks of a subject, ended ones too. */
  async forSubject(tx: Tx, subjectId: string): Promise<ClockRow[]> {
    return readClocks(tx, 'c.subject_id = $1 order by c.id', [subjectId]);
  }

  /**
   * A clock that runs goes on, as it is and with what was told of it, on another subject (a merge).
   * @returns false when it does not run
   */
  async moveTo(tx: Tx, selector: ClockSelector, to: ClockPlace): Promise<boolean> {
    const [held] = await lockNamed(tx, [selector]);
    if (held === undefined || !isLive(held.row)) return false;
    const { subjectId, item = '', caseId, areaId } = to;
    await tx.query('update clock set subject_id = $2, item = $3, case_id = $4, area_id = $5 where id = $1', [
      held.row.id,
      subjectId,
      item,
      caseId,
      areaId,
    ]);
    return true;
  }

  /** The clocks of a subject follow it to another case (a merge). */
  async moveToCase(tx: Tx, subjectId: string, caseId: string): Promise<void> {
    await tx.query('update clock set case_id = $2 where subject_id = $1', [subjectId, caseId]);
  }

  /**
   * "Why this deadline?": every stretch that counted, was paused or closed, with the rule, the law and the calendar.
   * @throws NotFound `clock_not_found`
   */
  async explain(tx: Tx, clockId: string): Promise<ClockExplanation> {
    return explainClock(tx, this.steps, clockId);
  }

  /**
   * What clocks were as of an instant, folded from their events alone; clocks that had not begun by then are left out.
   * Later marks, sweeps and rows play no part.
   */
  async asOf(tx: Tx, clockIds: readonly string[], instant: Date): Promise<ReadonlyMap<string, ClockFold>> {
    return this.steps.foldMany(tx, await readEvents(tx, clockIds), instant);
  }

  /**
   * Folds the row anew from its events; it comes out as it was.
   * @throws NotFound `clock_not_found`
   */
  async rebuild(tx: Tx, clockId: string): Promise<ClockRow> {
    const [held] = await lockIds(tx, [clockId]);
    if (held === undefined) throw new NotFound('clock');
    const firings = await tx.query<{ cycle: number; marks: string[] }>(
      'select cycle, array_agg(threshold) as marks from clock_firing where clock_id = $1 group by cycle',
      [clockId],
    );
    return this.steps.rebuild(tx, held, new Map(firings.map(({ cycle, marks }) => [cycle, marks])));
  }

  private async step(
    tx: Tx,
    selector: ClockSelector,
    draftFor: (held: HeldClock) => EventDraft | null,
  ): Promise<boolean> {
    const [held] = await this.steps.holdNamed(tx, [selector]);
    const draft = held === undefined ? null : draftFor(held);
    if (held === undefined || draft === null) return false;
    await this.steps.take(tx, [stepOf(held, draft)]);
    return true;
  }
}

function isLive({ state }: ClockRow): boolean {
  return state === 'running' || state === 'paused';
}

function startAgain(row: ClockRow, owner: ClockOwner): EventDraft {
  const { ownerAgencyId, ownerUserId, senderAgencyId, kind, lane, band, policyVersionId, target } = row;
  return {
    type: 'start',
    payload: {
      owner: owner.ownerAgencyId ?? ownerAgencyId,
      ownerUserId: owner.ownerUserId === undefined ? ownerUserId : owner.ownerUserId,
      senderAgencyId,
      kind,
      lane,
      band,
      policyVersionId,
      target,
    },
  };
}

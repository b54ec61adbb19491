import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { Turns } from '../../../src/kernel/turns.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { RESERVED_UNIT_OF_WORK } from '../../../src/platform/database/pools.js';
import { together } from '../../../src/platform/database/together.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { sqlState, UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Incidents } from '../../../src/platform/jobs/incidents.js';
import { CalendarVersions } from '../calendar/calendar-versions.js';
import { readEvents } from '../clocks/clock.store.js';
import { calendarsOf } from '../clocks/clock-steps.js';
import { dueWork, type DueContext, type DueWork } from './due-work.js';
import { RecipientFinder } from './recipients.js';
import { claimDue, claimDueIn, nextDueAt, writeSweep, type DueClock } from './sweep.store.js';
import { TIMEOUT_JOB, TimeoutRunner } from './timeout-runner.js';
import { Timeouts } from './timeouts.js';

/** Clocks in one transaction: large enough that its statements cost little a clock, short enough that no step waits long. */
const BATCH = 500;

/** When a clock that cannot be folded is tried again. */
const UNFOLDABLE_AGAIN_MS = 600_000;

/**
 * Finds the clocks that are due and does what follows. Any number of processes may sweep: each takes rows that no other
 * holds, and the unique key of a firing makes a second one impossible.
 */
@Injectable()
export class ClockSweep {
  private readonly turns = new Turns();

  constructor(
    @Inject(RESERVED_UNIT_OF_WORK) private readonly uow: UnitOfWork,
    private readonly calendars: CalendarVersions,
    private readonly recipients: RecipientFinder,
    private readonly timeouts: Timeouts,
    private readonly runner: TimeoutRunner,
    private readonly incidents: Incidents,
  ) {}

  /**
   * Everything that is due now: thresholds first, then the silence that is to be answered. One sweep of a process waits
   * for the other: whoever moved the clock is not told that nothing is due while it is still being fired.
   * @returns how many firings there were, deadlines handed to their handlers included
   */
  sweepOnce(): Promise<number> {
    return this.turns.take(() => this.sweepAll());
  }

  /**
   * The thresholds of an area apart as they stood at an instant of the past: for history that was brought in, whose
   * silence nobody answers any more. No other sweep looks there.
   * @returns how many firings there were
   */
  async sweepPast(areaId: string, instant: Date): Promise<number> {
    let fired = 0;
    for (;;) {
      const { claimed, firings } = await this.uow.run(systemCaller(uuidv7()), async (tx) => {
        const past = tx.at(instant);
        return this.sweep(past, await claimDueIn(past, areaId, BATCH));
      });
      fired += firings;
      if (claimed < BATCH) return fired;
    }
  }

  /** Sweeps until nothing more follows: what a handler starts may itself be due. */
  async sweepUntilQuiet(): Promise<number> {
    let fired = 0;
    for (;;) {
      const now = await this.sweepOnce();
      if (now === 0) return fired;
      fired += now;
    }
  }

  /** When there will be something to do; null when no clock runs. */
  async nextDueAt(): Promise<{ readonly at: Date | null; readonly now: Date }> {
    return this.uow.run(systemCaller('sweep'), async (tx) => ({
      at: await nextDueAt(tx),
      now: await tx.now(),
    }));
  }

  private async sweepAll(): Promise<number> {
    let fired = 0;
    for (;;) {
      const { claimed, firings } = await this.sweepBatch();
      fired += firings;
      if (claimed < BATCH) break;
    }
    return fired + (await this.runner.runDue());
  }

  private async sweepBatch(): Promise<{ claimed: number; firings: number }> {
    return this.uow.run(systemCaller(uuidv7()), async (tx) => this.sweep(tx, await claimDue(tx, BATCH)));
  }

  private async sweep(tx: Tx, clocks: readonly DueClock[]): Promise<{ claimed: number; firings: number }> {
    if (clocks.length === 0) return { claimed: 0, firings: 0 };
    const events = await readEvents(
      tx,
      clocks.map(({ id }) => id),
    );
    const calendars = await this.calendars.load(tx, [...events.values()].flatMap(calendarsOf));
    const asOf = await tx.now();
    const recipients = this.recipients.forBatch();

    // In step, so that the people of the many agencies of a batch are found by a few statements.
    const works = await together(tx, clocks, (inStep, clock) => {
      const hasTimeout = this.timeouts.find(clock) !== null;
      const find: DueContext['recipients'] = (role, asked) => recipients(inStep, role, asked);
      const context = { events: events.get(clock.id) ?? [], calendars, asOf, hasTimeout, recipients: find };
      return this.workOf(inStep, clock, context);
    });
    await this.write(tx, works);
    return { claimed: clocks.length, firings: works.reduce((sum, { firings }) => sum + firings.length, 0) };
  }

  /** One clock that cannot be folded must not hold up the others: it becomes an incident and is looked at later. */
  private async workOf(tx: Tx, clock: DueClock, context: DueContext): Promise<DueWork> {
    try {
      return await dueWork(clock, context);
    } catch (error) {
      if (!(error instanceof Error) || sqlState(error) !== '') throw error;
      await this.incidents.record(tx, {
        id: `${clock.id}:${clock.version}`,
        name: TIMEOUT_JOB,
        payload: { clockId: clock.id },
        error: `${error.name}: ${error.message}`,
        attempts: 1,
        ownerRole: 'system_administrator',
      });
      const nextFireAt = new Date(context.asOf.getTime() + UNFOLDABLE_AGAIN_MS);
      return {
        row: { ...clock, nextFireAt },
        firings: [],
        breach: null,
        escalations: [],
        timeout: null,
        told: [],
      };
    }
  }

  private async write(tx: Tx, works: readonly DueWork[]): Promise<void> {
    for (const { told } of works) for (const event of told) tx.emit(event);
    await writeSweep(tx, {
      rows: works.map(({ row }) => row),
      firings: works.flatMap(({ firings }) => firings),
      breaches: works.flatMap(({ breach }) => (breach === null ? [] : [breach])),
      escalations: works.flatMap(({ escalations }) => escalations),
      timeouts: works.flatMap(({ timeout }) => (timeout === null ? [] : [timeout])),
    });
  }
}

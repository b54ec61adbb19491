import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CalendarVersions } from '../calendar/calendar-versions.js';
import { calendarDraft } from '../calendar/follow-calendar.js';
import { BREACH_KEY } from '../domain/fires.js';
import type { Breach } from '../domain/cycle.js';
import type { ClockFold } from '../domain/clock-fold.js';
import type { Calendars } from '../domain/fold-clock.js';
import { Timeouts } from '../sweep/timeouts.js';
import { tellMoved } from '../recompute/tell-moved.js';
import type { ClockSelector } from './clock-input.js';
import type { ClockRow } from './clock-row.js';
import type { ClockStep, EventDraft } from './clock-step.js';
import { lockIds, lockLive, lockNamed } from './clock.store.js';
import { clockTold } from './clock-told.js';
import { writeClocks } from './clock-batch.js';
import type { Firing, NewBreach } from './clock-writes.js';
import type { HeldClock, SteppedClock } from './held-clock.js';
import type { RecordedEvent, StartPayload } from './history.js';
import { foldEvents, materialise, type ClockIdentity } from './materialise.js';

/** Records events and rewrites the rows they fold to: the one way a clock changes. */
@Injectable()
export class ClockSteps {
  constructor(
    private readonly calendars: CalendarVersions,
    private readonly timeouts: Timeouts,
  ) {}

  /** Locks the clocks of these names for a step, each on the newest version of its calendar. */
  async holdNamed(tx: Tx, selectors: readonly ClockSelector[]): Promise<HeldClock[]> {
    return this.onNewestCalendar(tx, await lockNamed(tx, selectors));
  }

  /** Locks every clock of the subjects that has not ended, each on the newest version of its calendar. */
  async holdLive(tx: Tx, subjectIds: readonly string[]): Promise<HeldClock[]> {
    return this.onNewestCalendar(tx, await lockLive(tx, subjectIds));
  }

  /** One statement, whatever the number of clocks. */
  async take(tx: Tx, steps: readonly ClockStep[]): Promise<ClockRow[]> {
    if (steps.length === 0) return [];
    const asOf = await tx.now();
    const recorded = steps.map((step) => ({ step, added: record(step, asOf) }));
    const histories = recorded.map(({ step, added }) => [...step.events, ...added]);
    const calendars = await this.calendars.load(tx, histories.flatMap(calendarsOf));

    const rows: ClockRow[] = [];
    const firings: Firing[] = [];
    const breaches: NewBreach[] = [];
    recorded.forEach(({ step }, index) => {
      const events = histories[index] ?? [];
      const context = { calendars, asOf, hasTimeout: this.hasTimeout(step.identity) };
      const marksOf = (cycle: number): readonly string[] => (step.row?.cycle === cycle ? step.row.fired : []);
      const { row, fold } = materialise(step.identity, events, { fired: marksOf, context });
      const late = unwrittenBreach(step.row, fold);
      if (late === null) return void rows.push(row);
      const marked = late.cycle === row.cycle ? [...row.fired, BREACH_KEY].sort() : row.fired;
      rows.push({ ...row, fired: marked, breached: marked.includes(BREACH_KEY) });
      breaches.push(newBreach(step.row ?? row, late, { events, calendars }));
      firings.push(breachFiring(row.id, late));
    });

    await writeClocks(tx, { rows, events: recorded.flatMap(({ added }) => added), firings, breaches });
    for (const breach of breaches) tx.emit(breachTold(breach));
    return rows;
  }

  /** Folds a clock anew from its events and the marks of its firings, and writes the row. */
  async rebuild(
    tx: Tx,
    { row, events }: HeldClock,
    marks: ReadonlyMap<number, readonly string[]>,
  ): Promise<ClockRow> {
    const asOf = await tx.now();
    const calendars = await this.calendars.load(tx, calendarsOf(events));
    const context = { calendars, asOf, hasTimeout: this.hasTimeout(row) };
    const rebuilt = materialise(identityOf(row), events, {
      fired: (cycle) => marks.get(cycle) ?? [],
      context,
    });
    await writeClocks(tx, { rows: [rebuilt.row], events: [], firings: [], breaches: [] });
    return rebuilt.row;
  }

  /** A history as of the transaction's instant. */
  async foldNow(tx: Tx, events: readonly RecordedEvent[]): Promise<ClockFold> {
    const calendars = await this.calendars.load(tx, calendarsOf(events));
    return foldEvents(events, { calendars, asOf: await tx.now() });
  }

  /** The deadline that a step which is not taken would lead to; null where there would be none. */
  async wouldEnd(tx: Tx, step: ClockStep): Promise<Date | null> {
    const { deadlineAt } = await this.foldNow(tx, [...step.events, ...record(step, await tx.now())]);
    return deadlineAt === null ? null : new Date(deadlineAt);
  }

  /** Histories as of an instant, by clock; those that begin later are left out. */
  async foldMany(
    tx: Tx,
    histories: ReadonlyMap<string, readonly RecordedEvent[]>,
    asOf: Date,
  ): Promise<ReadonlyMap<string, ClockFold>> {
    const calendars = await this.calendars.load(tx, [...histories.values()].flatMap(calendarsOf));
    const begun = [...histories].filter(([, events]) =>
      events.some(({ type, at }) => type === 'start' && at <= asOf),
    );
    return new Map(begun.map(([id, events]) => [id, foldEvents(events, { calendars, asOf })]));
  }

  /**
   * A step does not wait for the turn of its clock in a recomputation and does not go before it: it would be judged by days
   * that no longer count, or end the clock by them. The clock is recomputed with the step.
   */
  private async onNewestCalendar(tx: Tx, held: readonly SteppedClock[]): Promise<HeldClock[]> {
    const behind = held.flatMap(({ newer, ...clock }) =>
      newer !== null && isLive(clock.row) ? [{ clock, newer }] : [],
    );
    if (behind.length === 0) return [...held];
    const now = await tx.now();
    const steps = behind.map(({ clock, newer }) => stepOf(clock, calendarDraft(clock.row, newer, now)));
    tellMoved(tx, await this.take(tx, steps), { steps, reason: 'calendar' });
    const followed = await lockIds(
      tx,
      steps.map(({ identity }) => identity.id),
    );
    const byId = new Map(followed.map((clock) => [clock.row.id, clock]));
    return held.map((clock) => byId.get(clock.row.id) ?? clock);
  }

  hasTimeout(clock: Pick<ClockRow, 'subjectType' | 'name'>): boolean {
    return this.timeouts.find(clock) !== null;
  }
}

/** The step of a clock that exists. */
export function stepOf({ row, events }: HeldClock, ...drafts: readonly EventDraft[]): ClockStep {
  return { identity: identityOf(row), row, events, drafts };
}

/** The part of a row that no event changes. */
export function identityOf(row: ClockIdentity): ClockIdentity {
  const { id, subjectType, subjectId, caseId, areaId, name, item } = row;
  return { id, subjectType, subjectId, caseId, areaId, name, item };
}

/** Every calendar version a history counts by. */
export function calendarsOf(events: readonly RecordedEvent[]): string[] {
  return events.flatMap(({ type, payload }) => {
    if (type !== 'start' && type !== 'recompute') return [];
    const { target, calendarId } = payload as Partial<StartPayload> & { readonly calendarId?: string };
    return [target?.calendarId, calendarId].filter((id) => id !== undefined);
  });
}

/** A breach with what each custodian used up to the deadline. */
export function newBreach(
  clock: ClockRow,
  { cycle, deadlineAt, policyInduced }: Breach & { readonly cycle: number },
  { events, calendars }: { readonly events: readonly RecordedEvent[]; readonly calendars: Calendars },
): NewBreach {
  const { attribution } = foldEvents(events, { calendars, asOf: new Date(deadlineAt) });
  return {
    id: uuidv7(),
    clock: { ...clock, cycle },
    cycle,
    deadlineAt: new Date(deadlineAt),
    shares: attribution,
    policyInduced,
  };
}

/** The mark that goes with a breach: due with the first instant after the deadline. */
export function breachFiring(
  clockId: string,
  { cycle, deadlineAt }: { cycle: number; deadlineAt: number },
): Firing {
  return { clockId, cycle, threshold: BREACH_KEY, dueAt: new Date(deadlineAt + 1), sent: true };
}

/** The event that tells of a breach. */
export function breachTold({
  id,
  clock,
  cycle,
  deadlineAt,
  policyInduced,
}: NewBreach): ReturnType<typeof clockTold> {
  return clockTold('clock.breached', clock, {
    breachId: id,
    cycle,
    deadlineAt: deadlineAt.toISOString(),
    policyInduced,
  });
}

function isLive({ state }: ClockRow): boolean {
  return state === 'running' || state === 'paused';
}

function record({ identity, events, drafts }: ClockStep, now: Date): RecordedEvent[] {
  return drafts.map(({ type, payload, at = now }, index) => ({
    clockId: identity.id,
    seq: events.length + index + 1,
    at,
    type,
    payload,
  }));
}

/** A clock stopped or begun anew after its deadline is late even if no sweep ever ran; the fold knows. */
function unwrittenBreach(
  before: ClockRow | null,
  fold: ClockFold,
): (Breach & { readonly cycle: number }) | null {
  if (before === null || before.target.lapses || before.fired.includes(BREACH_KEY)) return null;
  const ended =
    before.cycle === fold.cycle ? fold : fold.pastCycles.find(({ cycle }) => cycle === before.cycle);
  return ended?.breached ? { ...ended.breached, cycle: before.cycle } : null;
}

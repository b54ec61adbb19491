import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockFold } from '../domain/clock-fold.js';
import type { ClockRow } from './clock-row.js';
import type { ClockSteps } from './clock-steps.js';
import { readClocks, readEvents } from './clock.store.js';
import type { RecordedEvent } from './history.js';

/** A calendar version as an explanation names it. */
export interface CalendarSource {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly number: number;
  readonly sourceDocument: string;
  /** `YYYY-MM-DD`, or null where the calendar depends on no notice. */
  readonly publishedThrough: string | null;
}

/** A policy version as an explanation names it. */
export interface PolicySource {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly number: number;
  readonly sourceDocument: string;
}

/** Everything that makes a deadline what it is. */
export interface ClockExplanation {
  readonly clock: ClockRow;
  readonly asOf: Date;
  readonly fold: ClockFold;
  readonly events: readonly RecordedEvent[];
  readonly calendar: CalendarSource;
  readonly policy: PolicySource;
}

/** See `Clocks.explain`. */
export async function explainClock(tx: Tx, steps: ClockSteps, clockId: string): Promise<ClockExplanation> {
  const [clock] = await readClocks(tx, 'c.id = $1', [clockId]);
  if (clock === undefined) throw new NotFound('clock');
  const events = (await readEvents(tx, [clockId])).get(clockId) ?? [];
  const asOf = await tx.now();
  const fold = await steps.foldNow(tx, events);
  const [calendar] = await tx.query<CalendarSource>(
    `select v.id, k.key, k.name, v.number, v.source_document as "sourceDocument", v.published_through as "publishedThrough"
     from calendar_version v join calendar k on k.id = v.calendar_id where v.id = $1`,
    [clock.calendarVersionId],
  );
  const [policy] = await tx.query<PolicySource>(
    `select v.id, p.key, p.name, v.number, v.source_document as "sourceDocument"
     from sla_policy_version v join sla_policy p on p.id = v.policy_id where v.id = $1`,
    [clock.policyVersionId],
  );
  if (calendar === undefined || policy === undefined) throw new NotFound('clock');
  return { clock, asOf, fold, events, calendar, policy };
}

import { uuidv7 } from '../../../src/kernel/ids.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import {
  BREACH_KEY,
  type Calendars,
  CalendarVersions,
  type ClockRow,
  dueThresholds,
  ladderKey,
  Timeouts,
  warningKey,
} from '../../../modules/sla/index.js';
import { calendarsOf } from '../../../modules/sla/clocks/clock-steps.js';
import { readClocks, readEvents } from '../../../modules/sla/clocks/clock.store.js';
import type { RecordedEvent } from '../../../modules/sla/clocks/history.js';
import { expiryOf, foldEvents, timeoutKey } from '../../../modules/sla/clocks/materialise.js';
import { promiseOf } from '../../../modules/sla/clocks/history.js';
import type { Inspector } from './inspector.js';

/**
 * Real time goes on between the moves of the clock, and a step may end a clock within a turn of the sweep: what came due
 * so shortly before it may be marked or not.
 */
const SWEEP_TURN_MS = 60_000;

interface Mark {
  readonly threshold: string;
  readonly at: number;
}

interface Stored {
  readonly threshold: string;
  readonly cycle: number;
  readonly dueAt: Date;
  readonly firedAt: Date;
  readonly sent: boolean;
}

/**
 * What is missing, doubled or untrue of every warning, breach and escalation, as sentences: each history is folded anew
 * at each of its steps, as a sweep would have done that never slept, and compared with what was marked and told.
 */
export async function untrueClocks(
  inspector: Inspector,
): Promise<{ clocks: number; firings: number; wrong: string[] }> {
  return inspector.get(UnitOfWork).run(systemCaller(uuidv7()), async (tx) => {
    const rows = await readClocks(tx, 'true', []);
    const events = await readEvents(
      tx,
      rows.map(({ id }) => id),
    );
    const calendars = await inspector
      .get(CalendarVersions)
      .load(tx, [...events.values()].flatMap(calendarsOf));
    const asOf = await tx.now();
    const wrong: string[] = [];
    let firings = 0;
    for (const row of rows) {
      const stored = await storedFirings(tx, row.id);
      firings += stored.length;
      const judged = judge(row, stored, {
        events: events.get(row.id) ?? [],
        calendars,
        asOf,
        hasTimeout: inspector.get(Timeouts).find(row) !== null,
      });
      wrong.push(...judged.map((what) => `${row.name} ${row.id}: ${what}`));
    }
    wrong.push(...(await untold(tx)));
    return { clocks: rows.length, firings, wrong };
  });
}

interface Truth {
  readonly events: readonly RecordedEvent[];
  readonly calendars: Calendars;
  readonly asOf: Date;
  readonly hasTimeout: boolean;
}

function judge(row: ClockRow, stored: readonly Stored[], truth: Truth): string[] {
  const wrong: string[] = [];
  const { marks, instants } = attentiveSweep(truth);
  for (const [cycle, expected] of marks) {
    const own = stored.filter((firing) => firing.cycle === cycle);
    for (const { threshold, at } of expected.values()) {
      const ends = instants.find((instant) => instant >= at) ?? Infinity;
      if (!own.some((firing) => firing.threshold === threshold) && ends - at > SWEEP_TURN_MS) {
        wrong.push(`${threshold} of cycle ${cycle} never fired`);
      }
    }
    for (const { threshold, dueAt, firedAt } of own) {
      const due = expected.get(threshold);
      if (due === undefined) wrong.push(`${threshold} of cycle ${cycle} fired and was not due`);
      else if (due.at !== dueAt.getTime())
        wrong.push(`${threshold} of cycle ${cycle} fired for another instant`);
      if (firedAt < dueAt) wrong.push(`${threshold} of cycle ${cycle} fired early`);
    }
  }
  if (stored.some(({ cycle }) => !marks.has(cycle))) wrong.push('fired in a cycle that never was');
  const now = stored.filter(({ cycle }) => cycle === row.cycle).map(({ threshold }) => threshold);
  if (now.sort().join() !== [...row.fired].sort().join()) wrong.push('the row does not copy its firings');
  return wrong;
}

/** Every mark that was ever due, by cycle, and the instants at which somebody looked or a step was taken. */
function attentiveSweep({ events, calendars, asOf, hasTimeout }: Truth): {
  marks: Map<number, Map<string, Mark>>;
  instants: readonly number[];
} {
  const marks = new Map<number, Map<string, Mark>>();
  const looks = [...events.slice(1).map(({ at }, index) => ({ at, known: events.slice(0, index + 1) }))];
  looks.push({ at: asOf, known: [...events] });
  for (const { at, known } of looks) {
    const fold = foldEvents(known, { calendars, asOf: at });
    const { target } = promiseOf(known);
    const own = marks.get(fold.cycle) ?? new Map<string, Mark>();
    marks.set(fold.cycle, own);
    const due = dueThresholds(fold, new Set(own.keys()), at.getTime());
    const add = (threshold: string, instant: number): void =>
      void own.set(threshold, { threshold, at: instant });
    const expiry = hasTimeout ? expiryOf(fold, [...own.keys()], target) : null;
    for (const { percent, at: instant } of due.skipped) add(warningKey(percent), instant);
    if (due.warning !== null) add(warningKey(due.warning.percent), due.warning.at);
    for (const { level, at: instant } of due.ladder) add(ladderKey(level), instant);
    if (due.breach !== null) add(BREACH_KEY, due.breach.deadlineAt + 1);
    if (expiry !== null && expiry <= at.getTime() && fold.deadlineAt !== null) {
      add(timeoutKey(fold.deadlineAt), expiry);
    }
  }
  return { marks, instants: looks.map(({ at }) => at.getTime()) };
}

async function storedFirings(tx: Tx, clockId: string): Promise<Stored[]> {
  return tx.query<Stored>(
    `select threshold, cycle, due_at as "dueAt", fired_at as "firedAt", sent from clock_firing where clock_id = $1`,
    [clockId],
  );
}

/** What was marked and not told, told and not marked, or told more than once. */
async function untold(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ what: string }>(
    `with told as (
       select e.id, e.subject_id as clock_id, (e.payload->>'cycle')::int as cycle,
         case e.type when 'clock.warned' then 'warning:' || (e.payload->>'percent')
                     when 'clock.breached' then 'breach' else 'ladder:' || (e.payload->>'level') end as threshold
       from domain_event e where e.type in ('clock.warned', 'clock.breached', 'clock.escalated', 'clock.reminded',
         'clock.prompted')
     ), sent as (
       select clock_id, cycle, threshold from clock_firing where sent and threshold not like 'timeout:%'
     )
     select 'told ' || count(t.id) || ' times: ' || s.threshold || ' of clock ' || s.clock_id as what
       from sent s left join told t using (clock_id, cycle, threshold)
       group by s.clock_id, s.cycle, s.threshold having count(t.id) <> 1
     union all
     select 'told and not marked: ' || t.threshold || ' of clock ' || t.clock_id from told t
       where not exists (select 1 from sent s where (s.clock_id, s.cycle, s.threshold) = (t.clock_id, t.cycle, t.threshold))
     union all
     select 'breach of clock ' || f.clock_id || ' is there ' || count(b.id) || ' times' from clock_firing f
       left join breach b on b.clock_id = f.clock_id and b.cycle = f.cycle and b.kind = 'breach'
       where f.threshold = 'breach' and f.sent group by f.clock_id, f.cycle having count(b.id) <> 1
     union all
     select 'breach ' || b.id || ' has no mark' from breach b where b.kind = 'breach' and not exists
       (select 1 from clock_firing f where f.clock_id = b.clock_id and f.cycle = b.cycle and f.threshold = 'breach' and f.sent)
     union all
     select 'escalation ' || x.id || ' has no mark' from escalation x where not exists
       (select 1 from clock_firing f where f.clock_id = x.clock_id and f.cycle = x.cycle and f.threshold = 'ladder:' || x.level)
     union all
     select 'escalation ' || (r->>'escalationId') || ' was told and is not there' from domain_event e,
       jsonb_array_elements(e.payload->'recipients') r
       where e.type = 'clock.escalated' and not exists (select 1 from escalation x where x.id::text = r->>'escalationId')
     union all
     select 'timeout of clock ' || f.clock_id || ' was marked and not kept' from clock_firing f
       where f.threshold like 'timeout:%' and not exists
         (select 1 from clock_timeout t where t.clock_id = f.clock_id and t.cycle = f.cycle
            and 'timeout:' || round(extract(epoch from t.deadline_at) * 1000)::bigint = f.threshold)
     union all
     select 'timeout of clock ' || t.clock_id || ' was given up' from clock_timeout t where t.ended_by = 'given_up'
     union all
     select 'timeout of clock ' || t.clock_id || ' still waits: ' || t.last_error from clock_timeout t
       where t.ended_at is null and t.attempts > 0 and t.last_error is not null`,
  );
  return rows.map(({ what }) => what);
}

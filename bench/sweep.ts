import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from './support/bench.js';
import { populate, startDueClocks, WATCHED_SECONDS } from './support/population.js';
import type { Section } from './support/report.js';
import { writeAgainByHand } from './support/sweep-by-hand.js';

const AIM_LATE_MS = 1_000;
const AIM_AT_ONCE_S = 10;
/** Between the writing of clocks and the first deadline. */
const LEAD_MS = 10_000;
const LOOK_MS = 200;
const LIMIT_MS = 300_000;
/** What must have fired at a deadline for it to count as noticed. */
const STEPS = ['warning:100', 'breach', 'ladder:1'] as const;

/** How late the product notices that time has run out, among very many clocks that run. */
export async function sweep(bench: Bench): Promise<Section> {
  await populate(bench);
  await bench.settle();
  const { duePerSecond, dueAtOnce } = bench.sizes;
  bench.say('  one after the other …');
  const steady = await watch(bench, { count: duePerSecond * WATCHED_SECONDS, everyMs: 1000 / duePerSecond });
  const steadySettledMs = await bench.settle();
  bench.say('  all at once …');
  const burst = await watch(bench, { count: dueAtOnce, everyMs: 0 });
  const burstSettledMs = await bench.settle();
  const byHandMs = await writeAgainByHand(bench, burst.clockIds);
  const { rows } = await bench.owner.query<{ running: number }>(
    `select count(*)::int as running from clock where state = 'running' and next_fire_at is not null`,
  );
  const burstS = burst.seenMs / 1000;
  return {
    title: 'Precision of the sweep',
    lines: [
      `${rows[0]?.running ?? 0} clocks run towards an instant. At its deadline each writes a warning, a breach, the first step of the ladder`,
      'for two groups of people, two or three events and their jobs. “Late” is fired_at − deadline; “seen” is when another connection',
      'could read it.',
    ],
    head: ['clocks', 'what', 'p50 ms', 'p99 ms', 'max ms', 'all seen after s', 'aim', ''],
    rows: [
      ...steady.late.map((late) => [
        `${duePerSecond}/s for ${WATCHED_SECONDS} s`,
        late.threshold,
        late.p50.toFixed(0),
        late.p99.toFixed(0),
        late.max.toFixed(0),
        (steady.seenMs / 1000 - WATCHED_SECONDS + 1 / duePerSecond).toFixed(1),
        `p99 ≤ ${AIM_LATE_MS} ms`,
        late.p99 <= AIM_LATE_MS ? 'met' : 'missed',
      ]),
      ...burst.late.map((late) => [
        `${dueAtOnce} at once`,
        late.threshold,
        late.p50.toFixed(0),
        late.p99.toFixed(0),
        late.max.toFixed(0),
        burstS.toFixed(1),
        `≤ ${AIM_AT_ONCE_S} s`,
        burstS <= AIM_AT_ONCE_S ? 'met' : 'missed',
      ]),
    ],
    notes: [
      `The same rows of the burst by one statement a table: ${(byHandMs / 1000).toFixed(2)} s; ratio ${(byHandMs / burst.seenMs).toFixed(2)}.`,
      `The jobs that followed were done ${(steadySettledMs / 1000).toFixed(1)} s after the steady part and ${(burstSettledMs / 1000).toFixed(1)} s after the burst.`,
      'The clock measured has no handler of its own. Clocks that have one (accept, confirm …) are escalated in the same way, and their handlers then run one after the other.',
    ],
    appendix: [],
  };
}

interface Lateness {
  readonly threshold: string;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

interface Watched {
  readonly clockIds: readonly string[];
  readonly late: readonly Lateness[];
  /** From the first deadline until the last escalation could be read, in ms. */
  readonly seenMs: number;
}

/** Lets clocks fall due and waits until each has breached and reached its first step. */
async function watch(
  bench: Bench,
  { count, everyMs }: { readonly count: number; readonly everyMs: number },
): Promise<Watched> {
  const { owner } = bench;
  const firstDueAt = new Date((await nowOf(bench)).getTime() + LEAD_MS);
  const clockIds = await startDueClocks(bench, { count, firstDueAt, everyMs });
  if ((await nowOf(bench)) > firstDueAt) throw new Error('the clocks were written after they fell due');
  for (;;) {
    const { rows } = await owner.query<{ fired: number; now: Date }>(
      `select count(*)::int as fired, accord_now() as now from clock_firing where threshold = any($2) and clock_id = any($1)`,
      [clockIds, STEPS],
    );
    const { fired = 0, now = firstDueAt } = rows[0] ?? {};
    const seenMs = now.getTime() - firstDueAt.getTime();
    if (fired === count * STEPS.length) return { clockIds, late: await latenessOf(bench, clockIds), seenMs };
    if (seenMs > LIMIT_MS)
      throw new Error(`${fired} of ${count * STEPS.length} have fired after ${seenMs} ms`);
    await pause(LOOK_MS);
  }
}

async function latenessOf({ owner }: Bench, clockIds: readonly string[]): Promise<readonly Lateness[]> {
  const { rows } = await owner.query<Lateness>(
    `select threshold, percentile_disc(0.5) within group (order by late) as p50,
       percentile_disc(0.99) within group (order by late) as p99, max(late) as max
     from (select f.threshold, (extract(epoch from f.fired_at - c.deadline_at) * 1000)::float8 as late
           from clock_firing f join clock c on c.id = f.clock_id
           where f.clock_id = any($1) and f.threshold = any($2)) as fired
     group by threshold order by threshold`,
    [clockIds, STEPS],
  );
  return rows;
}

async function nowOf({ owner }: Bench): Promise<Date> {
  const { rows } = await owner.query<{ now: Date }>('select accord_now() as now');
  const [row] = rows;
  if (row === undefined) throw new Error('accord_now() answered no row');
  return row.now;
}

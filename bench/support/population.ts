import type { Bench } from './bench.js';
import { copyTemplate } from './template.js';
import { TEXT_CHARACTERS } from './texts.js';
import { BREACHES, CASES, CLOCKS, EVENTS, FIRINGS, REFERRALS, STAGE_TABLES } from './population-sql.js';

/** How many rows one statement makes. */
const CHUNK = 50_000;
/** One in so many is late. */
const LATE_EVERY = 10;
const TABLES = ['dispute_case', 'referral', 'clock', 'clock_event', 'clock_firing', 'breach'] as const;

const made = new WeakMap<Bench, Promise<void>>();

/**
 * Makes the referrals that lists and the sweep are measured on, once a run: each with its case, accepted, and the clock of the next
 * report running. Written set by set in the shape of one that the product made, a red case, whose clock counts real hours, so
 * that it may be shifted in time. One in ten is late and charged; of the last agency none.
 *
 * Parties, snapshots and escalations of the past are left out: nothing that is measured reads them. The last rows get no clock
 * yet: see `startDueClocks`.
 */
export function populate(bench: Bench): Promise<void> {
  const making = made.get(bench) ?? make(bench);
  made.set(bench, making);
  return making;
}

async function make(bench: Bench): Promise<void> {
  const { owner, sizes, say, world } = bench;
  const startedAt = performance.now();
  say(`  making ${sizes.referrals} referrals …`);
  await copyTemplate(bench);
  for (const sql of STAGE_TABLES) await owner.query(sql);
  await owner.query(
    'insert into seat_station select * from jsonb_to_recordset($1::jsonb) as s(nth int, agency_id uuid, user_id uuid, area_id uuid, area_path text)',
    [
      JSON.stringify(
        world.stations.map(({ agencyId, userId, areaId, areaPath }, nth) => ({
          nth,
          agency_id: agencyId,
          user_id: userId,
          area_id: areaId,
          area_path: areaPath,
        })),
      ),
    ],
  );
  await owner.query(
    'insert into seat_partner select * from jsonb_to_recordset($1::jsonb) as s(nth int, agency_id uuid, user_id uuid)',
    [
      JSON.stringify(
        world.partners.map(({ agencyId, userId }, nth) => ({ nth, agency_id: agencyId, user_id: userId })),
      ),
    ],
  );
  await write(bench);
  say(`  made in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
}

async function write(bench: Bench): Promise<void> {
  const { owner, sizes, say } = bench;
  const { rows } = await owner.query<{ indexdef: string }>(
    `select indexdef from pg_indexes where indexname = 'dispute_case_words'`,
  );
  // An index of words is built in a tenth of the time in which it is kept up row by row.
  await owner.query('drop index dispute_case_words');
  // A referral begins as a draft; these are written as they stand after their steps.
  await owner.query('alter table referral disable trigger referral_guard_state');
  const lastWithClock = sizes.referrals - dueClocks(bench);
  for (let from = 1; from <= sizes.referrals; from += CHUNK) {
    const to = Math.min(sizes.referrals, from + CHUNK - 1);
    await owner.query('truncate stage');
    await owner.query(STAGE, [from, to, TEXT_CHARACTERS, LATE_EVERY, lastWithClock]);
    for (const sql of [CASES, REFERRALS]) await owner.query(sql);
    await owner.query(`insert into waiting select * from stage where phase = 'due'`);
    await owner.query(`delete from stage where phase = 'due'`);
    for (const sql of [CLOCKS, EVENTS, FIRINGS, BREACHES]) await owner.query(sql);
    if (to % (4 * CHUNK) === 0) say(`  ${to} …`);
  }
  await owner.query('alter table referral enable trigger referral_guard_state');
  const [index] = rows;
  if (index !== undefined) await owner.query(index.indexdef);
  for (const table of TABLES) await owner.query(`vacuum analyze ${table}`);
}

/** How many referrals wait for a clock that is to fall due while somebody watches. */
function dueClocks({ sizes }: Bench): number {
  return sizes.duePerSecond * WATCHED_SECONDS + sizes.dueAtOnce;
}

/** For how long clocks fall due one after the other. */
export const WATCHED_SECONDS = 20;

const STAGE = `
insert into stage
select n, uuidv7(), uuidv7(), uuidv7(), s.agency_id, s.user_id, s.area_id, s.area_path, p.agency_id, p.user_id,
  case when n > $5 then 'due' when n % $4 = 0 and p.nth < (select max(nth) from seat_partner) then 'late' else 'fresh' end,
  date_trunc('milliseconds', case
    when n > $5 then accord_now()
    when n % $4 = 0 and p.nth < (select max(nth) from seat_partner) then accord_now() - interval '25 hours' - random() * interval '10 days'
    else accord_now() - random() * interval '10 hours' end),
  (select string_agg(substr($3, 1 + floor(random() * length($3))::int, 1), '') from generate_series(1, 24) where n > 0),
  (select string_agg(substr($3, 1 + floor(random() * length($3))::int, 1), '') from generate_series(1, 12) where n > 0)
from (select n, floor(random() * (select count(*) from seat_station))::int as station,
             floor(random() * (select count(*) from seat_partner))::int as partner
      from generate_series($1::int, $2::int) as n) as drawn
join seat_station s on s.nth = drawn.station join seat_partner p on p.nth = drawn.partner`;

/**
 * Gives waiting referrals their clock, so started that the first falls due at `firstDueAt` and each further one `everyMs` later.
 * All warnings before the deadline have been sent already.
 * @returns the clocks' ids
 */
export async function startDueClocks(
  { owner }: Bench,
  {
    count,
    firstDueAt,
    everyMs,
  }: { readonly count: number; readonly firstDueAt: Date; readonly everyMs: number },
): Promise<readonly string[]> {
  await owner.query('begin');
  await owner.query('truncate stage');
  await owner.query(
    `with taken as (delete from waiting where n in (select n from waiting order by n limit $1) returning *)
     insert into stage
     select n, case_id, referral_id, clock_id, station_id, officer_id, area_id, area_path, partner_id, worker_id, 'due',
       $2::timestamptz + (row_number() over (order by n) - 1) * $3 * interval '1 millisecond'
         - (select deadline_at - started_at from template_clock), narrative, place
     from taken`,
    [count, firstDueAt, everyMs],
  );
  for (const sql of [CLOCKS, EVENTS, FIRINGS]) await owner.query(sql);
  const { rows } = await owner.query<{ id: string }>('select clock_id as id from stage order by started_at');
  await owner.query('commit');
  return rows.map(({ id }) => id);
}

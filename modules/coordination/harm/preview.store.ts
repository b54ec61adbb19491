import type { Tx } from '../../../src/platform/database/tx.js';
import type { RiskLevel } from '../../cases/index.js';
import type { HarmFormula } from './formula.js';
import { valuesOf } from './formula.store.js';

/** How many of the first places of the board a preview compares. */
export const FIRST_PLACES = 20;

/** What a formula would do to the limits that run. */
export interface HarmEffect {
  readonly running: number;
  /** Of those, how many would stand at another place in time. */
  readonly moved: number;
  /** Who has the first places of what is late, by risk, as it is and as it would be. */
  readonly first: readonly { readonly risk: RiskLevel; readonly now: number; readonly then: number }[];
  /** How many of the first places would be taken by another limit. */
  readonly newcomers: number;
}

const WEIGHT = 'risk, headcount, chases';
const DRAFT =
  '$1::int, $2::numeric, $3::numeric, $4::numeric, $5::int[], $6::numeric[], $7::numeric, $8::int';
const HELD = `doubling_minutes, red_factor, orange_factor, yellow_factor, people_from, people_factors, chase_factor, most_chases`;

/* A head start depends on three facts that take few values: each combination is weighed once, however many limits have it. */
const EFFECT = `
with running as (
  select c.id, c.deadline_at, coalesce(d.risk, 'blue') as risk, coalesce(d.headcount, 1) as headcount,
    case when c.subject_type = 'referral'
      then (select count(*) from referral_chase h where h.referral_id = c.subject_id) else 0 end as chases
  from clock c left join dispute_case d on d.id = c.case_id
  where c.state = 'running' and c.deadline_at is not null and not c.apart
),
weighed as (
  select risk, headcount, chases, harm_head_start(${HELD}, ${WEIGHT}) as held_start,
    harm_head_start(${DRAFT}, ${WEIGHT}) as draft_start, n
  from (select risk, headcount, chases, count(*) as n from running group by 1, 2, 3) alike,
    (select * from harm_formula order by version desc limit 1) formula
),
placed as (
  select r.risk, row_number() over (order by r.deadline_at - w.held_start, r.id) as now_at,
    row_number() over (order by r.deadline_at - w.draft_start, r.id) as then_at
  from running r join weighed w using (risk, headcount, chases) where r.deadline_at < $9
)
select (select coalesce(sum(n), 0)::int from weighed) as running,
  (select coalesce(sum(n), 0)::int from weighed where held_start <> draft_start) as moved,
  (select count(*)::int from placed where then_at <= ${FIRST_PLACES} and now_at > ${FIRST_PLACES}) as newcomers,
  (select jsonb_agg(jsonb_build_object('risk', level.risk, 'now', level.now, 'then', level."then") order by level.at)
   from (select l.risk, l.at, count(p.*) filter (where p.now_at <= ${FIRST_PLACES}) as now,
           count(p.*) filter (where p.then_at <= ${FIRST_PLACES}) as "then"
         from unnest('{red,orange,yellow,blue}'::text[]) with ordinality as l(risk, at) left join placed p on p.risk = l.risk
         group by l.risk, l.at) level) as first`;

/** Counted now, as of `at`; nothing is moved. */
export async function effectOf(tx: Tx, draft: HarmFormula, at: Date): Promise<HarmEffect> {
  const [effect] = await tx.query<HarmEffect>(EFFECT, [...valuesOf(draft), at]);
  if (effect === undefined) throw new Error('the effect was not counted');
  return effect;
}

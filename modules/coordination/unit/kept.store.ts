import type { Tx } from '../../../src/platform/database/tx.js';
import type { Ending } from './endings.js';

/** What became of the limits of one name within the window. */
export interface KeptRow {
  readonly kind: string;
  readonly subjectType: string;
  readonly kept: number;
  readonly late: number;
  readonly excused: number;
  /** Broken and still running. */
  readonly open: number;
}

/** One of them. */
export interface EndedRow {
  readonly clockId: string;
  readonly cycle: number;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly handlerName: string | null;
  readonly deadlineAt: Date | null;
  readonly endedAt: Date;
  readonly ending: Ending;
  /** The sort key's first part, as PostgreSQL writes it. */
  readonly sortAt: string;
}

/** Which of them, the last that ended first. */
export interface EndedPage {
  readonly agencyId: string;
  readonly since: Date;
  readonly kind: string | null;
  readonly subjectType: string | null;
  readonly ending: Ending | null;
  readonly limit: number;
  readonly place: { readonly sortAt: string; readonly clockId: string; readonly cycle: number } | null;
}

/** Only what was late may be excused, so only that is asked after. */
const ENDING = `case when not e.late then 'kept' when exists (
    select from breach b left join breach w on w.waives_id = b.id
    where b.clock_id = e.clock_id and b.cycle = e.cycle and b.kind = 'breach' and (b.policy_induced or w.id is not null))
  then 'excused' else 'late' end`;

const KEPT = `
with told as (
  select e.name, e.subject_type, ${ENDING} as ending from clock_ended e where e.owner_agency_id = $1 and e.ended_at >= $2
  union all
  select c.name, c.subject_type, 'open' from clock c
  where c.owner_agency_id = $1 and c.state = 'running' and c.urgent_at < $3 and c.deadline_at < $3
)
select name as kind, subject_type as "subjectType", count(*) filter (where ending = 'kept')::int as kept,
  count(*) filter (where ending = 'late')::int as late, count(*) filter (where ending = 'excused')::int as excused,
  count(*) filter (where ending = 'open')::int as open
from told group by name, subject_type order by count(*) desc, name, subject_type`;

export function keptOf(
  tx: Tx,
  agencyId: string,
  { since, now }: { since: Date; now: Date },
): Promise<KeptRow[]> {
  return tx.query<KeptRow>(KEPT, [agencyId, since, now]);
}

/** After every row. */
const TOP = { sortAt: 'infinity', clockId: 'ffffffff-ffff-ffff-ffff-ffffffffffff', cycle: 2_147_483_647 };

const ENDED = `
select e.clock_id as "clockId", e.cycle, e.name as kind, e.subject_type as "subjectType", e.subject_id as "subjectId",
  e.case_id as "caseId", h.display_name as "handlerName", e.deadline_at as "deadlineAt", e.ended_at as "endedAt", e.ending,
  e.ended_at::text as "sortAt"
from (
  select e.*, ${ENDING} as ending from clock_ended e
  where e.owner_agency_id = $1 and e.ended_at >= $2 and ($3::text is null or e.name = $3)
    and ($4::text is null or e.subject_type = $4) and ($5::text is null or ${ENDING} = $5)
    and (e.ended_at, e.clock_id, e.cycle) < ($6::timestamptz, $7::uuid, $8::int)
  order by e.ended_at desc, e.clock_id desc, e.cycle desc limit $9
) e left join app_user h on h.id = e.owner_user_id
order by e.ended_at desc, e.clock_id desc, e.cycle desc`;

export function endedPage(
  tx: Tx,
  { agencyId, since, kind, subjectType, ending, limit, place }: EndedPage,
): Promise<EndedRow[]> {
  const { sortAt, clockId, cycle } = place ?? TOP;
  return tx.query<EndedRow>(ENDED, [
    agencyId,
    since,
    kind,
    subjectType,
    ending,
    sortAt,
    clockId,
    cycle,
    limit,
  ]);
}

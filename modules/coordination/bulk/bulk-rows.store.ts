import type { Tx } from '../../../src/platform/database/tx.js';
import { TOLD } from '../board/limit-lines.js';
import type { BulkPart, BulkRead, BulkRow } from './bulk-act.js';

/** Why a line is left as it is. */
export interface RowProblem {
  readonly status: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A line as it is shown. */
export interface ShownRow {
  readonly place: number;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly clockName: string;
  readonly ownerAgencyName: string;
  readonly toAgencyName: string | null;
  readonly verdict: string | null;
  readonly result: string | null;
  readonly problem: RowProblem | null;
}

/** What of clock `c` is acted on once, in SQL: the referral it is about; what an agency owes about one matter; the limit itself. */
const ONCE = {
  referral: 'c.subject_id::text',
  matter: `case c.subject_type when 'referral' then c.subject_id else c.case_id end || ' ' || c.owner_agency_id`,
  limit: 'c.id::text',
} as const;
export type Once = keyof typeof ONCE;

/* What does most harm stands in front. What has ended since it was seen is not acted on; what is read now is what may be. */
const insertSql = (once: Once): string => `
with picked as (
  select c.id, c.subject_type, c.subject_id, c.case_id, c.cycle, c.harm_at, ${ONCE[once]} as once
  from clock c join area a on a.id = c.area_id
  where c.id = any($2::uuid[]) and c.state in ('running', 'paused') and c.case_id is not null and a.path <@ any($3::ltree[])
), c as (select distinct on (once) * from picked order by once, harm_at, id)
insert into bulk_act_row (bulk_id, place, line_id, subject_type, subject_id, case_id, read)
select $1, row_number() over (order by c.harm_at, c.id), c.id, c.subject_type, c.subject_id, c.case_id,
  jsonb_build_object('version', r.version, 'extensionId', x.id,
    'escalationId', case when told.step->>'takenUpBy' is null then told.step->>'id' end)
from c left join referral r on r.id = c.subject_id
left join referral_extension x on x.referral_id = c.subject_id and x.decision is null
cross join lateral (select ${TOLD} as step) told
returning place`;

/** @returns how many there are */
export async function insertRows(
  tx: Tx,
  bulkId: string,
  lines: {
    readonly ids: readonly string[];
    readonly areaPaths: readonly string[];
    readonly once: Once;
  },
): Promise<number> {
  return (await tx.query(insertSql(lines.once), [bulkId, lines.ids, lines.areaPaths])).length;
}

const ROW = `place, line_id as "lineId", subject_type as "subjectType", subject_id as "subjectId", case_id as "caseId", read`;

/** The next line that nobody has tried. */
export async function nextUnchecked(tx: Tx, bulkId: string): Promise<BulkRow | null> {
  const rows = await tx.query<BulkRow>(
    `select ${ROW} from bulk_act_row where bulk_id = $1 and verdict is null and result is null order by place limit 1`,
    [bulkId],
  );
  return rows[0] ?? null;
}

/** The next line that may be done and waits. */
export async function nextWaiting(tx: Tx, bulkId: string): Promise<BulkRow | null> {
  const rows = await tx.query<BulkRow>(
    `select ${ROW} from bulk_act_row where bulk_id = $1 and verdict = 'may' and result is null order by place limit 1`,
    [bulkId],
  );
  return rows[0] ?? null;
}

/** What the trial of a line said. */
export async function keepVerdict(
  tx: Tx,
  bulkId: string,
  place: number,
  trial: { readonly problem: RowProblem | null; readonly read: Partial<BulkRead> },
): Promise<void> {
  await tx.query(
    `update bulk_act_row set verdict = $3, problem = $4, read = read || $5::jsonb where bulk_id = $1 and place = $2`,
    [
      bulkId,
      place,
      trial.problem === null ? 'may' : 'may_not',
      jsonOf(trial.problem),
      JSON.stringify(trial.read),
    ],
  );
}

/** What became of a line. */
export async function keepResult(
  tx: Tx,
  bulkId: string,
  place: number,
  problem: RowProblem | null,
): Promise<void> {
  await tx.query(
    `update bulk_act_row set result = $3, problem = $4, done_at = $5 where bulk_id = $1 and place = $2 and result is null`,
    [bulkId, place, problem === null ? 'done' : 'refused', jsonOf(problem), await tx.now()],
  );
}

/** Whatever waits still is left as it is. */
export async function leaveTheRest(tx: Tx, bulkId: string): Promise<void> {
  await tx.query(
    `update bulk_act_row set result = 'left', done_at = $2
     where bulk_id = $1 and result is null and verdict is distinct from 'may_not'`,
    [bulkId, await tx.now()],
  );
}

/** Why lines are left as they are, what most are left for in front. */
export function reasonsOf(
  tx: Tx,
  bulkId: string,
): Promise<{ readonly code: string; readonly status: number; readonly count: number }[]> {
  return tx.query(
    `select problem->>'code' as code, (problem->>'status')::int as status, count(*)::int as count
     from bulk_act_row where bulk_id = $1 and problem is not null group by 1, 2 order by 3 desc, 1`,
    [bulkId],
  );
}

const SHOWN_SQL = `
select w.place, w.subject_type as "subjectType", w.subject_id as "subjectId", w.case_id as "caseId",
  d.number as "caseNumber", c.name as "clockName", charged.name as "ownerAgencyName", chosen.name as "toAgencyName",
  w.verdict, w.result, w.problem
from bulk_act_row w join clock c on c.id = w.line_id join dispute_case d on d.id = w.case_id
join area a on a.id = d.area_id join agency charged on charged.id = c.owner_agency_id
left join agency chosen on chosen.id = (w.read->>'toAgencyId')::uuid
where w.bulk_id = $1 and a.path <@ any($2::ltree[]) and w.place > $3
  and ($4::text is null or (w.problem is not null) = ($4 = 'refused') and ($4 = 'refused' or w.verdict = 'may'))
order by w.place limit $5`;

/** Of the areas that the reader answers for by now. */
export function shownRows(
  tx: Tx,
  bulkId: string,
  page: {
    readonly areaPaths: readonly string[];
    readonly after: number;
    readonly only: BulkPart | null;
    readonly limit: number;
  },
): Promise<ShownRow[]> {
  return tx.query<ShownRow>(SHOWN_SQL, [bulkId, page.areaPaths, page.after, page.only, page.limit]);
}

function jsonOf(problem: RowProblem | null): string | null {
  return problem === null ? null : JSON.stringify(problem);
}

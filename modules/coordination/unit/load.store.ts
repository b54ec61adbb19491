import type { Tx } from '../../../src/platform/database/tx.js';
import type { RiskLevel } from '../../cases/index.js';
import type { ClockSubjectRef } from '../../sla/index.js';
import { type Instants, limitLines, type LimitPage, type LimitRow } from '../board/limit-lines.js';
import { type Standing, STANDINGS } from '../board/standing.js';

/** Which limits of one agency, as of when. */
export interface UnitSight extends Instants {
  readonly agencyId: string;
  /** Only what runs on these; null for whatever it is. */
  readonly subjectIds: readonly string[] | null;
  /** Id of a person, or `none` for what nobody has been given; null for all. */
  readonly handler: string | null;
  /** Name of a clock; null for all. */
  readonly kind: string | null;
  /** What it runs on; null for whatever it is. */
  readonly subjectType: string | null;
  /** Of the case; null for all. */
  readonly risk: string | null;
}

/** All that an agency is charged with. */
export const WHOLE: Omit<UnitSight, keyof Instants | 'agencyId'> = {
  subjectIds: null,
  handler: null,
  kind: null,
  subjectType: null,
  risk: null,
};

const HANDLER = '($5::text[])[1]';
const KIND = '($5::text[])[2]';
const RUNS_ON = '($5::text[])[3]';
const RISK = '($5::text[])[4]';
const IS_OF_HANDLER = (c: string): string =>
  `(${HANDLER} is null or coalesce(${c}.owner_user_id::text, 'none') = ${HANDLER})`;
const IS_AMONG = (c: string): string => `($4::uuid[] is null or ${c}.subject_id = any($4::uuid[]))`;

const OF_AGENCY = {
  places: 'select $1::uuid as id',
  within: 'c.owner_agency_id = place.id',
  owner: ['owner_agency_id', 'owner_user_id'],
} as const;

const IS_OF_KIND = (c: string): string =>
  `(${KIND} is null or ${c}.name = ${KIND}) and (${RUNS_ON} is null or ${c}.subject_type = ${RUNS_ON})`;
const UNIT = limitLines({
  ...OF_AGENCY,
  wanted: (c) => `${IS_OF_HANDLER(c)} and ${IS_AMONG(c)} and ${IS_OF_KIND(c)}
    and (${RISK} is null or exists (select from dispute_case of_it where of_it.id = ${c}.case_id and of_it.risk = ${RISK}))`,
});

/** The same before it is narrowed by what is counted; what a limit is of is no such choice. */
const CHARGED = limitLines({ ...OF_AGENCY, wanted: IS_OF_KIND });

export function unitPage(tx: Tx, sight: UnitSight, page: LimitPage): Promise<LimitRow[]> {
  return UNIT.page(tx, valuesOf(sight), page);
}

/** What one person has open, or nobody has been given. */
export interface HandlerLoad {
  readonly userId: string | null;
  readonly name: string | null;
  readonly open: number;
  readonly overdue: number;
  readonly dueToday: number;
  readonly atRisk: number;
}

const COUNTED = [
  ['open', null],
  ...(['overdue', 'due_today', 'at_risk'] as const).map((standing) => [standing, standing] as const),
] as const;

const LOAD = `
with ${COUNTED.map(([name, standing]) => `"${name}" as (${UNIT.distinct(standing)})`).join(',\n')},
counted as (${COUNTED.map(([name]) => `select '${name}' as standing, owner_user_id from "${name}"`).join(' union all ')})
select n.owner_user_id as "userId", u.display_name as name,
  count(*) filter (where n.standing = 'open')::int as open, count(*) filter (where n.standing = 'overdue')::int as overdue,
  count(*) filter (where n.standing = 'due_today')::int as "dueToday", count(*) filter (where n.standing = 'at_risk')::int as "atRisk"
from counted n left join app_user u on u.id = n.owner_user_id
group by n.owner_user_id, u.display_name order by 4 desc, 3 desc, 2, 1`;

/** By who was given it, who is latest first. */
export function loadOf(tx: Tx, sight: UnitSight): Promise<HandlerLoad[]> {
  return tx.query<HandlerLoad>(LOAD, valuesOf(sight));
}

/** How many lines there are of each standing; and of the one that is asked for, by what else they may be narrowed to. */
export interface UnitNumbers extends Readonly<Record<Standing, number>> {
  readonly handlers: readonly {
    readonly userId: string | null;
    readonly name: string | null;
    readonly count: number;
  }[];
  readonly risks: readonly { readonly risk: RiskLevel; readonly count: number }[];
  /** Those that are counted by their type, which the database cannot tell its reader. */
  readonly untyped: readonly (ClockSubjectRef & { readonly count: number })[];
}

/* As on the board of an area: what may be chosen instead of what is chosen is counted under all else that is. */
const numbersSql = (standing: Standing | null): string => `
with ${STANDINGS.map((each) => `"${each}" as (${UNIT.distinct(each)})`).join(',\n')},
line as (${CHARGED.distinct(standing)}),
seen as (
  select l.*, d.risk, ${IS_OF_HANDLER('l')} as of_handler, (${RISK} is null or d.risk = ${RISK}) as of_risk, ${IS_AMONG('l')} as of_type
  from line l left join dispute_case d on d.id = l.case_id
),
by_handler(handler, n) as (select coalesce(owner_user_id::text, 'none'), count(*)::int from seen where of_risk and of_type group by 1),
by_risk(risk, n) as (select risk, count(*)::int from seen where of_handler and of_type group by 1),
by_subject as (select subject_type, subject_id, case_id, count(*)::int as n from seen where of_handler and of_risk group by 1, 2, 3)
select ${STANDINGS.map((each) => `(select count(*)::int from "${each}") as "${each}"`).join(', ')},
  (select coalesce(jsonb_agg(jsonb_build_object('userId', nullif(handler, 'none'), 'name', u.display_name, 'count', coalesce(m.n, 0))
     order by m.n desc nulls last, u.display_name nulls first, handler), '[]')
   from by_handler m full join (select ${HANDLER} as handler where ${HANDLER} is not null) chosen using (handler)
   left join app_user u on u.id::text = handler) as handlers,
  (select coalesce(jsonb_agg(jsonb_build_object('risk', risk, 'count', coalesce(m.n, 0))
     order by array_position('{red,orange,yellow,blue}', risk)), '[]')
   from by_risk m full join (select ${RISK} as risk where ${RISK} is not null) chosen using (risk) where risk is not null) as risks,
  (select coalesce(jsonb_agg(jsonb_build_object('subjectType', subject_type, 'subjectId', subject_id, 'caseId', case_id, 'count', n)), '[]')
   from by_subject) as untyped`;

const NUMBERS = new Map<Standing | null, string>(
  [null, ...STANDINGS].map((standing) => [standing, numbersSql(standing)]),
);

/** @param standing of the lines that are counted by person, risk and type; null for all that live */
export async function unitNumbers(tx: Tx, sight: UnitSight, standing: Standing | null): Promise<UnitNumbers> {
  const [numbers] = await tx.query<UnitNumbers>(NUMBERS.get(standing) ?? '', valuesOf(sight));
  if (numbers === undefined) throw new Error('the limits of the agency were not counted');
  return numbers;
}

/** All on which the agency is charged with a limit that runs or rests: whatever stands in any list is among it. */
export function chargedOn(tx: Tx, agencyId: string): Promise<ClockSubjectRef[]> {
  return tx.query<ClockSubjectRef>(
    `select distinct subject_type as "subjectType", subject_id as "subjectId", case_id as "caseId"
     from clock where owner_agency_id = $1 and state in ('running', 'paused')`,
    [agencyId],
  );
}

function valuesOf({
  agencyId,
  now,
  tomorrow,
  subjectIds,
  handler,
  kind,
  subjectType,
  risk,
}: UnitSight): unknown[] {
  return [agencyId, now, tomorrow, subjectIds, [handler, kind, subjectType, risk]];
}

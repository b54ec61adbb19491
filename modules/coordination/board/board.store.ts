import type { Tx } from '../../../src/platform/database/tx.js';
import { type Standing, STANDINGS, standsSo } from './standing.js';

/** A step of a ladder that was told of a limit, the latest one. */
export interface ToldStep {
  readonly id: string;
  readonly level: string;
  readonly role: string;
  readonly firedAt: string;
  readonly takenUpBy: string | null;
}

/** When the recipient was last asked after it. */
export interface LastChase {
  readonly count: number;
  readonly at: string;
  readonly by: string;
  readonly reached: boolean;
}

/** A line of the board as it is read. */
export interface BoardRow {
  readonly id: string;
  readonly clockName: string;
  readonly class: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly risk: string | null;
  /** Of the referral or, where it is about the case itself, of the case. */
  readonly state: string | null;
  readonly ownerAgencyId: string;
  readonly ownerAgencyName: string;
  readonly handlerUserId: string | null;
  readonly handlerName: string | null;
  readonly deadlineAt: Date | null;
  readonly paused: boolean;
  readonly alsoDue: number;
  readonly escalation: ToldStep | null;
  readonly lastChase: LastChase | null;
  /** The sort key's first part, as PostgreSQL writes it. */
  readonly sortAt: string;
}

/** Which lines, of which areas, as of when. */
export interface BoardSight {
  /** With all below them. */
  readonly areaPaths: readonly string[];
  readonly now: Date;
  /** The first instant of the next day. */
  readonly tomorrow: Date;
  /** The agency that is charged; null for all. */
  readonly agencyId: string | null;
  /** Of the case; null for all. */
  readonly risk: string | null;
}

export interface BoardPage {
  readonly standing: Standing | null;
  readonly limit: number;
  readonly place: { readonly sortAt: string; readonly id: string } | null;
}

/** Before every line: a condition that is always there is read off the index, one that may be null is not. */
const TOP = { sortAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
const INSTANTS = { now: '$2::timestamptz', tomorrow: '$3::timestamptz' };
/** Not every standing asks for both, and PostgreSQL knows no type for what is not asked for. */
const BOUNDS = 'asked as (select $2::timestamptz as now, $3::timestamptz as tomorrow)';
const AREAS = `select place.id from area place where place.path <@ any($1::ltree[])`;
const IS_WANTED = (
  c: string,
): string => `($4::uuid is null or ${c}.owner_agency_id = $4) and ($5::text is null or exists (
  select from dispute_case told where told.id = ${c}.case_id and told.risk = $5))`;

/** What one agency owes on one subject is one line, that of the limit which binds first: it is chased once. */
const IS_FIRST = (standing: Standing | null): string => `c.id = (select o.id from clock o
  where o.subject_id = c.subject_id and o.owner_agency_id = c.owner_agency_id and ${standsSo(standing, 'o', INSTANTS)}
  order by o.urgent_at, o.id limit 1)`;

/** The latest of the present cycle. */
const TOLD = `(select jsonb_build_object('id', e.id, 'level', e.level, 'role', e.role, 'firedAt', e.fired_at,
    'takenUpBy', taker.display_name)
  from escalation e left join app_user taker on taker.id = e.acknowledged_by
  where e.clock_id = c.id and e.cycle = c.cycle order by e.acknowledged_at is not null, e.fired_at desc, e.id desc limit 1)`;
const CHASED = `(select jsonb_build_object('count', count(*) over (), 'at', h.at, 'by', h.by_name, 'reached', h.reached)
  from referral_chase h where h.referral_id = c.subject_id order by h.at desc, h.id desc limit 1)`;
const ALSO = `(select count(*)::int from clock o where o.subject_id = c.subject_id and o.owner_agency_id = c.owner_agency_id
  and o.id <> c.id and o.state in ('running', 'paused'))`;

/*
 * One walk along the index for each area, cut at the page: over several at once the index has no order. Names are joined to
 * the few lines of the page.
 */
const pageSql = (standing: Standing | null): string => `
with ${BOUNDS}, line as (
  select w.* from (${AREAS}) place cross join lateral (
    select c.id, c.urgent_at from clock c
    where c.area_id = place.id and ${standsSo(standing, 'c', INSTANTS)}
      and (c.urgent_at, c.id) > ($6::timestamptz, $7::uuid) and ${IS_WANTED('c')} and ${IS_FIRST(standing)}
    order by c.urgent_at, c.id limit $8) w
  order by w.urgent_at, w.id limit $8
)
select c.id, c.name as "clockName", c.class, c.subject_type as "subjectType", c.subject_id as "subjectId",
  c.case_id as "caseId", d.risk, coalesce(r.state, d.state) as state, c.owner_agency_id as "ownerAgencyId",
  g.name as "ownerAgencyName", c.owner_user_id as "handlerUserId", h.display_name as "handlerName",
  c.deadline_at as "deadlineAt", c.state = 'paused' as paused, ${ALSO} as "alsoDue", ${TOLD} as escalation,
  ${CHASED} as "lastChase", c.urgent_at::text as "sortAt"
from line l join clock c on c.id = l.id join agency g on g.id = c.owner_agency_id
left join dispute_case d on d.id = c.case_id left join referral r on r.id = c.subject_id
left join app_user h on h.id = c.owner_user_id
order by l.urgent_at, l.id`;

const PAGES: ReadonlyMap<Standing | null, string> = new Map(
  [null, ...STANDINGS].map((standing) => [standing, pageSql(standing)]),
);

/** What expired first at the top, weighted by risk, as in lists of tasks. */
export async function boardPage(
  tx: Tx,
  sight: BoardSight,
  { standing, limit, place }: BoardPage,
): Promise<BoardRow[]> {
  const { sortAt, id } = place ?? TOP;
  return tx.query<BoardRow>(PAGES.get(standing) ?? '', [...valuesOf(sight), sortAt, id, limit]);
}

/** How many lines there are of each standing, and which agencies are charged with what is late or nearly so. */
export interface BoardNumbers extends Readonly<Record<Standing, number>> {
  readonly agencies: readonly {
    readonly agencyId: string;
    readonly agencyName: string;
    readonly count: number;
  }[];
}

const linesOf = (standing: Standing): string => `select distinct c.subject_id, c.owner_agency_id
  from (${AREAS}) place join clock c on c.area_id = place.id
  where ${standsSo(standing, 'c', INSTANTS)} and ${IS_WANTED('c')}`;

const NUMBERS = `
with ${STANDINGS.map((standing) => `"${standing}" as (${linesOf(standing)})`).join(',\n')}
select ${STANDINGS.map((standing) => `(select count(*)::int from "${standing}") as "${standing}"`).join(', ')},
  (select coalesce(jsonb_agg(jsonb_build_object('agencyId', g.id, 'agencyName', g.name, 'count', m.count)
     order by m.count desc, g.key), '[]')
   from (select p.owner_agency_id as id, count(*)::int as count
         from (select * from overdue union select * from at_risk) p group by p.owner_agency_id) m
   join agency g on g.id = m.id) as agencies`;

export async function boardNumbers(tx: Tx, sight: BoardSight): Promise<BoardNumbers> {
  const [numbers] = await tx.query<BoardNumbers>(NUMBERS, valuesOf(sight));
  if (numbers === undefined) throw new Error('the board was not counted');
  return numbers;
}

function valuesOf({ areaPaths, now, tomorrow, agencyId, risk }: BoardSight): unknown[] {
  return [areaPaths, now, tomorrow, agencyId, risk];
}

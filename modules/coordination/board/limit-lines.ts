import type { Tx } from '../../../src/platform/database/tx.js';
import { HOURS_COUNTED } from '../../sla/index.js';
import { ORDER_OF_LINE, type OrderOfLine } from '../supervision/order-of-line.js';
import { type Standing, STANDINGS, standsSo } from './standing.js';

/** A step of a ladder that was told of a limit. */
export interface ToldStep {
  readonly id: string;
  readonly level: string;
  readonly role: string;
  readonly firedAt: string;
  readonly takenUpBy: string | null;
  /** Whoever stands above has been called, and nobody there has taken it up. */
  readonly isRaised: boolean;
  /** Why somebody raised it by hand, and who did. */
  readonly reason: string | null;
  readonly raisedByName: string | null;
}

/** When the recipient was last asked after it. */
export interface LastChase {
  readonly count: number;
  readonly at: string;
  readonly by: string;
  readonly reached: boolean;
}

/** A line of a list of limits as it is read. */
export interface LimitRow {
  readonly id: string;
  readonly clockName: string;
  readonly class: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly risk: string | null;
  /** How many people the dispute is about. */
  readonly headcount: number | null;
  /** Of the referral or, where it is about the case itself, of the case. */
  readonly state: string | null;
  readonly ownerAgencyId: string;
  readonly ownerAgencyName: string;
  readonly handlerUserId: string | null;
  readonly handlerName: string | null;
  readonly deadlineAt: Date | null;
  readonly hoursOf: string | null;
  readonly paused: boolean;
  readonly alsoDue: number;
  readonly escalation: ToldStep | null;
  readonly lastChase: LastChase | null;
  readonly order: OrderOfLine | null;
  /** The sort key's first part, as PostgreSQL writes it. */
  readonly sortAt: string;
}

/** As of when, on which day. */
export interface Instants {
  readonly now: Date;
  /** The first instant of the next day. */
  readonly tomorrow: Date;
}

export interface LimitPage {
  readonly standing: Standing | null;
  readonly limit: number;
  readonly place: { readonly sortAt: string; readonly id: string } | null;
}

/**
 * What is looked through, in SQL: `places` are walked one by one, each along an index, `within` says what of clock `c` lies in one
 * of them, `wanted` what of that is asked for. Limits on one subject that have the same `owner` are one line. Of the values, `$2` and
 * `$3` are the instants.
 */
export interface LimitScope {
  readonly places: string;
  readonly within: string;
  readonly wanted: (c: string) => string;
  readonly owner: readonly ('owner_agency_id' | 'owner_user_id')[];
}

/** A list of limits and the numbers that belong to it. */
export interface LimitLines {
  /** What does most harm at the top. @param values of the scope, five */
  page(tx: Tx, values: readonly unknown[], page: LimitPage): Promise<LimitRow[]>;
  /** The ids of the first lines of the list. @param values of the scope, five */
  ids(tx: Tx, values: readonly unknown[], page: LimitPage): Promise<string[]>;
  /** Each line once: a query of its subject, owner, case and area, for whoever counts them. */
  distinct(standing: Standing | null): string;
}

/** Before every line: a condition that is always there is read off the index, one that may be null is not. */
const TOP = { sortAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
const INSTANTS = { now: '$2::timestamptz', tomorrow: '$3::timestamptz' };
/** Not every standing asks for both, and PostgreSQL knows no type for what is not asked for. */
const BOUNDS = 'asked as (select $2::timestamptz as now, $3::timestamptz as tomorrow)';

/** What a record lacks is another matter than what is to be done about the dispute, as in lists of tasks: neither hides the other. */
export const IS_COMPLETION = (c: string): string => `(${c}.name = 'completion')`;
const IS_SAME_MATTER = `${IS_COMPLETION('o')} = ${IS_COMPLETION('c')}`;

/** Of clock `c`, in its present cycle: an open one before what was taken up, of those one to those above, by hand before by the ladder; then the latest. */
export const TOLD = `(select jsonb_build_object('id', e.id, 'level', e.level, 'role', e.role, 'firedAt', e.fired_at,
    'takenUpBy', taker.display_name,
    'isRaised', e.role = 'next_area_up' and e.acknowledged_at is null,
    'reason', raised.reason, 'raisedByName', raised.name)
  from escalation e left join app_user taker on taker.id = e.acknowledged_by
  left join escalation_raise raised on raised.escalation_id = e.id
  where e.clock_id = c.id and e.cycle = c.cycle order by case when e.acknowledged_at is not null then 3
    when raised.reason is not null then 0 when e.role = 'next_area_up' then 1 else 2 end, e.fired_at desc, e.id desc limit 1)`;
const CHASED = `(select jsonb_build_object('count', count(*) over (), 'at', h.at, 'by', h.by_name, 'reached', h.reached)
  from referral_chase h where h.referral_id = c.subject_id order by h.at desc, h.id desc limit 1)`;

/** What one owes on one subject is one line, that of the limit which binds first: they are asked once. */
export function limitLines({ places, within, wanted, owner }: LimitScope): LimitLines {
  const isAlike = [...owner.map((key) => `o.${key} is not distinct from c.${key}`), IS_SAME_MATTER].join(
    ' and ',
  );
  const first = (standing: Standing | null): string => `c.id = (select o.id from clock o
    where o.subject_id = c.subject_id and ${isAlike} and ${standsSo(standing, 'o', INSTANTS)}
      and ${wanted('o')}
    order by o.harm_at, o.id limit 1)`;
  const also = `(select count(*)::int from clock o where o.subject_id = c.subject_id and ${isAlike}
    and o.id <> c.id and o.state in ('running', 'paused'))`;
  /* One walk along the index for each place, cut at the page: over several at once the index has no order. Names are joined last. */
  const lines = (standing: Standing | null): string => `
with ${BOUNDS}, line as (
  select w.* from (${places}) place cross join lateral (
    select c.id, c.harm_at from clock c
    where ${within} and ${standsSo(standing, 'c', INSTANTS)}
      and (c.harm_at, c.id) > ($6::timestamptz, $7::uuid) and ${wanted('c')} and ${first(standing)}
    order by c.harm_at, c.id limit $8) w
  order by w.harm_at, w.id limit $8
)`;
  const page = (standing: Standing | null): string => `${lines(standing)}
select c.id, c.name as "clockName", c.class, c.subject_type as "subjectType", c.subject_id as "subjectId",
  c.case_id as "caseId", d.risk, d.headcount, coalesce(r.state, d.state) as state, c.owner_agency_id as "ownerAgencyId",
  g.name as "ownerAgencyName", c.owner_user_id as "handlerUserId", h.display_name as "handlerName",
  c.deadline_at as "deadlineAt", ${HOURS_COUNTED} as "hoursOf", c.state = 'paused' as paused, ${also} as "alsoDue", ${TOLD} as escalation,
  ${CHASED} as "lastChase", ${ORDER_OF_LINE} as "order", c.harm_at::text as "sortAt"
from line l join clock c on c.id = l.id join agency g on g.id = c.owner_agency_id
left join dispute_case d on d.id = c.case_id left join referral r on r.id = c.subject_id
left join app_user h on h.id = c.owner_user_id
order by l.harm_at, l.id`;
  const pages = new Map<Standing | null, string>(
    [null, ...STANDINGS].map((standing) => [standing, page(standing)]),
  );
  return {
    page(tx, values, { standing, limit, place }) {
      const { sortAt, id } = place ?? TOP;
      return tx.query<LimitRow>(pages.get(standing) ?? '', [...values, sortAt, id, limit]);
    },
    async ids(tx, values, { standing, limit, place }) {
      const { sortAt, id } = place ?? TOP;
      const sql = `${lines(standing)} select id from line order by harm_at, id`;
      return (await tx.query<{ id: string }>(sql, [...values, sortAt, id, limit])).map((line) => line.id);
    },
    // What runs on one subject is of one case, and so of one area.
    distinct: (standing) => {
      const keys = ['subject_id', ...owner].map((key) => `c.${key}`).join(', ');
      return `select ${keys}, (array_agg(c.case_id))[1] as case_id, (array_agg(c.area_id))[1] as area_id,
        (array_agg(c.subject_type))[1] as subject_type
      from (${places}) place join clock c on ${within}
      where ${standsSo(standing, 'c', INSTANTS)} and ${wanted('c')} group by ${keys}, ${IS_COMPLETION('c')}`;
    },
  };
}

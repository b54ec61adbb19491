import type { Tx } from '../../../src/platform/database/tx.js';
import { DECISIONS, HOURS_COUNTED, keepsPlaceOf } from '../../sla/index.js';
import { PLACED, type PlacedCase } from '../store/placed-case.js';

/** A line of a list of tasks as it is read. */
export interface TaskRow {
  readonly id: string;
  readonly kind: string;
  readonly clockId: string;
  readonly clockName: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly typeCode: string | null;
  readonly risk: string | null;
  readonly deadlineAt: Date | null;
  readonly hoursOf: string | null;
  readonly paused: boolean;
  readonly class: string;
  readonly ownerAgencyId: string;
  readonly ownerAgencyName: string;
  readonly areaPath: string;
  readonly handlerUserId: string | null;
  readonly handlerName: string | null;
  /** Whose line it is: the handler, or who was told of an escalation; null for what nobody has been given. */
  readonly personId: string | null;
  readonly alsoDue: number;
  readonly claimUserId: string | null;
  readonly claimName: string | null;
  readonly claimUntil: Date | null;
  /** The sort key's first part, as PostgreSQL writes it. */
  readonly sortAt: string;
}

/** A line as it is read: its type is for those only who see the case. */
export interface ReadTaskRow extends TaskRow {
  readonly placed: PlacedCase | null;
}

/** Where a page begins: the sort key of the last line of the page before. */
export interface TaskPlace {
  readonly sortAt: string;
  readonly id: string;
}

export interface TaskPage {
  readonly kind: string | null;
  readonly limit: number;
  readonly place: TaskPlace | null;
}

/**
 * What of an agency's a reader sees: what nobody was given (`unassigned`), or what somebody was. `areaPath` narrows it to
 * what lies there; null for all.
 */
export interface Pot {
  readonly agencyId: string;
  readonly unassigned: boolean;
  readonly areaPath: string | null;
  /** Whether the reader may rule between agencies; who may not is not asked to. */
  readonly rules: boolean;
  /** Whether the reader gives the agency's word, as its head or over its area; who does not is not asked for it. */
  readonly decides: boolean;
}

/** Before every line. */
const TOP: TaskPlace = { sortAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

const LIVE = `state in ('running', 'paused')`;
const AFTER = (row: string): string => `(${row}.urgent_at, ${row}.id) > ($3::timestamptz, $4::uuid)`;

/*
 * Both lists walk along indexes of live clocks, one walk for each pot or person, cut each walk at the page, merge, and only
 * then join the names. A subject has one line, and one more while its record lacks something: a clock is left out while an
 * earlier one that the reader sees runs on the same.
 */
const POTS = `pot as materialized (
  select * from jsonb_to_recordset($5::jsonb) as p("agencyId" uuid, unassigned boolean, "areaPath" ltree, rules boolean, decides boolean))`;

const NAMES_OF_DECISIONS = DECISIONS.map((name) => `'${name}'`).join(', ');

/**
 * A ruling is a coordinator's, whoever else belongs to the centre that is charged with it (workflow.md §1.4); more time and a held
 * settlement are for coordinators and the heads of the agency.
 */
const IS_TO_DO = (
  row: string,
): string => `(p.rules or ${row}.name not in ('review', 'reroute_answer', 'supervision_review'))
  and (p.decides or ${row}.name not in (${NAMES_OF_DECISIONS}))`;

const IS_WITHIN = (row: string): string => `(p."areaPath" is null
  or exists (select from area a where a.id = ${row}.area_id and a.path <@ p."areaPath"))`;
const IS_IN_POT = (row: string): string => `exists (select from pot p
  where p."agencyId" = ${row}.owner_agency_id and p.unassigned = (${row}.owner_user_id is null) and ${IS_WITHIN(row)}
  and ${IS_TO_DO(row)})`;
const IS_OF_PERSON = (row: string): string =>
  `${row}.owner_user_id = any($6::uuid[]) and ${row}.owner_agency_id = any($7::uuid[])`;
const IS_SEEN = (row: string): string => `(${IS_IN_POT(row)} or (${IS_OF_PERSON(row)}))`;

/**
 * What a record lacks, the word on a held settlement, a written order and the word on its answer are other matters than what is to be
 * done about the dispute: none hides another.
 */
const MATTER = (row: string): string =>
  `case when ${row}.name in ('completion', 'settlement_decision', 'supervision_answer', 'supervision_review') then ${row}.name else '' end`;
const IS_ALIKE = `${MATTER('o')} = ${MATTER('c')}`;

/** A subquery and no anti-join: it is asked of each line of the page, by the subject's few clocks. */
const IS_FIRST = `c.id = (select o.id from clock o
  where o.subject_id = c.subject_id and ${IS_ALIKE} and o.${LIVE} and ($1::text is null or o.name = $1) and ${IS_SEEN('o')}
  order by o.urgent_at, o.id limit 1)`;

/**
 * Whoever is charged with a case of others, because a referral of it lies with them, works on the referral: its line stands for
 * the case's limit too, unless that one comes first.
 */
const IS_FOLDED = `(c.subject_type = 'case' and ${MATTER('c')} = '' and exists (select from clock o
  where o.case_id = c.case_id and o.subject_type = 'referral' and o.owner_agency_id = c.owner_agency_id and o.${LIVE}
    and o.urgent_at <= c.urgent_at and ($1::text is null or o.name = $1) and ${IS_SEEN('o')}
    and exists (select from dispute_case d where d.id = o.case_id and d.owner_agency_id <> o.owner_agency_id)))`;

const WAITS = `c.${LIVE} and ($1::text is null or c.name = $1) and ${AFTER('c')}`;
const CUT = 'order by c.urgent_at, c.id limit $2';
const CLOCK = `c.id, c.name as kind, c.id as clock_id, c.owner_user_id as person_id, c.urgent_at`;

const OF_POTS = `
select w.* from pot p cross join lateral (
  select ${CLOCK} from clock c
  where c.owner_agency_id = p."agencyId" and (c.owner_user_id is null) = p.unassigned and ${WAITS} and ${IS_FIRST}
    and not ${IS_FOLDED} and ${IS_WITHIN('c')} and ${IS_TO_DO('c')}
  ${CUT}) w`;

/** `is true` keeps the walk on the index of the person: the agency's would have to be sorted. */
const OF_PEOPLE = `
select w.* from unnest($6::uuid[]) as person(id) cross join lateral (
  select ${CLOCK} from clock c
  where c.owner_user_id = person.id and (c.owner_agency_id = any($7::uuid[])) is true
    and ${IS_IN_POT('c')} is not true and ${WAITS} and ${IS_FIRST} and not ${IS_FOLDED}
  ${CUT}) w`;

/**
 * The reader's own as long as they belong to where it was told, and of those they cover what was told in an agency of the reader's, or over an area that the reader
 * answers for by a grant of their own or by one that was lent: an absence alone opens no area.
 */
const IS_TOLD = (
  step: string,
  told: string,
): string => `((${told}.user_id = $8 and ${keepsPlaceOf(step, '$8')})
  or ${step}.agency_id = any($7::uuid[])
  or (${step}.agency_id is null and exists (select from area a where a.id = ${step}.area_id and a.path <@ any($9::ltree[]))))`;

/** Several steps told of one clock are one line, the earliest. */
const TOLD = `
select w.* from unnest($6::uuid[]) as person(id) cross join lateral (
  select r.escalation_id as id, 'escalation' as kind, e.clock_id, r.user_id as person_id, r.urgent_at
  from escalation_recipient r join escalation e on e.id = r.escalation_id
  where r.user_id = person.id and r.urgent_at is not null and ($1::text is null or $1 = 'escalation')
    and (r.urgent_at, r.escalation_id) > ($3::timestamptz, $4::uuid) and ${IS_TOLD('e', 'r')}
    and (r.escalation_id, r.user_id) = (select f.id, q.user_id from escalation f join escalation_recipient q on q.escalation_id = f.id
      where f.clock_id = e.clock_id and f.urgent_at is not null and q.user_id = any($6::uuid[])
        and ${IS_TOLD('f', 'q')}
      order by f.urgent_at, f.id, q.user_id limit 1)
  order by r.urgent_at, r.escalation_id limit $2) w`;

const TOLD_IN_AGENCY = `
select w.* from pot p cross join lateral (
  select e.id, 'escalation' as kind, e.clock_id, null::uuid as person_id, e.urgent_at
  from escalation e
  where not p.unassigned and e.agency_id = p."agencyId" and e.urgent_at is not null
    and ($1::text is null or $1 = 'escalation') and ${AFTER('e')}
    and e.id = (select f.id from escalation f
      where f.clock_id = e.clock_id and f.agency_id = e.agency_id and f.urgent_at is not null
      order by f.urgent_at, f.id limit 1)
  order by e.urgent_at, e.id limit $2) w`;

const LINE = `
select l.id, l.kind, l.clock_id as "clockId", c.name as "clockName", c.subject_type as "subjectType",
  c.subject_id as "subjectId", c.case_id as "caseId", d.number as "caseNumber", d.type_code as "typeCode", d.risk,
  case when d.id is not null then ${PLACED} end as placed,
  c.deadline_at as "deadlineAt", ${HOURS_COUNTED} as "hoursOf", c.state = 'paused' as paused, c.class, c.owner_agency_id as "ownerAgencyId",
  g.name as "ownerAgencyName", a.path::text as "areaPath", c.owner_user_id as "handlerUserId",
  h.display_name as "handlerName", l.person_id as "personId",
  k.id as "claimUserId", k.display_name as "claimName", f.claimed_until as "claimUntil", l.urgent_at::text as "sortAt",
  case when l.kind = 'escalation' then 0 else (select count(*)::int from clock o
    where o.subject_id = c.subject_id and o.id <> c.id and ${IS_ALIKE} and o.${LIVE} and ($1::text is null or o.name = $1)
      and ${IS_SEEN('o')}) end as "alsoDue"`;
const JOINED = `
join clock c on c.id = l.clock_id join agency g on g.id = c.owner_agency_id join area a on a.id = c.area_id
left join dispute_case d on d.id = c.case_id left join app_user h on h.id = c.owner_user_id
left join referral f on f.id = c.subject_id and f.claimed_until > accord_now() left join app_user k on k.id = f.claimed_by_user_id
order by l.urgent_at, l.id`;

const AGENCY_TASKS = `
with ${POTS}, line as (
  select * from (${OF_POTS} union all ${TOLD_IN_AGENCY}) m order by m.urgent_at, m.id limit $2
) ${LINE} from line l ${JOINED}`;

const MY_TASKS = `
with ${POTS}, line as (
  select * from (${OF_POTS} union all ${OF_PEOPLE} union all ${TOLD}) m order by m.urgent_at, m.id limit $2
) ${LINE} from line l ${JOINED}`;

/** What awaits an agency, whoever of it was given it. */
export async function tasksOfAgency(tx: Tx, agencyId: string, page: TaskPage): Promise<ReadTaskRow[]> {
  const pots = [true, false].map((unassigned) => ({
    agencyId,
    unassigned,
    areaPath: null,
    rules: true,
    decides: true,
  }));
  return tx.query<ReadTaskRow>(AGENCY_TASKS, [...pageValues(page), JSON.stringify(pots), [], []]);
}

/** What awaits somebody: what lies in the pots, what they and those they cover were given in their agencies, what they were told. */
export async function tasksOfPeople(
  tx: Tx,
  whose: {
    readonly pots: readonly Pot[];
    readonly readerId: string | null;
    /** The reader, and those they cover. */
    readonly userIds: readonly string[];
    readonly agencyIds: readonly string[];
    /** The areas the reader answers for. */
    readonly areaPaths: readonly string[];
  },
  page: TaskPage,
): Promise<ReadTaskRow[]> {
  const { pots, readerId, userIds, agencyIds, areaPaths } = whose;
  const values = [...pageValues(page), JSON.stringify(pots), userIds, agencyIds, readerId, areaPaths];
  return tx.query<ReadTaskRow>(MY_TASKS, values);
}

function pageValues({ kind, limit, place }: TaskPage): [string | null, number, string, string] {
  const { sortAt, id } = place ?? TOP;
  return [kind, limit, sortAt, id];
}

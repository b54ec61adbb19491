import type { Tx } from '../../../src/platform/database/tx.js';
import {
  type Instants,
  limitLines,
  type LimitLines,
  type LimitPage,
  type LimitRow,
  type LimitScope,
} from '../board/limit-lines.js';
import { standsSo } from '../board/standing.js';
import type { FlowScope } from './scope.js';
import { type Stage, stageOf, STAGES, turnOf, type WaitingTurn } from './stages.js';
import { type Begun, type Wait, WAITS } from './waiting.js';

/** What is looked for among all that is held. */
export interface HeldFilter {
  readonly agencyId: string | null;
  /** Id of a person, or `none`; null for all. */
  readonly handler: string | null;
  readonly kind: string | null;
  readonly subjectType: string | null;
  readonly stage: Stage | null;
  readonly turn: WaitingTurn | null;
  readonly begun: Begun;
}

/** No filter. */
export const ALL_HELD: HeldFilter = {
  agencyId: null,
  handler: null,
  kind: null,
  subjectType: null,
  stage: null,
  turn: null,
  begun: { since: null, until: null },
};

const asked = (place: number): string => `($5::text[])[${place}]`;

/** What one person of an agency owes on one subject is one line, as in the load of an agency. */
const WANTED = (c: string): string => `($4::uuid is null or ${c}.owner_agency_id = $4)
    and (${asked(1)} is null or coalesce(${c}.owner_user_id::text, 'none') = ${asked(1)})
    and (${asked(2)} is null or ${c}.name = ${asked(2)}) and (${asked(3)} is null or ${c}.subject_type = ${asked(3)})
    and (${asked(4)} is null or ${stageOf(c)} = ${asked(4)}) and (${asked(5)} is null or ${turnOf(c)} = ${asked(5)})
    and (${asked(6)} is null or ${c}.started_at >= ${asked(6)}::timestamptz)
    and (${asked(7)} is null or ${c}.started_at < ${asked(7)}::timestamptz)`;

const OWNER = ['owner_agency_id', 'owner_user_id'] as const;

const BY_AREA: LimitScope = {
  places: 'select area.id from area where area.path <@ any($1::text[]::ltree[])',
  within: 'c.area_id = place.id',
  wanted: WANTED,
  owner: OWNER,
};
/** What nobody has been given and what somebody has are two stretches of the index of tasks. */
const BY_AGENCY: LimitScope = {
  places: `select headed.id, half.unassigned from unnest($1::text[]) headed(id)
    cross join (values (true), (false)) as half(unassigned)`,
  within: 'c.owner_agency_id = place.id::uuid and (c.owner_user_id is null) = place.unassigned',
  wanted: WANTED,
  owner: OWNER,
};

interface Held {
  readonly lines: LimitLines;
  readonly load: string;
  readonly waits: string;
}

const NOW = { now: '$2::timestamptz', tomorrow: '$3::timestamptz' };

function heldIn(scope: LimitScope): Held {
  const from = `from (${scope.places}) place join clock c on ${scope.within}`;
  const running = standsSo(null, 'c', NOW);
  return {
    lines: limitLines(scope),
    /* $6: by person, and not by agency alone. */
    load: `
with asked as (select ${NOW.now}, ${NOW.tomorrow}), line as (
  select c.owner_agency_id, case when $6::boolean then c.owner_user_id end as owner_user_id, min(${stageOf('c')}) as stage,
    bool_or(${standsSo('overdue', 'c', NOW)}) as late, bool_or(${standsSo('at_risk', 'c', NOW)}) as at_risk,
    min(coalesce(r.submitted_at, d.registered_at)) as since
  ${from} left join referral r on r.id = c.subject_id left join dispute_case d on d.id = c.case_id
  where ${running} and ${WANTED('c')}
  group by c.subject_id, c.name = 'completion', c.owner_agency_id, c.owner_user_id
)
select line.owner_agency_id as "agencyId", g.name as "agencyName", line.owner_user_id as "userId", u.display_name as "userName",
  count(*)::int as held, count(*) filter (where line.late)::int as late, count(*) filter (where line.at_risk)::int as "atRisk",
  min(line.since) as "oldestAt",
  ${STAGES.map((stage) => `count(*) filter (where line.stage = '${stage}')::int as ${stage}`).join(', ')}
from line join agency g on g.id = line.owner_agency_id left join app_user u on u.id = line.owner_user_id
group by line.owner_agency_id, g.name, g.key, line.owner_user_id, u.display_name
order by held desc, late desc, g.key, u.display_name`,
    waits: `
with asked as (select ${NOW.now}, ${NOW.tomorrow})
select c.name as kind, c.subject_type as "subjectType", ${turnOf('c')} as turn,
  ${WAITS.map((wait) => `count(distinct (c.subject_id, c.owner_agency_id, c.owner_user_id)) filter (where ${BEGAN[wait]})::int as ${wait}`).join(', ')}
${from} where ${running} and ${WANTED('c')} group by 1, 2, 3 order by over_7 desc, from_3 desc, from_1 desc, under_1 desc, 1, 2, 3`,
  };
}

/** $6, $7 and $8 are one, three and seven working days ago. */
const BEGAN: Readonly<Record<Wait, string>> = {
  under_1: 'c.started_at >= $6::timestamptz',
  from_1: 'c.started_at >= $7::timestamptz and c.started_at < $6',
  from_3: 'c.started_at >= $8::timestamptz and c.started_at < $7',
  over_7: 'c.started_at < $8',
};

const HELD = { areas: heldIn(BY_AREA), agencies: heldIn(BY_AGENCY) };

function heldBy({ areaPaths }: FlowScope): Held {
  return areaPaths.length > 0 ? HELD.areas : HELD.agencies;
}

function valuesOf(
  { areaPaths, agencyIds }: FlowScope,
  { now, tomorrow }: Instants,
  filter: HeldFilter,
): unknown[] {
  const { agencyId, handler, kind, subjectType, stage, turn, begun } = filter;
  const { since, until } = begun;
  const places = areaPaths.length > 0 ? areaPaths : agencyIds;
  return [
    ...[places, now, tomorrow, agencyId],
    [handler, kind, subjectType, stage, turn, since?.toISOString() ?? null, until?.toISOString() ?? null],
  ];
}

/** How much an agency holds, or one person of it. */
export interface LoadRow extends Readonly<Record<Stage, number>> {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly held: number;
  readonly late: number;
  readonly atRisk: number;
  /** When the oldest of it was sent or, of a case, taken in. */
  readonly oldestAt: Date | null;
}

/** Who holds most comes first. @param byPerson of one agency, by who was given it */
export function loadIn(tx: Tx, { scope, instants, filter }: Asked, byPerson: boolean): Promise<LoadRow[]> {
  return tx.query<LoadRow>(heldBy(scope).load, [...valuesOf(scope, instants, filter), byPerson]);
}

/** What is waited for, of whom, and how many wait how long. */
export interface WaitRow extends Readonly<Record<Wait, number>> {
  readonly kind: string;
  readonly subjectType: string;
  readonly turn: WaitingTurn;
}

export interface Asked {
  readonly scope: FlowScope;
  readonly instants: Instants;
  readonly filter: HeldFilter;
}

/** What waits longest comes first. @param begun of each wait, when that began which waits so long */
export function waitsIn(
  tx: Tx,
  { scope, instants, filter }: Asked,
  begun: Readonly<Record<Wait, Begun>>,
): Promise<WaitRow[]> {
  const bounds = [begun.under_1.since, begun.from_1.since, begun.from_3.since];
  return tx.query<WaitRow>(heldBy(scope).waits, [...valuesOf(scope, instants, filter), ...bounds]);
}

/** The lines themselves, what expires first at the top. */
export function heldPage(tx: Tx, { scope, instants, filter }: Asked, page: LimitPage): Promise<LimitRow[]> {
  return heldBy(scope).lines.page(tx, valuesOf(scope, instants, filter), page);
}

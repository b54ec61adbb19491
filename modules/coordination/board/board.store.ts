import type { Tx } from '../../../src/platform/database/tx.js';
import type { RiskLevel } from '../../cases/index.js';
import { type Instants, limitLines, type LimitPage, type LimitRow } from './limit-lines.js';
import { type Standing, STANDINGS } from './standing.js';

/** Which limits, of which areas, as of when. */
export interface BoardSight extends Instants {
  /** With all below them. */
  readonly areaPaths: readonly string[];
  /** The agency that is charged; null for all. */
  readonly agencyId: string | null;
  /** Of the case; null for all. */
  readonly risk: string | null;
  /** A dispute type with those below it; null for all. */
  readonly typeCode: string | null;
  /** An area with all below it, out of those that are seen; null for all. */
  readonly areaPath: string | null;
}

const RISK = '($5::text[])[1]';
const TYPE = '($5::text[])[2]';
const AREA = '($5::text[])[3]::ltree';
const IS_OF_TYPE = (d: string): string => `left(${d}.type_code, length(${TYPE})) = ${TYPE}`;

const BOARD = limitLines({
  places: `select area.id from area where area.path <@ any($1::ltree[]) and (${AREA} is null or area.path <@ ${AREA})`,
  within: 'c.area_id = place.id',
  wanted: (c) => `($4::uuid is null or ${c}.owner_agency_id = $4)
    and ((${RISK} is null and ${TYPE} is null) or exists (select from dispute_case of_it where of_it.id = ${c}.case_id
      and (${RISK} is null or of_it.risk = ${RISK}) and (${TYPE} is null or ${IS_OF_TYPE('of_it')})))`,
  owner: ['owner_agency_id'],
});

/** The same before it is narrowed. */
const SEEN = limitLines({
  places: 'select area.id from area where area.path <@ any($1::ltree[])',
  within: 'c.area_id = place.id',
  wanted: () => 'true',
  owner: ['owner_agency_id'],
});

export function boardPage(tx: Tx, sight: BoardSight, page: LimitPage): Promise<LimitRow[]> {
  return BOARD.page(tx, valuesOf(sight), page);
}

/** The ids of the first lines, what does most harm first. */
export function boardIds(
  tx: Tx,
  sight: BoardSight,
  { standing, limit }: Pick<LimitPage, 'standing' | 'limit'>,
): Promise<string[]> {
  return BOARD.ids(tx, valuesOf(sight), { standing, limit, place: null });
}

/** How many lines there are of each standing; and of the one that is asked for, by what else they may be narrowed to. */
export interface BoardNumbers extends Readonly<Record<Standing, number>> {
  readonly agencies: readonly {
    readonly agencyId: string;
    readonly agencyName: string;
    readonly count: number;
  }[];
  readonly types: readonly { readonly typeCode: string; readonly typeName: string; readonly count: number }[];
  readonly risks: readonly { readonly risk: RiskLevel; readonly count: number }[];
  readonly areas: readonly { readonly areaId: string; readonly areaName: string; readonly count: number }[];
}

/* What may be chosen instead of what is chosen is counted under all else that is; what is chosen stands there with none too. An area
   leads to those right below it. */
const numbersSql = (standing: Standing | null): string => `
with ${STANDINGS.map((each) => `"${each}" as (${BOARD.distinct(each)})`).join(',\n')},
line as (${SEEN.distinct(standing)}),
seen as (
  select l.owner_agency_id, left(d.type_code, 2) as type_code, d.risk, a.path,
    ($4::uuid is null or l.owner_agency_id = $4) as of_agency, (${RISK} is null or d.risk = ${RISK}) as of_risk,
    (${TYPE} is null or ${IS_OF_TYPE('d')}) as of_type, (${AREA} is null or a.path <@ ${AREA}) as of_area
  from line l join area a on a.id = l.area_id left join dispute_case d on d.id = l.case_id
),
by_agency(id, n) as (select owner_agency_id, count(*)::int from seen where of_risk and of_type and of_area group by 1),
by_type(code, n) as (select type_code, count(*)::int from seen where of_agency and of_risk and of_area group by 1),
by_risk(risk, n) as (select risk, count(*)::int from seen where of_agency and of_type and of_area group by 1),
by_area(path, n) as (
  select (select subpath(s.path, 0, nlevel(root) + 1)
          from unnest(case when ${AREA} is null then $1::ltree[] else array[${AREA}] end) root
          where s.path <@ root and s.path <> root order by nlevel(root) limit 1), count(*)::int
  from seen s where of_agency and of_risk and of_type and of_area group by 1
  union all select ${AREA}, count(*)::int from seen where of_agency and of_risk and of_type and of_area having ${AREA} is not null)
select ${STANDINGS.map((each) => `(select count(*)::int from "${each}") as "${each}"`).join(', ')},
  (select coalesce(jsonb_agg(jsonb_build_object('agencyId', g.id, 'agencyName', g.name, 'count', coalesce(m.n, 0))
     order by m.n desc nulls last, g.key), '[]')
   from by_agency m full join (select $4::uuid as id where $4::uuid is not null) chosen using (id) join agency g using (id)) as agencies,
  (select coalesce(jsonb_agg(jsonb_build_object('typeCode', t.code, 'typeName', t.name, 'count', coalesce(m.n, 0))
     order by m.n desc nulls last, t.code), '[]')
   from by_type m full join (select left(${TYPE}, 2) as code where ${TYPE} is not null) chosen using (code)
   join dispute_type t using (code)) as types,
  (select coalesce(jsonb_agg(jsonb_build_object('risk', risk, 'count', coalesce(m.n, 0))
     order by array_position('{red,orange,yellow,blue}', risk)), '[]')
   from by_risk m full join (select ${RISK} as risk where ${RISK} is not null) chosen using (risk) where risk is not null) as risks,
  (select coalesce(jsonb_agg(jsonb_build_object('areaId', a.id, 'areaName', a.name, 'count', m.n)
     order by nlevel(a.path), m.n desc, a.path), '[]')
   from by_area m join area a using (path)) as areas`;

const NUMBERS = new Map<Standing | null, string>(
  [null, ...STANDINGS].map((standing) => [standing, numbersSql(standing)]),
);

/** @param standing of the lines that are counted by agency, type, risk and area; null for all that live */
export async function boardNumbers(
  tx: Tx,
  sight: BoardSight,
  standing: Standing | null,
): Promise<BoardNumbers> {
  const [numbers] = await tx.query<BoardNumbers>(NUMBERS.get(standing) ?? '', valuesOf(sight));
  if (numbers === undefined) throw new Error('the board was not counted');
  return numbers;
}

function valuesOf({ areaPaths, now, tomorrow, agencyId, risk, typeCode, areaPath }: BoardSight): unknown[] {
  return [areaPaths, now, tomorrow, agencyId, [risk, typeCode, areaPath]];
}

import { CHINA_ZONE } from '../../../src/kernel/china-time.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { RiskLevel } from '../../cases/index.js';
import { AREA, type BoardSight, IS_OF_TYPE, RISK, TYPE, valuesOf } from './board.store.js';
import { CELL, freshLines, KEPT, markOf, OFF, staleSubjects } from './counted-lines.js';
import { type Standing, STANDINGS } from './standing.js';

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

const NOW = '$2::timestamptz';
const TODAY = `(($3::timestamptz at time zone '${CHINA_ZONE}')::date - 1)`;
/* Of today it is worked out once, and not for each row. */
const mark = (standing: Standing | null): string => `(select ${markOf(standing, TODAY)})`;
const IS_CHOSEN = 'of_agency and of_risk and of_type and of_area';

/* What may be chosen instead of what is chosen is counted under all else that is; what is chosen stands there with none too. An area
   leads to those right below it. */
const numbersSql = (standing: Standing | null): string => `
with touched as (select what, of_id from board_touch),
${staleSubjects(NOW, 'all')}, ${KEPT}, ${freshLines(NOW)},
counted as (select mark, ${CELL}, lines from board_count union all ${OFF}),
seen as (
  select c.mark, c.owner_agency_id, left(c.type_code, 2) as type_code, c.risk, a.path, c.lines as n,
    ($4::uuid is null or c.owner_agency_id = $4) as of_agency, (${RISK} is null or c.risk = ${RISK}) as of_risk,
    (${TYPE} is null or ${IS_OF_TYPE('c')}) as of_type, (${AREA} is null or a.path <@ ${AREA}) as of_area
  from counted c join area a on a.id = c.area_id
  where c.mark in (${[null, ...STANDINGS].map(mark).join(', ')}) and a.path <@ any($1::ltree[])
),
standing as (select ${STANDINGS.map(
  (each) => `coalesce(sum(n) filter (where mark = ${mark(each)}), 0)::int as "${each}"`,
).join(', ')}
  from seen where ${IS_CHOSEN}),
line as (select * from seen where mark = ${mark(standing)}),
by_agency(id, n) as (select owner_agency_id, sum(n) from line where of_risk and of_type and of_area group by 1 having sum(n) > 0),
by_type(code, n) as (select type_code, sum(n) from line where of_agency and of_risk and of_area group by 1 having sum(n) > 0),
by_risk(risk, n) as (select risk, sum(n) from line where of_agency and of_type and of_area group by 1 having sum(n) > 0),
in_area(path, n) as (select path, sum(n) from line where ${IS_CHOSEN} group by 1 having sum(n) > 0),
by_area(path, n) as (
  select (select subpath(s.path, 0, nlevel(root) + 1)
          from unnest(case when ${AREA} is null then $1::ltree[] else array[${AREA}] end) root
          where s.path <@ root and s.path <> root order by nlevel(root) limit 1), sum(n)
  from in_area s group by 1
  union all select ${AREA}, coalesce(sum(n), 0) from in_area having ${AREA} is not null)
select standing.*,
  (select coalesce(jsonb_agg(jsonb_build_object('agencyId', g.id, 'agencyName', g.name, 'count', coalesce(m.n, 0))
     order by m.n desc nulls last, g.key), '[]')
   from by_agency m full join (select $4::uuid as id where $4::uuid is not null) chosen using (id) join agency g using (id)) as agencies,
  (select coalesce(jsonb_agg(jsonb_build_object('typeCode', t.code, 'typeName', t.name, 'count', coalesce(m.n, 0))
     order by m.n desc nulls last, t.code), '[]')
   from by_type m full join (select left(${TYPE}, 2) as code where ${TYPE} is not null) chosen using (code)
   join dispute_type t using (code)) as types,
  (select coalesce(jsonb_agg(jsonb_build_object('risk', risk, 'count', coalesce(m.n, 0))
     order by array_position('{red,orange,yellow,blue}', risk)), '[]')
   from by_risk m full join (select ${RISK} as risk where ${RISK} is not null) chosen using (risk) where risk <> '') as risks,
  (select coalesce(jsonb_agg(jsonb_build_object('areaId', a.id, 'areaName', a.name, 'count', m.n)
     order by nlevel(a.path), m.n desc, a.path), '[]')
   from by_area m join area a using (path)) as areas
from standing`;

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

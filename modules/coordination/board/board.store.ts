import type { Tx } from '../../../src/platform/database/tx.js';
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
}

const BOARD = limitLines({
  places: 'select area.id from area where area.path <@ any($1::ltree[])',
  within: 'c.area_id = place.id',
  wanted: (c) => `($4::uuid is null or ${c}.owner_agency_id = $4) and ($5::text is null or exists (
    select from dispute_case of_it where of_it.id = ${c}.case_id and of_it.risk = $5))`,
  owner: ['owner_agency_id'],
});

export function boardPage(tx: Tx, sight: BoardSight, page: LimitPage): Promise<LimitRow[]> {
  return BOARD.page(tx, valuesOf(sight), page);
}

/** How many lines there are of each standing, and which agencies are charged with what is late or nearly so. */
export interface BoardNumbers extends Readonly<Record<Standing, number>> {
  readonly agencies: readonly {
    readonly agencyId: string;
    readonly agencyName: string;
    readonly count: number;
  }[];
}

const NUMBERS = `
with ${STANDINGS.map((standing) => `"${standing}" as (${BOARD.distinct(standing)})`).join(',\n')}
select ${STANDINGS.map((standing) => `(select count(*)::int from "${standing}") as "${standing}"`).join(', ')},
  (select coalesce(jsonb_agg(jsonb_build_object('agencyId', g.id, 'agencyName', g.name, 'count', m.count)
     order by m.count desc, g.key), '[]')
   from (select p.owner_agency_id as id, count(*)::int as count
         from (select * from overdue union select * from at_risk) p
         group by p.owner_agency_id) m
   join agency g on g.id = m.id) as agencies`;

export async function boardNumbers(tx: Tx, sight: BoardSight): Promise<BoardNumbers> {
  const [numbers] = await tx.query<BoardNumbers>(NUMBERS, valuesOf(sight));
  if (numbers === undefined) throw new Error('the board was not counted');
  return numbers;
}

function valuesOf({ areaPaths, now, tomorrow, agencyId, risk }: BoardSight): unknown[] {
  return [areaPaths, now, tomorrow, agencyId, risk];
}

import type { Tx } from '../../../src/platform/database/tx.js';
import { type Instants, limitLines, type LimitPage, type LimitRow } from './limit-lines.js';

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

export const RISK = '($5::text[])[1]';
export const TYPE = '($5::text[])[2]';
export const AREA = '($5::text[])[3]::ltree';
export const IS_OF_TYPE = (d: string): string => `left(${d}.type_code, length(${TYPE})) = ${TYPE}`;

const BOARD = limitLines({
  places: `select area.id from area where area.path <@ any($1::ltree[]) and (${AREA} is null or area.path <@ ${AREA})`,
  within: 'c.area_id = place.id',
  wanted: (c) => `($4::uuid is null or ${c}.owner_agency_id = $4)
    and ((${RISK} is null and ${TYPE} is null) or exists (select from dispute_case of_it where of_it.id = ${c}.case_id
      and (${RISK} is null or of_it.risk = ${RISK}) and (${TYPE} is null or ${IS_OF_TYPE('of_it')})))`,
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

export function valuesOf({
  areaPaths,
  now,
  tomorrow,
  agencyId,
  risk,
  typeCode,
  areaPath,
}: BoardSight): unknown[] {
  return [areaPaths, now, tomorrow, agencyId, [risk, typeCode, areaPath]];
}

import type { Tx } from '../../../src/platform/database/tx.js';
import { type Instants, limitLines, type LimitPage, type LimitRow } from '../board/limit-lines.js';

/** Which limits of one agency, as of when. */
export interface UnitSight extends Instants {
  readonly agencyId: string;
  /** Id of a person, or `none` for what nobody has been given; null for all. */
  readonly handler: string | null;
  /** Name of a clock; null for all. */
  readonly kind: string | null;
  /** What it runs on; null for whatever it is. */
  readonly subjectType: string | null;
}

const UNIT = limitLines({
  places: 'select $1::uuid as id',
  within: 'c.owner_agency_id = place.id',
  wanted: (c) => `($4::text is null or coalesce(${c}.owner_user_id::text, 'none') = $4)
    and (($5::text[])[1] is null or ${c}.name = ($5::text[])[1])
    and (($5::text[])[2] is null or ${c}.subject_type = ($5::text[])[2])`,
  owner: ['owner_agency_id', 'owner_user_id'],
});

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

function valuesOf({ agencyId, now, tomorrow, handler, kind, subjectType }: UnitSight): unknown[] {
  return [agencyId, now, tomorrow, handler, [kind, subjectType]];
}

import type { Tx } from '../../../src/platform/database/tx.js';
import type { DutyRuling } from './duty-ruling.js';

/** A ruling as it is listed. */
export interface ListedRuling extends DutyRuling {
  readonly version: number;
  readonly typeCode: string;
  readonly typeName: string | null;
  readonly areaName: string;
  readonly areaPath: string;
  readonly body: string;
  readonly referralId: string;
  /** The area and the two agencies of the case it was made in: who may read its words. */
  readonly casePath: string;
  /** Whether it is read for its area, not only for an agency that it is about. */
  readonly isOfArea: boolean;
  readonly partyIds: readonly string[];
  readonly ruledByName: string;
  readonly endedAt: Date | null;
  readonly endedByName: string | null;
  readonly endedReason: string | null;
  /** The sort key's first part, as PostgreSQL writes it. */
  readonly sortAt: string;
}

/** Whose rulings are read: those of these areas, above and below, and those about these agencies or that name them. */
export interface RulingSight {
  readonly areaPaths: readonly string[];
  readonly agencyIds: readonly string[];
}

export interface RulingPage {
  readonly agencyId: string | null;
  readonly isInForce: boolean | null;
  readonly limit: number;
  readonly place: { readonly sortAt: string; readonly id: string } | null;
}

/** Of the areas `$1`, above and below. */
const OF_AREA = `(a.path <@ any($1::ltree[]) or a.path @> any($1::ltree[]))`;

const SELECT = `
select p.id, p.no::text as no, p.version, p.agency_id as "agencyId", g.name as "agencyName", p.holding, p.reason,
  p.named_agency_id as "namedAgencyId", n.name as "namedAgencyName", p.type_code as "typeCode", t.name as "typeName",
  a.name as "areaName", a.path::text as "areaPath", p.body, p.referral_id as "referralId", d.area_path::text as "casePath",
  array[r.sender_agency_id::text, r.recipient_agency_id::text] as "partyIds", p.ruled_at as "ruledAt", p.ruled_for as "ruledFor",
  p.ruled_by_name as "ruledByName", p.ended_at as "endedAt", p.ended_by_name as "endedByName", p.ended_reason as "endedReason",
  p.ruled_at::text as "sortAt", ${OF_AREA} as "isOfArea"
from duty_ruling p join agency g on g.id = p.agency_id join area a on a.id = p.area_id join referral r on r.id = p.referral_id
join dispute_case d on d.id = r.case_id left join agency n on n.id = p.named_agency_id left join dispute_type t on t.code = p.type_code
where (${OF_AREA} or p.agency_id = any($2::uuid[]) or p.named_agency_id = any($2::uuid[]))`;

const PAGE = `${SELECT} and (p.ruled_at, p.id) < ($3::timestamptz, $4::uuid)
  and ($5::uuid is null or p.agency_id = $5 or p.named_agency_id = $5) and ($6::boolean is null or (p.ended_at is null) = $6)
order by p.ruled_at desc, p.id desc limit $7`;

export function rulingPage(
  tx: Tx,
  { areaPaths, agencyIds }: RulingSight,
  { agencyId, isInForce, limit, place }: RulingPage,
): Promise<ListedRuling[]> {
  const { sortAt, id } = place ?? { sortAt: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  return tx.query<ListedRuling>(PAGE, [areaPaths, agencyIds, sortAt, id, agencyId, isInForce, limit]);
}

/** One of them, or null for who may not know of it. */
export async function findRuling(
  tx: Tx,
  { areaPaths, agencyIds }: RulingSight,
  id: string,
): Promise<ListedRuling | null> {
  const rows = await tx.query<ListedRuling>(`${SELECT} and p.id = $3`, [areaPaths, agencyIds, id]);
  return rows[0] ?? null;
}

/** @returns whether it was ended now, and not by somebody faster */
export async function endRuling(
  tx: Tx,
  { id, version, reason }: { readonly id: string; readonly version: number; readonly reason: string },
): Promise<boolean> {
  const { userId, displayName } = tx.caller.actor;
  const ended = await tx.query(
    `update duty_ruling set ended_at = $3, ended_by = $4, ended_by_name = $5, ended_reason = $6, version = version + 1
     where id = $1 and version = $2 and ended_at is null returning id`,
    [id, version, await tx.now(), userId, displayName, reason],
  );
  return ended.length > 0;
}

import type { Tx } from '../../../src/platform/database/tx.js';
import type { OrderState } from './order.js';
import { ORDER_COLUMNS, ORDER_JOINS, type OrderRow } from './order.store.js';

/** Whose orders a reader is shown, and which of them. */
export interface OrderSight {
  /** With all below them. */
  readonly areaPaths: readonly string[];
  /** Agencies whose own they are. */
  readonly agencyIds: readonly string[];
  /** Who ordered them. */
  readonly userId: string | null;
  readonly state: OrderState | null;
  /** Only of this agency; null for all. */
  readonly agencyId: string | null;
}

const FIRST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** One walk along an index for each area and agency, cut at the page. */
const walk = (places: string, within: string): string => `
select w.id from ${places} cross join lateral (
  select o.id from supervision_order o
  where ${within} and o.id < $4 and ($5::text is null or o.state = $5) and ($6::uuid is null or o.agency_id = $6)
  order by o.id desc limit $7) w`;

const PAGE = `
with found as (
  ${walk('(select id from area where path <@ any($1::ltree[])) place', 'o.area_id = place.id')}
  union ${walk('unnest($2::uuid[]) place(id)', 'o.agency_id = place.id')}
  union ${walk('(select $3::uuid as id) place', 'o.issued_by = place.id')}
)
select ${ORDER_COLUMNS} from found join supervision_order o on o.id = found.id ${ORDER_JOINS} order by o.id desc limit $7`;

/** The latest first. */
export function ordersOf(
  tx: Tx,
  { areaPaths, agencyIds, userId, state, agencyId }: OrderSight,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<OrderRow[]> {
  return tx.query<OrderRow>(PAGE, [areaPaths, agencyIds, userId, after ?? FIRST, state, agencyId, limit]);
}

const ABOUT = `
select ${ORDER_COLUMNS} from supervision_order o ${ORDER_JOINS}
where o.subject_id = any(array(
  select id from referral where case_id = $1 union all select $1::uuid
  union all select case_id from clock where subject_id = $1 and subject_type not in ('case', 'referral'))) order by o.id desc`;

/** All orders about a referral, about a case and its referrals, or about the case of whatever else a limit runs on; the latest first. */
export function ordersAbout(tx: Tx, subjectId: string): Promise<OrderRow[]> {
  return tx.query<OrderRow>(ABOUT, [subjectId]);
}

import type { Tx } from '../../../src/platform/database/tx.js';
import type { Move } from './moves.js';
import type { FlowScope } from './scope.js';

/** How often something of a kind went from one agency to another within the window. */
export interface FlowRow {
  readonly fromAgencyId: string;
  readonly fromName: string;
  readonly toAgencyId: string;
  readonly toName: string;
  readonly kind: Move;
  readonly reason: string | null;
  readonly count: number;
}

/** $1 areas, $2 agencies, $3 since: one of the first two is empty. Each area is a stretch of an index, each agency two. */
const OF_AREAS = `select m.* from (select area.id from area where area.path <@ any($1::ltree[])) place
  join referral_move m on m.area_id = place.id and m.at >= $3 where cardinality($2::uuid[]) = 0`;
const OF_AGENCIES = `select m.* from referral_move m where cardinality($1::ltree[]) = 0
  and (m.from_agency_id = any($2::uuid[]) or m.to_agency_id = any($2::uuid[])) and m.at >= $3`;
const within = ({ areaPaths }: FlowScope): string => (areaPaths.length > 0 ? OF_AREAS : OF_AGENCIES);

export function flowsIn(tx: Tx, scope: FlowScope, since: Date): Promise<FlowRow[]> {
  return tx.query<FlowRow>(
    `select m.from_agency_id as "fromAgencyId", f.name as "fromName", m.to_agency_id as "toAgencyId", t.name as "toName", m.kind,
       m.reason, count(*)::int as count
     from (${within(scope)}) m join agency f on f.id = m.from_agency_id join agency t on t.id = m.to_agency_id
     group by 1, 2, 3, 4, 5, 6 order by count desc, f.name, t.name, m.kind, m.reason nulls first`,
    [scope.areaPaths, scope.agencyIds, since],
  );
}

/** One of them. */
export interface MoveRow {
  readonly id: string;
  readonly kind: Move;
  readonly reason: string | null;
  readonly fromAgencyId: string;
  readonly fromName: string;
  readonly toAgencyId: string;
  readonly toName: string;
  readonly at: Date;
  readonly caseId: string;
  readonly referralId: string;
  /** What goes on with it, where it was sent on. */
  readonly successorId: string | null;
  /** The sort key's first part, as PostgreSQL writes it. */
  readonly sortAt: string;
}

export interface MovePage {
  readonly since: Date;
  readonly fromAgencyId: string | null;
  readonly toAgencyId: string | null;
  readonly kind: Move | null;
  readonly reason: string | null;
  readonly limit: number;
  readonly place: { readonly sortAt: string; readonly id: string } | null;
}

/** The latest first. */
export function movePage(
  tx: Tx,
  scope: FlowScope,
  { since, fromAgencyId, toAgencyId, kind, reason, limit, place }: MovePage,
): Promise<MoveRow[]> {
  const { sortAt, id } = place ?? { sortAt: 'infinity', id: '9223372036854775807' };
  return tx.query<MoveRow>(
    `select m.id::text as id, m.kind, m.reason, m.from_agency_id as "fromAgencyId", f.name as "fromName",
       m.to_agency_id as "toAgencyId", t.name as "toName", m.at, m.case_id as "caseId", m.referral_id as "referralId",
       r.superseded_by as "successorId", m.at::text as "sortAt"
     from (${within(scope)}) m join agency f on f.id = m.from_agency_id join agency t on t.id = m.to_agency_id
     join referral r on r.id = m.referral_id
     where (m.at, m.id) < ($4::timestamptz, $5::bigint) and ($6::uuid is null or m.from_agency_id = $6)
       and ($7::uuid is null or m.to_agency_id = $7) and ($8::text is null or m.kind = $8) and ($9::text is null or m.reason = $9)
     order by m.at desc, m.id desc limit $10`,
    [scope.areaPaths, scope.agencyIds, since, sortAt, id, fromAgencyId, toAgencyId, kind, reason, limit],
  );
}

import type { Tx } from '../../../src/platform/database/tx.js';

/** A guard rule that somebody lifted on a case of the agency. */
export interface OverrideRow {
  readonly id: string;
  readonly caseId: string;
  readonly rule: string;
  readonly role: string;
  readonly reason: string;
  readonly liftedBy: string | null;
  readonly liftedByName: string;
  readonly at: Date;
  /** The sort key's first part, as PostgreSQL writes it. */
  readonly sortAt: string;
}

const OVERRIDES = `
select o.id, o.case_id as "caseId", o.rule_code as rule, o.role, o.reason, o.lifted_by as "liftedBy",
  o.lifted_by_name as "liftedByName", o.at, o.at::text as "sortAt"
from guard_override o
where o.owner_agency_id = $1 and (o.at, o.id) < ($2::timestamptz, $3::uuid) and o.at >= $6
  and ($4::uuid is null or o.lifted_by = $4)
order by o.at desc, o.id desc limit $5`;

/** Those within the window, the latest first. */
export function overridesOf(
  tx: Tx,
  agencyId: string,
  {
    since,
    userId,
    limit,
    place,
  }: {
    readonly since: Date;
    readonly userId: string | null;
    readonly limit: number;
    readonly place: { readonly sortAt: string; readonly id: string } | null;
  },
): Promise<OverrideRow[]> {
  const { sortAt, id } = place ?? { sortAt: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  return tx.query<OverrideRow>(OVERRIDES, [agencyId, sortAt, id, userId, limit, since]);
}

/** How often each officer did within the window, the most first. */
export interface OfficerOverrides {
  readonly userId: string | null;
  readonly name: string;
  readonly count: number;
}

export function officersWhoLifted(tx: Tx, agencyId: string, since: Date): Promise<OfficerOverrides[]> {
  return tx.query<OfficerOverrides>(
    `select o.lifted_by as "userId", max(o.lifted_by_name) as name, count(*)::int as count from guard_override o
     where o.owner_agency_id = $1 and o.at >= $2 group by o.lifted_by order by 3 desc, 2`,
    [agencyId, since],
  );
}

import type { Tx } from '../../../src/platform/database/tx.js';
import { LIVE } from './live-in-sql.js';

/**
 * A referral of this case ($1), purpose ($2) and cycle ($3) that its agency refused or let expire, or that was re-routed
 * away from it (I13). What a centre sent on it had not been asked to carry, nor what a holder only asked it.
 */
export const WAS_TRIED = `r.case_id = $1 and r.purpose = $2 and r.cycle = $3
  and (r.mode <> 'consult' or r.part_of is null)
  and (r.state in ('rejected', 'expired') or (r.state = 'superseded' and r.ended_reason is distinct from 'dispatched' and exists
    (select 1 from referral s where s.id = r.superseded_by and s.reroute_of = r.id)))`;

/** What an agency's capacity is compared with: it has taken them on, and is not done with them. */
export const IS_CARRIED = `r.state in ('accepted', 'in_progress', 'on_hold', 'recall_pending')`;

/** The agencies that were tried: see `WAS_TRIED`. */
export async function triedAgencies(
  tx: Tx,
  caseId: string,
  purpose: string,
  cycle: number,
): Promise<string[]> {
  const rows = await tx.look<{ id: string }>(
    `select distinct r.recipient_agency_id as id from referral r where ${WAS_TRIED}`,
    [caseId, purpose, cycle],
  );
  return rows.map((row) => row.id);
}

/** Whoever adds to what an agency carries waits for whoever is adding to it. After case and referral, before clocks. */
export async function lockLoad(tx: Tx, agencyId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('load:' || $1, 0))`, [agencyId]);
}

/** How many referrals an agency carries: what its capacity is compared with. */
export async function carriedBy(tx: Tx, agencyId: string): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `select count(*)::int as count from referral r
     where r.recipient_agency_id = $1 and ${IS_CARRIED}`,
    [agencyId],
  );
  return rows[0]?.count ?? 0;
}

/** How many live referrals wait with an agency, received and sent: told when it is closed. */
export async function openWith(tx: Tx, agencyId: string): Promise<{ received: number; sent: number }> {
  const rows = await tx.query<{ received: number; sent: number }>(
    `select count(*) filter (where r.recipient_agency_id = $1)::int as received,
            count(*) filter (where r.sender_agency_id = $1)::int as sent
     from referral r where (r.recipient_agency_id = $1 or r.sender_agency_id = $1) and r.state in ${LIVE}`,
    [agencyId],
  );
  return rows[0] ?? { received: 0, sent: 0 };
}

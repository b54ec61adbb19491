import type { Tx } from '../../../src/platform/database/tx.js';
import type { ReferralState } from '../domain/states.js';

/** A referral came into a state. */
export interface Turning {
  readonly referralId: string;
  readonly at: Date;
  readonly state: ReferralState;
}

/** A sign on the path of a referral: whom custody went to by one of its steps, or that somebody asked after it. */
export interface PathMark {
  readonly referralId: string;
  readonly at: Date;
  readonly kind: 'custody' | 'chase';
  /** Whom custody went to; null of a chase. */
  readonly toAgencyName: string | null;
}

/**
 * Every change of state of these referrals, in order. Of what happened to a referral the events are the only full record; those of
 * before a merge tell of it too.
 */
export async function turningsOf(tx: Tx, referralIds: readonly string[]): Promise<Turning[]> {
  return tx.query<Turning>(
    `select e.subject_id as "referralId", e.at, e.payload->>'to' as state
     from domain_event e
     where e.subject_id = any($1) and e.subject_type = 'referral' and e.payload ? 'transition'
       and e.payload->>'to' <> e.payload->>'from'
     order by e.seq`,
    [referralIds],
  );
}

/** The signs on the paths of these referrals of a case, in order; whose step moved custody stands in its cause. */
export async function marksOf(tx: Tx, caseId: string, referralIds: readonly string[]): Promise<PathMark[]> {
  return tx.query<PathMark>(
    `select * from (
       select split_part(e.payload->>'cause', ':', 2)::uuid as "referralId", e.at, 'custody' as kind, a.name as "toAgencyName"
       from domain_event e join agency a on a.id = (e.payload->>'toAgencyId')::uuid
       where e.stream_id = $1 and e.type = 'case.custody_moved' and split_part(e.payload->>'cause', ':', 2) = any($2::text[])
       union all
       select c.referral_id, c.at, 'chase', null from referral_chase c where c.referral_id = any($2::uuid[])) mark
     order by at`,
    [caseId, referralIds],
  );
}

/** Until when each of these rests that is resting now. */
export async function restsUntil(tx: Tx, referralIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.query<{ referralId: string; until: Date }>(
    `select referral_id as "referralId", until from referral_hold
     where referral_id = any($1) and ended_at is null and until is not null`,
    [referralIds],
  );
  return new Map(rows.map(({ referralId, until }) => [referralId, until]));
}

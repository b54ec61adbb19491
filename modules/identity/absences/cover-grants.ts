import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { record } from '../accounts/record.js';
import type { NewAbsence } from './absence.store.js';

interface AreaGrant {
  readonly areaId: string;
  readonly validTo: Date | null;
}

/** What the absent person coordinates and the cover does not. */
const MISSING_SQL = `
select m.area_id as "areaId", m.valid_to as "validTo"
from membership m join area a on a.id = m.area_id
where m.user_id = $1 and m.role = 'coordinator' and (m.valid_to is null or m.valid_to > $3) and m.valid_from < $4
  and not exists (select from membership o join area b on b.id = o.area_id
    where o.user_id = $2 and o.role = 'coordinator' and b.path @> a.path and o.valid_from <= $3
      and (o.valid_to is null or o.valid_to >= $4))
order by m.area_id`;

/** A coordinator's powers pass to the cover for the time and end by themselves; what a membership in an agency allows, a colleague has. */
export async function grantToCover(
  tx: Tx,
  { id, userId, coverUserId, startsAt, endsAt }: NewAbsence,
): Promise<void> {
  const missing = await tx.query<AreaGrant>(MISSING_SQL, [userId, coverUserId, startsAt, endsAt]);
  for (const { areaId, validTo } of missing) {
    const membershipId = uuidv7();
    const until = validTo !== null && validTo < endsAt ? validTo : endsAt;
    await tx.query(
      `insert into membership (id, user_id, role, area_id, valid_from, valid_to, granted_by)
       values ($1, $2, 'coordinator', $3, $4, $5, $6)`,
      [membershipId, coverUserId, areaId, startsAt, until, tx.caller.actor.userId],
    );
    await tx.query('insert into absence_grant (absence_id, membership_id) values ($1, $2)', [
      id,
      membershipId,
    ]);
    record(tx, {
      type: 'membership.granted',
      subjectType: 'user',
      subjectId: coverUserId,
      detail: {
        membershipId,
        role: 'coordinator',
        agencyId: null,
        areaId,
        absenceId: id,
        validFrom: startsAt.toISOString(),
        validTo: until.toISOString(),
      },
    });
  }
}

/** The absence ended early, and so do they. */
export async function revokeFromCover(tx: Tx, absenceId: string): Promise<void> {
  await endGrants(tx, 'g.absence_id = $3', absenceId);
}

/** What somebody lent lives by what they hold: a coordinator who is dismissed, or may act no more, lends nothing. */
const NOT_HELD = `b.user_id = $3 and not exists (
  select from membership o join app_user u on u.id = o.user_id and u.active join area held on held.id = o.area_id
  where o.user_id = b.user_id and o.role = 'coordinator' and held.path @> lent.path
    and (o.valid_to is null or o.valid_to >= m.valid_to))`;

/** After a role of the lender was revoked or the account disabled, in the same transaction; enabling gives nothing back. */
export async function endLentPowers(tx: Tx, lenderId: string): Promise<void> {
  await endGrants(tx, NOT_HELD, lenderId);
}

interface EndedGrant {
  readonly id: string;
  readonly userId: string;
  readonly areaId: string;
  readonly absenceId: string;
}

/** @param which a condition on the grant `g`, its absence `b`, its membership `m` and its area `lent`, with $3 */
async function endGrants(tx: Tx, which: string, value: string): Promise<void> {
  const ended = await tx.query<EndedGrant>(
    `update membership m set valid_to = greatest(m.valid_from, $1), revoked_by = $2, ended_at = $1
     from absence_grant g, absence b, area lent
     where m.id = g.membership_id and b.id = g.absence_id and lent.id = m.area_id and m.valid_to > $1 and ${which}
     returning m.id, m.user_id as "userId", m.area_id as "areaId", g.absence_id as "absenceId"`,
    [await tx.now(), tx.caller.actor.userId, value],
  );
  for (const { id, userId, areaId, absenceId } of ended) {
    record(tx, {
      type: 'membership.revoked',
      subjectType: 'user',
      subjectId: userId,
      detail: { membershipId: id, role: 'coordinator', agencyId: null, areaId, absenceId },
    });
  }
}

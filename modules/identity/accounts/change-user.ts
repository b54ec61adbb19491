import { NotFound, Refused } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { endLentPowers } from '../absences/cover-grants.js';
import { endSessions } from '../session/end-sessions.js';
import { requireOverUser, requireSomebodyElse } from './reach.js';
import { record, requireFresh } from './record.js';

/** What of a user an administrator may change; the telephone number sealed. */
export interface UserChanges {
  readonly displayName?: string;
  readonly title?: string | null;
  readonly phoneSealed?: string | null;
}

export interface LockedUser {
  readonly login: string;
  readonly kind: 'person' | 'machine';
  readonly active: boolean;
  readonly adminPower: string | null;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

/** Locked and within the caller's reach. Locking first makes two administrators follow one another. */
export async function lockUser(tx: Tx, id: string): Promise<LockedUser> {
  const rows = await tx.query<LockedUser>(
    `select u.login, u.kind, u.active, u.admin_power as "adminPower", u.version,
            coalesce(c.display_name, '系统') as by, u.changed_at as at
     from app_user u left join app_user c on c.id = u.changed_by where u.id = $1 for update of u`,
    [id],
  );
  const user = rows[0];
  if (user === undefined) throw new NotFound('user');
  await requireOverUser(tx, id);
  return user;
}

export async function touchUser(tx: Tx, id: string): Promise<void> {
  await tx.query(
    'update app_user set version = version + 1, changed_at = $2, changed_by = $3 where id = $1',
    [id, await tx.now(), tx.caller.actor.userId],
  );
}

/** @throws Conflict `version_stale` */
export async function updateUser(tx: Tx, id: string, changes: UserChanges): Promise<void> {
  const user = await lockUser(tx, id);
  requireFresh(requireVersion(tx.caller), { ...user, state: user.active ? 'active' : 'disabled' });
  await tx.query(
    `update app_user set
       display_name = coalesce($2::jsonb->>'displayName', display_name),
       title = case when $2::jsonb ? 'title' then $2::jsonb->>'title' else title end,
       phone_sealed = case when $2::jsonb ? 'phoneSealed' then $2::jsonb->>'phoneSealed' else phone_sealed end
     where id = $1`,
    [id, JSON.stringify(changes)],
  );
  await touchUser(tx, id);
  const fields = Object.keys(changes).map((field) => (field === 'phoneSealed' ? 'phone' : field));
  record(tx, { type: 'user.updated', subjectType: 'user', subjectId: id, detail: { fields } });
}

/**
 * Out at once: every session ends, no token of the account proves anything any more, and nobody holds what it lent.
 * @throws Refused `user_disabled`; Forbidden `own_account`
 */
export async function disableUser(tx: Tx, id: string, reason: string): Promise<void> {
  requireSomebodyElse(tx, id);
  const user = await lockUser(tx, id);
  if (!user.active) throw new Refused('user_disabled', 'The account is disabled already.');
  await tx.query('update app_user set active = false where id = $1', [id]);
  await endLentPowers(tx, id);
  await touchUser(tx, id);
  await endSessions(tx, id, { reason: 'user_disabled' });
  record(tx, { type: 'user.disabled', subjectType: 'user', subjectId: id, detail: { reason } });
}

/** @throws Refused `user_enabled`; Forbidden `own_account` */
export async function enableUser(tx: Tx, id: string): Promise<void> {
  requireSomebodyElse(tx, id);
  const user = await lockUser(tx, id);
  if (user.active) throw new Refused('user_enabled', 'The account is enabled already.');
  await tx.query('update app_user set active = true where id = $1', [id]);
  await touchUser(tx, id);
  record(tx, { type: 'user.enabled', subjectType: 'user', subjectId: id, detail: {} });
}

import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import { type Caller, systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { type HeldRole, permissionsOf, UNCOORDINATED } from '../permissions.js';
import type { SessionLifeView, SessionView } from './session.view.js';
import { endSessions } from './end-sessions.js';
import { OwnPassword, requireUnchanged } from './own-password.js';
import { hashPassword, requireUsablePassword } from './passwords.js';
import { revokeTokensOf } from './revoke-tokens.js';
import { digest } from './secret.js';

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

interface OwnRow {
  readonly login: string;
  readonly displayName: string;
  readonly title: string | null;
  readonly mustChangePassword: boolean;
}

/** What a signed-in user does with their own session. */
@Injectable()
export class Sessions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ownPassword: OwnPassword,
  ) {}

  /**
   * What a user may do who has just signed in.
   * @param token of the session; null where they came with a token of the API
   */
  async show(userId: string, token: string | null): Promise<SessionView> {
    return this.uow.run(systemCaller('session'), async (tx) => ({
      ...(await describe(tx, userId)),
      life: token === null ? null : await lifeOf(tx, token),
    }));
  }

  /** Who is signed in and what they may do. */
  async showOwn({ actor }: Caller, token: string | null): Promise<SessionView> {
    if (actor.userId === null) throw new NotFound('user');
    return this.show(actor.userId, actor.kind === 'user' ? token : null);
  }

  /** Ends the one session the token belongs to; a token that proves nothing any more ends nothing. */
  async close(caller: Caller, token: string): Promise<void> {
    await this.uow.run(caller, async (tx) => {
      const ended = await tx.query<{ userId: string }>(
        `update user_session set ended_at = clock_timestamp(), end_reason = 'signed_out'
         where token_hash = $1 and ended_at is null returning user_id as "userId"`,
        [digest(token)],
      );
      for (const { userId } of ended) {
        tx.audit({ action: 'session.closed', subjectType: 'user', subjectId: userId });
        tx.moved({ topic: 'session', audience: `user:${userId}` });
      }
    });
  }

  /**
   * Every session of the user ends but the one it was asked in, and so does every token that acts as them.
   * @throws InvalidInput for a password that cannot be used; DomainError 403 `password_wrong`, 429 `locked_out`
   */
  async changePassword(
    caller: Caller,
    token: string | null,
    { current, next }: PasswordChange,
  ): Promise<void> {
    const proven = await this.ownPassword.require(caller, current, 'password.change_refused');
    requireUsablePassword(next, proven.login, 'next');
    const passwordHash = await hashPassword(next);
    await this.uow.run(caller, async (tx) => {
      await requireUnchanged(tx, proven);
      const except = token === null ? null : digest(token);
      await replacePassword(tx, proven.userId, { passwordHash, except });
    });
  }
}

async function replacePassword(
  tx: Tx,
  userId: string,
  { passwordHash, except }: { readonly passwordHash: string; readonly except: Buffer | null },
): Promise<void> {
  await tx.query(
    'update credential set password_hash = $2, must_change = false, changed_at = $3 where user_id = $1',
    [userId, passwordHash, await tx.now()],
  );
  await endSessions(tx, userId, { reason: 'password_changed', except });
  await revokeTokensOf(tx, userId, 'password_changed');
  tx.emit({
    type: 'password.changed',
    subjectType: 'user',
    subjectId: userId,
    streamId: userId,
    payload: {},
  });
  tx.audit({ action: 'password.changed', subjectType: 'user', subjectId: userId });
}

async function lifeOf(tx: Tx, token: string): Promise<SessionLifeView | null> {
  const rows = await tx.query<SessionLifeView>(
    `select extract(epoch from idle_timeout)::int as "idleSeconds",
            greatest(floor(extract(epoch from least(expires_at, last_seen_at + idle_timeout) - clock_timestamp())), 0)::int
              as "endsInSeconds",
            greatest(floor(extract(epoch from expires_at - clock_timestamp())), 0)::int as "endsAtLatestInSeconds"
     from user_session where token_hash = $1 and ended_at is null`,
    [digest(token)],
  );
  return rows[0] ?? null;
}

async function describe(tx: Tx, userId: string): Promise<Omit<SessionView, 'life'>> {
  const own = await tx.query<OwnRow>(
    `select u.login, u.display_name as "displayName", u.title, coalesce(c.must_change, false) as "mustChangePassword"
     from app_user u left join credential c on c.user_id = u.id where u.id = $1`,
    [userId],
  );
  const user = own[0];
  if (user === undefined) throw new NotFound('user');
  const held = await tx.query<SessionView['memberships'][number] & HeldRole>(
    `select m.id, m.role, m.agency_id as "agencyId", g.key as "agencyKey", g.name as "agencyName",
            g.kind as "agencyKind", m.area_id as "areaId", a.name as "areaName", a.path::text as "areaPath",
            ${UNCOORDINATED} as "isUncoordinated"
     from membership m left join agency g on g.id = m.agency_id
     left join area a on a.id = coalesce(m.area_id, g.area_id)
     where m.user_id = $1 and m.valid_from <= accord_now() and (m.valid_to is null or m.valid_to > accord_now())
     order by m.valid_from, m.id`,
    [userId],
  );
  const permissions = user.mustChangePassword ? [] : [...permissionsOf(held)].sort();
  const memberships = held.map(({ isUncoordinated: _, ...membership }) => membership);
  return { userId, ...user, memberships, permissions };
}

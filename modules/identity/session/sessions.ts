import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '../../../src/kernel/errors.js';
import { type Caller, type Role, systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { permissionsOf } from '../permissions.js';
import type { SessionView } from './session.view.js';
import { endSessions } from './end-sessions.js';
import { hashPassword, passwordMatches, requireUsablePassword } from './passwords.js';
import { lockedOut } from './locked-out.js';
import { digest } from './secret.js';
import type { SignInPolicy } from './sign-in-policy.js';
import { countFailure, forgetFailures, lockedForSeconds } from './sign-in.store.js';

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

type ChangeAnswer =
  { readonly kind: 'changed' } | { readonly kind: 'refused'; readonly lockedForSeconds: number | null };

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
    private readonly policy: SignInPolicy,
  ) {}

  /** What a user may do who has just signed in. */
  async show(userId: string): Promise<SessionView> {
    return this.uow.run(systemCaller('session'), (tx) => describe(tx, userId));
  }

  /** Who is signed in and what they may do. */
  async showOwn(caller: Caller): Promise<SessionView> {
    const { userId } = caller.actor;
    if (userId === null) throw new NotFound('user');
    return this.show(userId);
  }

  /** Ends the one session the token belongs to; a token that proves nothing any more ends nothing. */
  async close(caller: Caller, token: string): Promise<void> {
    await this.uow.run(caller, async (tx) => {
      const ended = await tx.query<{ userId: string }>(
        `update user_session set ended_at = clock_timestamp(), end_reason = 'signed_out'
         where token_hash = $1 and ended_at is null returning user_id as "userId"`,
        [digest(token)],
      );
      for (const { userId } of ended)
        tx.audit({ action: 'session.closed', subjectType: 'user', subjectId: userId });
    });
  }

  /**
   * Every session of the user ends but the one it was asked in. A wrong current password counts as a failed sign-in does:
   * whoever finds a desk unlocked has no more guesses here than at the door.
   * @throws InvalidInput for a password that cannot be used; DomainError 403 `password_wrong`, 429 `locked_out`
   */
  async changePassword(caller: Caller, token: string | null, change: PasswordChange): Promise<void> {
    const userId = requireUser(caller);
    const before = await this.uow.run(caller, (tx) => credentialOf(tx, userId));
    requireUsablePassword(change.next, before.login, 'next');
    const matches = await passwordMatches(before.passwordHash, change.current);
    const passwordHash = await hashPassword(change.next);
    const answer = await this.uow.run(caller, async (tx): Promise<ChangeAnswer> => {
      const seconds = await lockedForSeconds(tx, before.login);
      if (seconds !== null) return refuse(tx, userId, seconds);
      const isStillGood = (await credentialOf(tx, userId)).passwordHash === before.passwordHash;
      if (!matches || !isStillGood)
        return refuse(tx, userId, await countFailure(tx, before.login, this.policy));
      await forgetFailures(tx, before.login);
      await replacePassword(tx, userId, { passwordHash, except: token === null ? null : digest(token) });
      return { kind: 'changed' };
    });
    if (answer.kind === 'changed') return;
    if (answer.lockedForSeconds !== null) throw lockedOut(answer.lockedForSeconds);
    throw new DomainError('forbidden', 'password_wrong', 'The current password is wrong.');
  }
}

function refuse(tx: Tx, userId: string, lockedForSeconds: number | null): ChangeAnswer {
  tx.audit({
    action: 'password.change_refused',
    subjectType: 'user',
    subjectId: userId,
    detail: { lockedForSeconds },
  });
  return { kind: 'refused', lockedForSeconds };
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
  tx.emit({
    type: 'password.changed',
    subjectType: 'user',
    subjectId: userId,
    streamId: userId,
    payload: {},
  });
  tx.audit({ action: 'password.changed', subjectType: 'user', subjectId: userId });
}

async function describe(tx: Tx, userId: string): Promise<SessionView> {
  const own = await tx.query<OwnRow>(
    `select u.login, u.display_name as "displayName", u.title, coalesce(c.must_change, false) as "mustChangePassword"
     from app_user u left join credential c on c.user_id = u.id where u.id = $1`,
    [userId],
  );
  const user = own[0];
  if (user === undefined) throw new NotFound('user');
  const memberships = await tx.query<SessionView['memberships'][number] & { readonly role: Role }>(
    `select m.id, m.role, m.agency_id as "agencyId", g.key as "agencyKey", g.name as "agencyName",
            g.kind as "agencyKind", m.area_id as "areaId", a.name as "areaName", a.path::text as "areaPath"
     from membership m left join agency g on g.id = m.agency_id
     left join area a on a.id = coalesce(m.area_id, g.area_id)
     where m.user_id = $1 and m.valid_from <= accord_now() and (m.valid_to is null or m.valid_to > accord_now())
     order by m.valid_from, m.id`,
    [userId],
  );
  const permissions = user.mustChangePassword ? [] : [...permissionsOf(memberships)].sort();
  return { userId, ...user, memberships, permissions };
}

async function credentialOf(tx: Tx, userId: string): Promise<{ login: string; passwordHash: string | null }> {
  const rows = await tx.query<{ login: string; passwordHash: string | null }>(
    `select u.login, c.password_hash as "passwordHash" from app_user u left join credential c on c.user_id = u.id
     where u.id = $1`,
    [userId],
  );
  const row = rows[0];
  if (row === undefined) throw new NotFound('user');
  return row;
}

function requireUser(caller: Caller): string {
  if (caller.actor.kind === 'user' && caller.actor.userId !== null) return caller.actor.userId;
  throw new DomainError('forbidden', 'people_only', 'Only a person who is signed in may do this.');
}

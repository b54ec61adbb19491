import type { Tx } from '../../../src/platform/database/tx.js';
import { digest } from './secret.js';
import type { SignInPolicy } from './sign-in-policy.js';

/** What signing in needs to know of the user behind a login. */
export interface SignInCandidate {
  readonly userId: string;
  readonly displayName: string;
  readonly active: boolean;
  /** Null for a machine, which cannot sign in. */
  readonly passwordHash: string | null;
}

export async function findCandidate(tx: Tx, login: string): Promise<SignInCandidate | null> {
  const rows = await tx.query<SignInCandidate>(
    `select u.id as "userId", u.display_name as "displayName", u.active, c.password_hash as "passwordHash"
     from app_user u left join credential c on c.user_id = u.id where u.login = $1`,
    [login],
  );
  return rows[0] ?? null;
}

/**
 * Seconds until the login may be tried again; null when it may be tried now. Attempts at one login wait for one another
 * until the transaction ends: a row lock would not do, for the first failure has no row yet.
 */
export async function lockedForSeconds(tx: Tx, login: string): Promise<number | null> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('sign_in:' || $1, 0))`, [login]);
  const rows = await tx.query<{ seconds: number | null }>(
    `select ceil(extract(epoch from locked_until - clock_timestamp()))::int as seconds
     from sign_in_failure where login_hash = $1`,
    [digest(login)],
  );
  const seconds = rows[0]?.seconds ?? null;
  return seconds !== null && seconds > 0 ? seconds : null;
}

/**
 * Failures count together while each comes within the lock time of the one before; the last one allowed locks.
 * @returns seconds of the lock this failure brought, or null
 */
export async function countFailure(tx: Tx, login: string, policy: SignInPolicy): Promise<number | null> {
  const rows = await tx.query<{ count: number }>(
    `insert into sign_in_failure as f (login_hash, failed_count, last_failed_at) values ($1, 1, clock_timestamp())
     on conflict (login_hash) do update set
       failed_count = case when f.last_failed_at < clock_timestamp() - make_interval(mins => $2)
                           then 1 else f.failed_count + 1 end,
       last_failed_at = clock_timestamp(), locked_until = null
     returning failed_count as count`,
    [digest(login), policy.lockMinutes],
  );
  if ((rows[0]?.count ?? 0) < policy.maxFailures) return null;
  await tx.query(
    `update sign_in_failure set failed_count = 0, locked_until = clock_timestamp() + make_interval(mins => $2)
     where login_hash = $1`,
    [digest(login), policy.lockMinutes],
  );
  return policy.lockMinutes * 60;
}

export async function forgetFailures(tx: Tx, login: string): Promise<void> {
  await tx.query('delete from sign_in_failure where login_hash = $1', [digest(login)]);
}

export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly userId: string;
}

/** Opens a session, and lets rows go that nobody needs any more. */
export async function openSession(tx: Tx, session: NewSession, policy: SignInPolicy): Promise<void> {
  await tx.query(
    `insert into user_session (id, token_hash, user_id, expires_at, idle_timeout)
     values ($1, $2, $3, clock_timestamp() + make_interval(mins => $4), make_interval(mins => $5))`,
    [session.id, session.tokenHash, session.userId, policy.absoluteMinutes, policy.idleMinutes],
  );
  await tx.query(`delete from user_session where expires_at < clock_timestamp() - interval '30 days'`);
  await tx.query(
    `delete from sign_in_failure where login_hash in (
       select login_hash from sign_in_failure where last_failed_at < clock_timestamp() - interval '1 day'
       limit 1000 for update skip locked)`,
  );
}

import type { Tx } from '../../../src/platform/database/tx.js';
import { sweepFailures } from './sign-in-failures.js';
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
  await sweepFailures(tx);
}

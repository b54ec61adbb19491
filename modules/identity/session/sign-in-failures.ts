import type { Tx } from '../../../src/platform/database/tx.js';
import { countedAddress } from './counted-address.js';
import { digest } from './secret.js';
import type { SignInPolicy } from './sign-in-policy.js';

/** A password typed for a login at an address. */
export interface Attempt {
  /** In lower case, whether or not such a user exists: a lock tells nobody which it is. */
  readonly login: string;
  readonly ip: string | null;
}

/** Why no password is looked at: the login rests, or every login at this address does. */
export interface Lock {
  readonly of: 'login' | 'address';
  readonly seconds: number;
}

interface Scope {
  readonly of: Lock['of'];
  readonly loginHash: Buffer | null;
  readonly address: string | null;
  readonly limit: (policy: SignInPolicy) => number;
}

function scopesOf({ login, ip }: Attempt): readonly Scope[] {
  const [loginHash, address] = [digest(login), countedAddress(ip)];
  return [
    { of: 'login', loginHash, address, limit: ({ maxFailures }) => maxFailures },
    { of: 'login', loginHash, address: null, limit: ({ maxFailuresAnywhere }) => maxFailuresAnywhere },
    { of: 'address', loginHash: null, address, limit: ({ maxFailuresOfAddress }) => maxFailuresOfAddress },
  ];
}

const LOCKED_SQL = `
select login_hash is null as "ofAddress", ceil(extract(epoch from locked_until - clock_timestamp()))::int as seconds
from sign_in_failure
where ((login_hash = $1 and (address = $2 or address is null)) or (login_hash is null and address = $2))
  and locked_until > clock_timestamp()
order by locked_until desc limit 1`;

/** The lock that lasts longest; null when a password may be looked at. */
export async function lockOn(tx: Tx, { login, ip }: Attempt): Promise<Lock | null> {
  const rows = await tx.query<{ ofAddress: boolean; seconds: number }>(LOCKED_SQL, [
    digest(login),
    countedAddress(ip),
  ]);
  const lock = rows[0];
  return lock === undefined ? null : { of: lock.ofAddress ? 'address' : 'login', seconds: lock.seconds };
}

/**
 * As `lockOn`, and until the transaction ends other attempts at the login and from the address wait: a hundred passwords
 * sent at once are judged one after the other. A row lock would not do, for the first failure has no row yet; everybody
 * takes the address first.
 */
export async function holdAttempts(tx: Tx, attempt: Attempt): Promise<Lock | null> {
  await hold(tx, `sign_in_at:${countedAddress(attempt.ip)}`);
  await hold(tx, `sign_in:${attempt.login}`);
  return lockOn(tx, attempt);
}

async function hold(tx: Tx, name: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}

/**
 * Under `holdAttempts`. Failures count together for as long as a lock lasts; the last one allowed locks.
 * @returns the lock this failure brought, or null
 */
export async function countFailure(tx: Tx, attempt: Attempt, policy: SignInPolicy): Promise<Lock | null> {
  let brought: Lock | null = null;
  for (const scope of scopesOf(attempt)) {
    if ((await addOne(tx, scope, policy)) < scope.limit(policy)) continue;
    await lock(tx, scope, policy);
    brought ??= { of: scope.of, seconds: policy.lockMinutes * 60 };
  }
  return brought;
}

async function addOne(tx: Tx, { loginHash, address }: Scope, policy: SignInPolicy): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `insert into sign_in_failure as f (login_hash, address, failed_count, counted_since)
     values ($1, $2, 1, clock_timestamp())
     on conflict (login_hash, address) do update set
       failed_count = case when f.counted_since < clock_timestamp() - make_interval(mins => $3)
                           then 1 else f.failed_count + 1 end,
       counted_since = case when f.counted_since < clock_timestamp() - make_interval(mins => $3)
                            then clock_timestamp() else f.counted_since end
     returning failed_count as count`,
    [loginHash, address, policy.lockMinutes],
  );
  return rows[0]?.count ?? 0;
}

async function lock(tx: Tx, { loginHash, address }: Scope, policy: SignInPolicy): Promise<void> {
  await tx.query(
    `update sign_in_failure set failed_count = 0, locked_until = clock_timestamp() + make_interval(mins => $3)
     where login_hash is not distinct from $1 and address is not distinct from $2`,
    [loginHash, address, policy.lockMinutes],
  );
}

/** The right password came from this address. What is counted elsewhere, and at other logins here, stays counted. */
export async function forgetFailures(tx: Tx, { login, ip }: Attempt): Promise<void> {
  await tx.query('delete from sign_in_failure where login_hash = $1 and address = $2', [
    digest(login),
    countedAddress(ip),
  ]);
}

/** An administrator has made sure of the person: the login may be tried again from everywhere. */
export async function unlockLogin(tx: Tx, login: string): Promise<void> {
  await tx.query('delete from sign_in_failure where login_hash = $1', [digest(login)]);
}

/** Rows that count no more: the longest count and the longest lock together are two days. */
export async function sweepFailures(tx: Tx): Promise<void> {
  await tx.query(
    `delete from sign_in_failure where ctid = any(array(
       select ctid from sign_in_failure where counted_since < clock_timestamp() - interval '2 days'
       limit 1000 for update skip locked))`,
  );
}

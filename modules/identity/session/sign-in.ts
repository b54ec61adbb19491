import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { type Actor, type Caller, type Origin, SYSTEM_ACTOR } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { lockedOut } from './locked-out.js';
import { passwordMatches } from './passwords.js';
import { newSecret } from './secret.js';
import type { SignInPolicy } from './sign-in-policy.js';
import {
  type Attempt,
  countFailure,
  forgetFailures,
  holdAttempts,
  type Lock,
  lockOn,
} from './sign-in-failures.js';
import { findCandidate, openSession, type SignInCandidate } from './sign-in.store.js';

export interface SignInAttempt {
  readonly login: string;
  readonly password: string;
}

/** A session just opened. `token` is known to its holder alone from now on. */
export interface OpenedSession {
  readonly userId: string;
  readonly token: string;
  readonly maxAgeSeconds: number;
}

type Answer = { readonly kind: 'opened' } | { readonly kind: 'refused'; readonly lock: Lock | null };

/**
 * Opens a session for a login and its password.
 *
 * Three steps, because hashing takes tens of milliseconds and holds no transaction: read, hash, decide. What rests is not
 * hashed at all. The decision holds the login's and the address's failures and looks at everything again, so that a
 * hundred guesses sent at once are not a hundred guesses answered. A login nobody has gets the same answers after the
 * same time, the lock-out included.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly policy: SignInPolicy,
  ) {}

  /** @throws DomainError 401 `login_refused`, 429 `locked_out`, `address_locked_out` with `retryAfterSeconds` */
  async open({ login: typed, password }: SignInAttempt, origin: Origin): Promise<OpenedSession> {
    const attempt = { login: typed.trim().toLowerCase(), ip: origin.ip };
    const candidate = await this.admit(attempt, origin);
    const matches = await passwordMatches(candidate?.passwordHash ?? null, password);

    const secret = newSecret();
    const answer = await this.uow.run(callerOf(candidate, origin), async (tx): Promise<Answer> => {
      const before = await holdAttempts(tx, attempt);
      if (before !== null) return refuse(tx, candidate, { reason: 'locked_out', lock: before });
      if (candidate === null || !matches || !(await isStillGood(tx, attempt.login, candidate))) {
        const lock = await countFailure(tx, attempt, this.policy);
        return refuse(tx, candidate, { reason: candidate?.active === false ? 'disabled' : 'wrong', lock });
      }
      await forgetFailures(tx, attempt);
      const { userId } = candidate;
      await openSession(tx, { id: uuidv7(), tokenHash: secret.hash, userId }, this.policy);
      tx.audit({ action: 'session.opened', subjectType: 'user', subjectId: userId });
      return { kind: 'opened' };
    });

    if (answer.kind === 'refused' && answer.lock !== null) throw lockedOut(answer.lock);
    if (answer.kind === 'refused' || candidate === null) {
      throw new DomainError('unauthenticated', 'login_refused', 'Login or password is wrong.');
    }
    return { userId: candidate.userId, token: secret.text, maxAgeSeconds: this.policy.absoluteMinutes * 60 };
  }

  /**
   * Who a password is to be looked at for. An address that rests is put on record when it begins to, and then no more:
   * whoever goes on knocking fills no trail.
   * @throws DomainError 429 as `open`
   */
  private async admit(attempt: Attempt, origin: Origin): Promise<SignInCandidate | null> {
    const { candidate, lock } = await this.uow.run(callerOf(null, origin), async (tx) => ({
      candidate: await findCandidate(tx, attempt.login),
      lock: await lockOn(tx, attempt),
    }));
    if (lock === null) return candidate;
    if (lock.of === 'login') {
      await this.uow.run(callerOf(candidate, origin), (tx) =>
        Promise.resolve(refuse(tx, candidate, { reason: 'locked_out', lock })),
      );
    }
    throw lockedOut(lock);
  }
}

/** Somebody disabled the account or changed the password while the hash was computed. */
async function isStillGood(tx: Tx, login: string, before: SignInCandidate): Promise<boolean> {
  const now = await findCandidate(tx, login);
  return now !== null && now.active && now.passwordHash === before.passwordHash;
}

/** The text typed as login is not kept: people type their password there. */
function refuse(
  tx: Tx,
  candidate: SignInCandidate | null,
  { reason, lock }: { readonly reason: string; readonly lock: Lock | null },
): Answer {
  const lockedForSeconds = lock?.seconds ?? null;
  tx.audit({
    action: 'session.refused',
    subjectType: 'user',
    subjectId: candidate?.userId ?? 'unknown',
    detail: { reason, lockedForSeconds, ...(lock?.of === 'address' ? { address: true } : {}) },
  });
  return { kind: 'refused', lock };
}

/** Nobody is signed in yet: the audit trail names the user the login belongs to, or the product. */
function callerOf(candidate: SignInCandidate | null, origin: Origin): Caller {
  const actor: Actor =
    candidate === null
      ? SYSTEM_ACTOR
      : {
          kind: 'user',
          userId: candidate.userId,
          displayName: candidate.displayName,
          grants: [],
          permissions: new Set(),
        };
  return { actor, origin, command: null, expectedVersion: null };
}

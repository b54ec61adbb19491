import { Injectable } from '@nestjs/common';
import { DomainError, Forbidden, NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { lockedOut } from './locked-out.js';
import { passwordMatches } from './passwords.js';
import type { SignInPolicy } from './sign-in-policy.js';
import { countFailure, forgetFailures, holdAttempts, type Lock } from './sign-in-failures.js';

/** Whose password was just given rightly. It holds until somebody replaces it: see `requireUnchanged`. */
export interface ProvenPassword {
  readonly userId: string;
  readonly login: string;
  /** Null for a machine, which can prove none. */
  readonly passwordHash: string | null;
}

type Verdict = { readonly kind: 'right' } | { readonly kind: 'refused'; readonly lock: Lock | null };

/**
 * Asks whoever is signed in for their password once more, before what a session alone must not do: whoever finds a desk
 * unlocked has a session. A wrong one counts as a failed sign-in does, so there are no more guesses here than at the door.
 */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly policy: SignInPolicy,
  ) {}

  /**
   * @param action what a refusal is called on record
   * @throws DomainError 403 `people_only`, `password_wrong`, 429 `locked_out`
   */
  async require(caller: Caller, password: string, action: string): Promise<ProvenPassword> {
    const userId = requirePerson(caller);
    // A verdict is no result to keep: the same command with the right password must be able to follow a mistake.
    const asked = { ...caller, command: null };
    const before = await this.uow.run(asked, (tx) => credentialOf(tx, userId));
    const matches = await passwordMatches(before.passwordHash, password);
    const verdict = await this.uow.run(asked, async (tx): Promise<Verdict> => {
      const { login, passwordHash } = before;
      const attempt = { login, ip: caller.origin.ip };
      const lock = await holdAttempts(tx, attempt);
      if (lock !== null) return refuse(tx, { userId, action, lock });
      const isStillGood = (await credentialOf(tx, userId)).passwordHash === passwordHash;
      if (!matches || !isStillGood)
        return refuse(tx, { userId, action, lock: await countFailure(tx, attempt, this.policy) });
      await forgetFailures(tx, attempt);
      return { kind: 'right' };
    });
    if (verdict.kind === 'right') return before;
    if (verdict.lock !== null) throw lockedOut(verdict.lock);
    throw passwordWrong();
  }
}

/**
 * Looks again inside the transaction that relies on it, and holds the password still until the transaction ends: a reset
 * at the same moment either comes before and is seen, or after and ends what was made.
 * @returns whether it must be changed before anything else
 * @throws Forbidden `password_wrong`
 */
export async function requireUnchanged(
  tx: Tx,
  { userId, passwordHash }: ProvenPassword,
): Promise<{ readonly mustChange: boolean }> {
  // The user's row, as whoever sets a password locks it; and a statement of its own, which sees what was waited for.
  await tx.query('select from app_user where id = $1 for no key update', [userId]);
  const rows = await tx.query<{ passwordHash: string; mustChange: boolean }>(
    'select password_hash as "passwordHash", must_change as "mustChange" from credential where user_id = $1',
    [userId],
  );
  const now = rows[0];
  if (now === undefined || now.passwordHash !== passwordHash) throw passwordWrong();
  return { mustChange: now.mustChange };
}

function passwordWrong(): Forbidden {
  return new Forbidden('password_wrong', 'The current password is wrong.');
}

function refuse(
  tx: Tx,
  { userId, action, lock }: { readonly userId: string; readonly action: string; readonly lock: Lock | null },
): Verdict {
  const detail = { lockedForSeconds: lock?.seconds ?? null };
  tx.audit({ action, subjectType: 'user', subjectId: userId, detail });
  return { kind: 'refused', lock };
}

async function credentialOf(tx: Tx, userId: string): Promise<ProvenPassword> {
  const rows = await tx.query<ProvenPassword>(
    `select u.id as "userId", u.login, c.password_hash as "passwordHash"
     from app_user u left join credential c on c.user_id = u.id where u.id = $1`,
    [userId],
  );
  const row = rows[0];
  if (row === undefined) throw new NotFound('user');
  return row;
}

function requirePerson(caller: Caller): string {
  if (caller.actor.kind === 'user' && caller.actor.userId !== null) return caller.actor.userId;
  throw new DomainError('forbidden', 'people_only', 'Only a person who is signed in may do this.');
}

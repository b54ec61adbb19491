import { Injectable } from '@nestjs/common';
import { Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { PHONE_CONTEXT } from '../people.js';
import { endSessions } from '../session/end-sessions.js';
import { hashPassword, temporaryPassword } from '../session/passwords.js';
import { revokeTokensOf } from '../session/revoke-tokens.js';
import { unlockLogin } from '../session/sign-in-failures.js';
import { disableUser, enableUser, lockUser, updateUser, type UserChanges } from './change-user.js';
import { createUser } from './create-user.js';
import { grantRole, type NewGrant, revokeRole } from './grant.js';
import { record } from './record.js';
import { requireSomebodyElse } from './reach.js';
import { readUser, toUserView } from './user.store.js';
import type { UserView, UserWithPasswordView } from './user.view.js';

export interface NewUser {
  readonly login: string;
  /** A machine gets no password and uses API tokens. */
  readonly kind: 'person' | 'machine';
  readonly displayName: string;
  readonly title: string | null;
  readonly phone: string | null;
}

/** The telephone number as typed; undefined leaves it as it is. */
export interface UserEdit extends Omit<UserChanges, 'phoneSealed'> {
  readonly phone?: string | null;
}

/**
 * The use cases on accounts, for security administrators inside their areas and for the product itself.
 *
 * Passwords are made here, told once and never part of a kept result: a repeated command is answered without one.
 */
@Injectable()
export class Accounts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** @throws Conflict `login_taken` */
  async createUser(caller: Caller, user: NewUser): Promise<UserWithPasswordView> {
    const password = user.kind === 'machine' ? null : temporaryPassword();
    const passwordHash = password === null ? null : await hashPassword(password);
    const row = { ...user, phoneSealed: this.seal(user.phone), passwordHash, mustChangePassword: true };
    return this.changeAndTell(caller, password, (tx) => createUser(tx, row));
  }

  /** @throws Conflict `version_stale` */
  async updateUser(caller: Caller, id: string, { phone, ...edit }: UserEdit): Promise<UserView> {
    const changes = phone === undefined ? edit : { ...edit, phoneSealed: this.seal(phone) };
    return this.change(caller, async (tx) => {
      await updateUser(tx, id, changes);
      return id;
    });
  }

  /** @throws Refused `admin_powers_apart`, `role_not_of_kind`; Conflict `already_granted` */
  async grant(caller: Caller, userId: string, grant: NewGrant): Promise<UserView> {
    return this.change(caller, async (tx) => {
      await grantRole(tx, userId, grant);
      return userId;
    });
  }

  /** @throws NotFound `grant_not_found` */
  async revoke(caller: Caller, userId: string, membershipId: string): Promise<UserView> {
    return this.change(caller, async (tx) => {
      await revokeRole(tx, userId, membershipId);
      return userId;
    });
  }

  /** @throws Refused `user_disabled` */
  async disableUser(caller: Caller, id: string, reason: string): Promise<UserView> {
    return this.change(caller, async (tx) => {
      await disableUser(tx, id, reason);
      return id;
    });
  }

  /** @throws Refused `user_enabled` */
  async enableUser(caller: Caller, id: string): Promise<UserView> {
    return this.change(caller, async (tx) => {
      await enableUser(tx, id);
      return id;
    });
  }

  /**
   * Every session and token of the user ends, and the new password opens nothing but the way to change it. A login that
   * wrong passwords had locked may be tried again at once.
   * @throws Refused `machine_has_no_password`; Forbidden `own_account`
   */
  async resetPassword(caller: Caller, id: string): Promise<UserWithPasswordView> {
    const password = temporaryPassword();
    const passwordHash = await hashPassword(password);
    return this.changeAndTell(caller, password, async (tx) => {
      requireSomebodyElse(tx, id);
      const { kind, login } = await lockUser(tx, id);
      if (kind === 'machine') throw new Refused('machine_has_no_password', 'A machine uses API tokens.');
      await tx.query(
        `insert into credential (user_id, password_hash, must_change, changed_at) values ($1, $2, true, $3)
           on conflict (user_id) do update set password_hash = $2, must_change = true, changed_at = $3`,
        [id, passwordHash, await tx.now()],
      );
      await endSessions(tx, id, { reason: 'password_reset' });
      await revokeTokensOf(tx, id, 'password_reset');
      await unlockLogin(tx, login);
      record(tx, { type: 'password.reset', subjectType: 'user', subjectId: id, detail: {} });
      return id;
    });
  }

  private async change(caller: Caller, work: (tx: Tx) => Promise<string>): Promise<UserView> {
    return this.uow.run(caller, (tx) => this.workAndShow(tx, work));
  }

  /**
   * The password joins the answer outside the unit of work, which keeps results for repeated commands. A repeated
   * command is answered with the first run's result and made a password that opens nothing: it is not told.
   */
  private async changeAndTell(
    caller: Caller,
    password: string | null,
    work: (tx: Tx) => Promise<string>,
  ): Promise<UserWithPasswordView> {
    const run = uuidv7();
    const kept = await this.uow.run(caller, async (tx) => ({ run, user: await this.workAndShow(tx, work) }));
    return { ...kept.user, temporaryPassword: kept.run === run ? password : null };
  }

  private async workAndShow(tx: Tx, work: (tx: Tx) => Promise<string>): Promise<UserView> {
    return toUserView(await readUser(tx, await work(tx)), this.cipher);
  }

  private seal(phone: string | null): string | null {
    return phone === null ? null : this.cipher.seal(phone, PHONE_CONTEXT);
  }
}

import { Conflict } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { record } from './record.js';

/** A user as the use case stores it: the password is hashed and the telephone number sealed before. */
export interface NewUserRow {
  readonly login: string;
  readonly kind: 'person' | 'machine';
  readonly displayName: string;
  /** The post as people say it; no permission hangs on it. */
  readonly title: string | null;
  readonly phoneSealed: string | null;
  /** Null for a machine, which only uses API tokens. */
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
}

/**
 * @returns the user's id
 * @throws Conflict `login_taken`
 */
export async function createUser(tx: Tx, user: NewUserRow): Promise<string> {
  const id = uuidv7();
  const at = await tx.now();
  const made = await tx.query(
    `insert into app_user (id, login, kind, display_name, title, phone_sealed, created_at, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8) on conflict (login) do nothing returning id`,
    [id, user.login, user.kind, user.displayName, user.title, user.phoneSealed, at, tx.caller.actor.userId],
  );
  if (made.length === 0)
    throw new Conflict('login_taken', 'A user with this login exists.', { login: user.login });
  if (user.passwordHash !== null) {
    await tx.query(
      'insert into credential (user_id, password_hash, must_change, changed_at) values ($1, $2, $3, $4)',
      [id, user.passwordHash, user.mustChangePassword, at],
    );
  }
  record(tx, { type: 'user.created', subjectType: 'user', subjectId: id, detail: { kind: user.kind } });
  return id;
}

import { Injectable } from '@nestjs/common';
import { Forbidden, NotFound, Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { lockUser } from '../accounts/change-user.js';
import { record } from '../accounts/record.js';
import type { ApiTokenView, NewApiTokenView } from './api-token.view.js';
import { OwnPassword, requireUnchanged } from './own-password.js';
import { newSecret } from './secret.js';

/** Marks our tokens, so that scanners for leaked secrets can know one. */
const PREFIX = 'accord_';

export interface NewApiToken {
  readonly name: string;
  /** Null: the caller's own. */
  readonly userId: string | null;
  readonly expiresInDays: number;
  /** The caller's, however long they have been signed in: a token outlives the session it was made in. */
  readonly password: string;
}

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

const COLUMNS = `id, name, user_id as "userId", created_at as "createdAt", expires_at as "expiresAt",
  revoked_at as "revokedAt"`;

/** Tokens with which programs sign in as their user. The text is told once; only its digest is kept. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ownPassword: OwnPassword,
  ) {}

  /**
   * @throws Forbidden `token_makes_no_token`, `password_wrong`, `password_change_required`, `permission_missing`; Refused
   *   `people_make_their_own`; DomainError 429 `locked_out`
   */
  async create(
    caller: Caller,
    { name, userId, expiresInDays, password }: NewApiToken,
  ): Promise<NewApiTokenView> {
    requirePerson(caller);
    const proven = await this.ownPassword.require(caller, password, 'token.refused');
    const secret = newSecret(PREFIX);
    const id = uuidv7();
    // The text joins outside the unit of work, which keeps results; a repeated command is answered without it.
    const kept = await this.uow.run(caller, async (tx) => {
      const { mustChange } = await requireUnchanged(tx, proven);
      if (mustChange) {
        throw new Forbidden(
          'password_change_required',
          'Change the password first: PUT /api/v1/session/password.',
        );
      }
      const owner = await ownerOf(tx, userId);
      const rows = await tx.query<TokenRow>(
        `insert into api_token (id, token_hash, name, user_id, created_by, expires_at)
         values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(days => $6)) returning ${COLUMNS}`,
        [id, secret.hash, name, owner, caller.actor.userId, expiresInDays],
      );
      record(tx, {
        type: 'token.created',
        subjectType: 'api_token',
        subjectId: id,
        detail: { userId: owner },
      });
      return rows.map(toView);
    });
    const view = kept[0];
    if (view === undefined) throw new NotFound('token');
    return { ...view, token: view.id === id ? secret.text : null };
  }

  /** The tokens of a user, the newest first: the caller's own, or of anybody within a security administrator's reach. */
  async list(caller: Caller, userId: string | null): Promise<ApiTokenView[]> {
    return this.uow.run(caller, async (tx) => {
      const owner = await requireOwnOrManaged(tx, userId ?? caller.actor.userId);
      const rows = await tx.query<TokenRow>(
        `select ${COLUMNS} from api_token where user_id = $1 order by id desc`,
        [owner],
      );
      return rows.map(toView);
    });
  }

  /** @throws NotFound `token_not_found` when there is none, it is revoked, or it is not the caller's to revoke */
  async revoke(caller: Caller, id: string): Promise<void> {
    await this.uow.run(caller, async (tx) => {
      const rows = await tx.query<{ userId: string }>(
        'select user_id as "userId" from api_token where id = $1 and revoked_at is null for update',
        [id],
      );
      const token = rows[0];
      if (token === undefined) throw new NotFound('token');
      await requireOwnOrManaged(tx, token.userId);
      await tx.query('update api_token set revoked_at = clock_timestamp(), revoked_by = $2 where id = $1', [
        id,
        caller.actor.userId,
      ]);
      record(tx, {
        type: 'token.revoked',
        subjectType: 'api_token',
        subjectId: id,
        detail: { userId: token.userId },
      });
    });
  }
}

function requirePerson({ actor }: Caller): void {
  if (actor.kind === 'user') return;
  throw new Forbidden('token_makes_no_token', 'A token cannot make another. Sign in with a password.');
}

/** A person's token is made by that person alone; a machine's by a security administrator. */
async function ownerOf(tx: Tx, userId: string | null): Promise<string> {
  const owner = await requireOwnOrManaged(tx, userId ?? tx.caller.actor.userId);
  if (owner === tx.caller.actor.userId) return owner;
  const { kind } = await lockUser(tx, owner);
  if (kind === 'person') {
    throw new Refused(
      'people_make_their_own',
      'Whoever holds a token acts in its user’s name: people make their own.',
    );
  }
  return owner;
}

async function requireOwnOrManaged(tx: Tx, userId: string | null): Promise<string> {
  const { actor } = tx.caller;
  if (userId === null) throw new NotFound('user');
  if (userId === actor.userId) return userId;
  if (!actor.permissions.has('token.manage')) {
    throw new Forbidden('permission_missing', 'None of your roles may do this.', {
      permission: 'token.manage',
    });
  }
  await lockUser(tx, userId);
  return userId;
}

function toView({ createdAt, expiresAt, revokedAt, ...row }: TokenRow): ApiTokenView {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}

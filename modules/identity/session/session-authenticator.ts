import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { Actor, Permission, RoleGrant } from '../../../src/platform/auth/actor.js';
import { Authenticator, type Credentials } from '../../../src/platform/auth/authenticator.js';
import { RESERVED } from '../../../src/platform/database/pools.js';
import { permissionsOf } from '../permissions.js';
import { GRANT_COLUMNS, grantOf, type GrantRow, GRANTS_OF_U, heldOf } from './grants-of-today.js';
import { digest } from './secret.js';

interface ProofRow extends GrantRow {
  readonly kind: 'user' | 'machine';
  readonly userId: string;
  readonly displayName: string;
  readonly mustChangePassword: boolean;
}

/**
 * Runs once a request, so it is one statement: who holds the proof, if it is good and the account enabled, with every
 * grant of today.
 *
 * A session's life is counted in real time, `clock_timestamp()`, and a grant's in the product's, `accord_now()`: a
 * rehearsal that jumps three weeks ahead must end temporary grants and must not sign everybody out.
 *
 * `seen` keeps the idle time, once a minute at most so that reading stays reading; it starts from `proof`, so that
 * a session already run out is not brought back. What a page asks while nobody sits before it is answered and not seen.
 */
const PROVE = `
with proof as (
  select s.id as session_id, s.user_id, 'user' as kind from user_session s
  where s.token_hash = $1 and s.ended_at is null and s.expires_at > clock_timestamp()
    and s.last_seen_at + s.idle_timeout > clock_timestamp()
  union all
  select null, t.user_id, 'machine' from api_token t
  where t.token_hash = $2 and t.revoked_at is null and t.expires_at > clock_timestamp()
), seen as (
  update user_session s set last_seen_at = clock_timestamp() from proof
  where s.id = proof.session_id and not $3::boolean and s.last_seen_at < clock_timestamp() - least(interval '1 minute', s.idle_timeout / 4)
)
select proof.kind, u.id as "userId", u.display_name as "displayName",
       coalesce(c.must_change, false) as "mustChangePassword",
       ${GRANT_COLUMNS}
from proof
join app_user u on u.id = proof.user_id and u.active
left join credential c on c.user_id = u.id${GRANTS_OF_U}`;

/** Proves session cookies and API tokens. A request that brings both is judged by its token alone. */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(@InjectDataSource(RESERVED) private readonly dataSource: DataSource) {
    super();
  }

  async authenticate({ sessionToken, bearerToken, isUnattended }: Credentials): Promise<Actor | null> {
    if (sessionToken === null && bearerToken === null) return null;
    const session = bearerToken === null && sessionToken !== null ? digest(sessionToken) : null;
    const token = bearerToken === null ? null : digest(bearerToken);
    const rows = await this.prove([session, token, isUnattended]);
    const first = rows[0];
    if (first === undefined) return null;
    // Until a password somebody else has seen is changed, its holder may do nothing but change it, by token neither.
    const { kind, userId, displayName, mustChangePassword } = first;
    const grants = mustChangePassword ? [] : rows.flatMap(grantOf);
    const permissions = permissionsOf(mustChangePassword ? [] : rows.flatMap(heldOf));
    return { kind, userId, displayName, grants, permissions, mustChangePassword };
  }

  permissionsOf(grants: readonly RoleGrant[]): ReadonlySet<Permission> {
    return permissionsOf(grants);
  }

  private async prove(values: readonly [Buffer | null, Buffer | null, boolean]): Promise<ProofRow[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const answer = await client.query<ProofRow>({ name: 'prove', text: PROVE, values: [...values] });
      return answer.rows;
    } finally {
      await runner.release();
    }
  }
}

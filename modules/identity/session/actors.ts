import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { permissionsOf } from '../permissions.js';
import { GRANT_COLUMNS, grantOf, type GrantRow, GRANTS_OF_U, heldOf } from './grants-of-today.js';

const OF_USER_SQL = `
select u.display_name as "displayName", coalesce(c.must_change, false) as "mustChange", ${GRANT_COLUMNS}
from app_user u left join credential c on c.user_id = u.id${GRANTS_OF_U}
where u.id = $1 and u.active`;

/** In whose name work goes on after the request that asked for it. */
@Injectable()
export class Actors {
  /**
   * With the grants of today, not those of when it was asked for; with none while a password that somebody else has seen waits
   * to be changed, as at the door. Null where the account is disabled.
   */
  async ofToday(tx: Tx, userId: string): Promise<Actor | null> {
    const rows = await tx.query<GrantRow & { displayName: string; mustChange: boolean }>(OF_USER_SQL, [
      userId,
    ]);
    const [first] = rows;
    if (first === undefined) return null;
    const held = first.mustChange ? [] : rows;
    return {
      kind: 'user',
      userId,
      displayName: first.displayName,
      grants: held.flatMap(grantOf),
      permissions: permissionsOf(held.flatMap(heldOf)),
    };
  }
}

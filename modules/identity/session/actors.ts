import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { permissionsOf } from '../permissions.js';
import { GRANT_COLUMNS, grantOf, type GrantRow, GRANTS_OF_U, heldOf } from './grants-of-today.js';

const OF_USER_SQL = `
select u.display_name as "displayName", ${GRANT_COLUMNS}
from app_user u${GRANTS_OF_U}
where u.id = $1 and u.active`;

/** In whose name work goes on after the request that asked for it. */
@Injectable()
export class Actors {
  /** With the grants of today, not those of when it was asked for; null where the account is disabled. */
  async ofToday(tx: Tx, userId: string): Promise<Actor | null> {
    const rows = await tx.query<GrantRow & { displayName: string }>(OF_USER_SQL, [userId]);
    const [first] = rows;
    if (first === undefined) return null;
    return {
      kind: 'user',
      userId,
      displayName: first.displayName,
      grants: rows.flatMap(grantOf),
      permissions: permissionsOf(rows.flatMap(heldOf)),
    };
  }
}

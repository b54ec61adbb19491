import { Injectable } from '@nestjs/common';
import { NotFound } from '../../src/kernel/errors.js';
import type { Tx } from '../../src/platform/database/tx.js';
import type { Area } from './area.js';

const COLUMNS = `a.id, a.code, a.name, a.level, a.path::text as path, a.parent_id as "parentId"`;

/** The administrative division, read. Areas are made by `Accounts.createArea`. */
@Injectable()
export class Areas {
  /** @throws NotFound `area_not_found` */
  async get(tx: Tx, id: string): Promise<Area> {
    return one(await tx.query<Area>(`select ${COLUMNS} from area a where a.id = $1`, [id]));
  }

  /** @throws NotFound `area_not_found` */
  async byCode(tx: Tx, code: string): Promise<Area> {
    return one(await tx.query<Area>(`select ${COLUMNS} from area a where a.code = $1`, [code]));
  }

  /**
   * The area itself and everything below it, parents before their children; the whole tree when no path is given. Areas
   * apart belong to no tree.
   */
  async below(tx: Tx, path: string | null): Promise<Area[]> {
    return tx.query<Area>(
      `select ${COLUMNS} from area a where not a.apart and ($1::ltree is null or a.path <@ $1::ltree) order by a.path`,
      [path],
    );
  }
}

function one(rows: readonly Area[]): Area {
  const row = rows[0];
  if (row === undefined) throw new NotFound('area');
  return row;
}

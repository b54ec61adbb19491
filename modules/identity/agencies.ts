import { Injectable } from '@nestjs/common';
import { NotFound } from '../../src/kernel/errors.js';
import type { Tx } from '../../src/platform/database/tx.js';
import type { Agency } from './agency.js';

const SELECT = `
select g.id, g.key, g.name, g.kind, g.area_id as "areaId", a.path::text as "areaPath", g.parent_id as "parentId",
       g.calendar_key as "calendarKey", g.capacity, g.duty, g.capabilities, g.trades, g.active, g.profile, g.version
from agency g join area a on a.id = g.area_id`;

const BY_ID_SQL = `${SELECT} where g.id = $1`;

const UNATTENDED = `(not g.active or not exists (
  select from membership m join app_user u on u.id = m.user_id
  where m.agency_id = g.id and u.active and m.valid_from <= accord_now()
    and (m.valid_to is null or m.valid_to > accord_now())))`;

/** In SQL, the ids of the agencies that nobody looks after. */
export const UNATTENDED_AGENCIES = `select g.id from agency g where ${UNATTENDED}`;

/** The agencies, read. They are made and changed by `Accounts`. */
@Injectable()
export class Agencies {
  /** @throws NotFound `agency_not_found` */
  async get(tx: Tx, id: string): Promise<Agency> {
    const agency = await this.find(tx, id);
    if (agency === null) throw new NotFound('agency');
    return agency;
  }

  async find(tx: Tx, id: string): Promise<Agency | null> {
    const rows = await tx.look<Agency>(BY_ID_SQL, [id]);
    return rows[0] ?? null;
  }

  async byKey(tx: Tx, key: string): Promise<Agency | null> {
    const rows = await tx.query<Agency>(`${SELECT} where g.key = $1`, [key]);
    return rows[0] ?? null;
  }

  /** Active agencies whose area contains `areaPath` or lies inside it, the most local first. */
  async covering(tx: Tx, areaPath: string): Promise<Agency[]> {
    return tx.query<Agency>(
      `${SELECT} where g.active and (a.path @> $1::ltree or a.path <@ $1::ltree) order by nlevel(a.path) desc, g.key`,
      [areaPath],
    );
  }

  /** Active agencies whose area contains `areaPath`, the most local first. */
  async over(tx: Tx, areaPath: string): Promise<Agency[]> {
    return tx.query<Agency>(
      `${SELECT} where g.active and a.path @> $1::ltree order by nlevel(a.path) desc, g.key`,
      [areaPath],
    );
  }

  /** Agencies of the area and below it that nobody looks after: closed, or without a single active member. */
  async unattendedIn(tx: Tx, areaPath: string): Promise<Agency[]> {
    return tx.query<Agency>(`${SELECT} where a.path <@ $1::ltree and ${UNATTENDED} order by g.key`, [
      areaPath,
    ]);
  }

  /** The same, with those of the areas above it. */
  async unattendedAround(tx: Tx, areaPath: string): Promise<Agency[]> {
    return tx.query<Agency>(
      `${SELECT} where (a.path <@ $1::ltree or a.path @> $1::ltree) and ${UNATTENDED} order by g.key`,
      [areaPath],
    );
  }

  /** Those of the named agencies that nobody looks after. */
  async unattended(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      `select g.id from agency g where g.id = any($1) and ${UNATTENDED}`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Active agencies of a kind. */
  async ofKind(tx: Tx, kind: string): Promise<Agency[]> {
    return tx.query<Agency>(`${SELECT} where g.active and g.kind = $1 order by g.key`, [kind]);
  }

  /** One page of the directory in key order, inactive agencies included unless `onlyActive`; without those of areas apart. */
  async page(tx: Tx, filter: AgencyFilter): Promise<Agency[]> {
    const { kind, areaPath, onlyActive, afterKey, limit, partOfName } = filter;
    return tx.query<Agency>(
      `${SELECT}
       where not a.apart and ($1::text is null or g.kind = $1) and ($2::ltree is null or a.path <@ $2::ltree)
         and (not $3::boolean or g.active) and ($4::text is null or g.key > $4)
         and ($6::text is null or strpos(g.name, $6) > 0)
       order by g.key limit $5`,
      [kind, areaPath, onlyActive, afterKey, limit, partOfName],
    );
  }
}

/** What part of the directory to list. */
export interface AgencyFilter {
  readonly partOfName: string | null;
  readonly kind: string | null;
  /** The agency's own area lies in it. */
  readonly areaPath: string | null;
  readonly onlyActive: boolean;
  readonly afterKey: string | null;
  readonly limit: number;
}

import type { Tx } from '../../src/platform/database/tx.js';
import type { AgencyProfile } from '../referrals/index.js';

/** A kind of agency as an administrator wrote it. */
export interface AgencyKindRow {
  readonly key: string;
  /** Chinese. */
  readonly label: string;
  /** What differs from the general profile. */
  readonly profile: Partial<AgencyProfile>;
  readonly source: string;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedByName: string | null;
}

export type NewAgencyKind = Pick<AgencyKindRow, 'key' | 'label' | 'profile' | 'source'>;

const SELECT = `select k.key, k.label, k.profile, k.source, k.version, k.changed_at as "changedAt",
  u.display_name as "changedByName" from agency_kind k left join app_user u on u.id = k.changed_by`;

/** Every kind, by key. */
export function allAgencyKinds(tx: Tx): Promise<AgencyKindRow[]> {
  return tx.query<AgencyKindRow>(`${SELECT} order by k.key`);
}

/** Changes whenever a kind is made or changed: rows are never deleted and versions only rise. */
export async function kindsStamp(tx: Tx): Promise<number> {
  const rows = await tx.query<{ stamp: number }>(
    'select coalesce(sum(version), 0)::int as stamp from agency_kind',
  );
  return rows[0]?.stamp ?? 0;
}

export async function findAgencyKind(tx: Tx, key: string): Promise<AgencyKindRow | null> {
  const rows = await tx.query<AgencyKindRow>(`${SELECT} where k.key = $1`, [key]);
  return rows[0] ?? null;
}

/** @returns false when there is a kind with this key */
export async function insertAgencyKind(tx: Tx, kind: NewAgencyKind): Promise<boolean> {
  const rows = await tx.query(
    `insert into agency_kind (key, label, profile, source, created_at, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $5, $6) on conflict (key) do nothing returning key`,
    [kind.key, kind.label, JSON.stringify(kind.profile), kind.source, await tx.now(), tx.caller.actor.userId],
  );
  return rows.length === 1;
}

/** Compare and set on the version that was read. @returns false when somebody else has changed it since */
export async function saveAgencyKind(tx: Tx, readVersion: number, kind: NewAgencyKind): Promise<boolean> {
  const rows = await tx.query(
    `update agency_kind set label = $3, profile = $4, source = $5, version = version + 1, changed_at = $6, changed_by = $7
     where key = $1 and version = $2 returning key`,
    [
      kind.key,
      readVersion,
      kind.label,
      JSON.stringify(kind.profile),
      kind.source,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
  return rows.length === 1;
}

/** Codes of the list that the taxonomy does not have. */
export async function unknownTypes(tx: Tx, codes: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.query<{ code: string }>(
    `select c.code from unnest($1::text[]) c(code) where not exists (select 1 from dispute_type t where t.code = c.code)`,
    [codes],
  );
  return rows.map(({ code }) => code);
}

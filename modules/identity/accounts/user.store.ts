import { NotFound } from '../../../src/kernel/errors.js';
import type { Role } from '../../../src/platform/auth/actor.js';
import type { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { PHONE_CONTEXT } from '../people.js';
import type { UserView } from './user.view.js';

export interface UserRow extends Omit<UserView, 'phoneMasked'> {
  readonly phoneSealed: string | null;
}

/** Which users to list. */
export interface UserFilter {
  /** Only whose name or login has this in it, in any case of the letters. */
  readonly q: string | null;
  /** Only who holds a role in this agency. */
  readonly agencyId: string | null;
  /** Only who holds this role; in that agency where one is given. */
  readonly role: Role | null;
  /** Only who holds a role in one of these areas or below, or none at all; null for the product itself. */
  readonly areaPaths: readonly string[] | null;
  readonly afterLogin: string | null;
  readonly limit: number;
}

const GRANTS = `
  select m.user_id, jsonb_agg(jsonb_build_object(
    'id', m.id, 'role', m.role, 'agencyId', m.agency_id, 'agencyName', g.name, 'areaId', m.area_id, 'areaName', a.name,
    'validFrom', to_char(m.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'validTo', to_char(m.valid_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by m.valid_from, m.id) as grants
  from membership m left join agency g on g.id = m.agency_id left join area a on a.id = m.area_id
  where m.user_id = u.id and (m.valid_to is null or m.valid_to > accord_now()) group by m.user_id`;

const SELECT = `
  select u.id, u.login, u.kind, u.display_name as "displayName", u.title, u.phone_sealed as "phoneSealed", u.active,
         u.version, coalesce(held.grants, '[]') as grants
  from app_user u left join lateral (${GRANTS}) held on true`;

/** @throws NotFound `user_not_found` */
export async function readUser(tx: Tx, id: string): Promise<UserRow> {
  const rows = await tx.query<UserRow>(`${SELECT} where u.id = $1`, [id]);
  const row = rows[0];
  if (row === undefined) throw new NotFound('user');
  return row;
}

/** One row more than `limit`, in login order. */
export async function listUsers(
  tx: Tx,
  { q, agencyId, role, areaPaths, afterLogin, limit }: UserFilter,
): Promise<UserRow[]> {
  return tx.query<UserRow>(
    `${SELECT}
     where (($1::uuid is null and $5::text is null) or exists (select from membership m where m.user_id = u.id
              and ($1::uuid is null or m.agency_id = $1) and ($5::text is null or m.role = $5)
              and (m.valid_to is null or m.valid_to > accord_now())))
       and ($6::text is null or u.login like $6 or u.display_name ilike $6)
       and ($2::ltree[] is null
         or exists (select from membership m left join agency g on g.id = m.agency_id
              join area a on a.id = coalesce(m.area_id, g.area_id)
              where m.user_id = u.id and (m.valid_to is null or m.valid_to > accord_now()) and a.path <@ $2::ltree[])
         or not exists (select from membership m where m.user_id = u.id
              and (m.valid_to is null or m.valid_to > accord_now())))
       and ($3::text is null or u.login > $3)
     order by u.login limit $4`,
    [agencyId, areaPaths, afterLogin, limit + 1, role, q === null ? null : `%${escaped(q.toLowerCase())}%`],
  );
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

export function toUserView({ phoneSealed, ...user }: UserRow, cipher: FieldCipher): UserView {
  const phone = phoneSealed === null ? null : cipher.open(phoneSealed, PHONE_CONTEXT);
  return { ...user, grants: user.grants, phoneMasked: phone === null ? null : mask(phone) };
}

const SHOWN = 4;

function mask(phone: string): string {
  return `${'*'.repeat(Math.max(0, phone.length - SHOWN))}${phone.slice(-SHOWN)}`;
}

import { Injectable } from '@nestjs/common';
import { NotFound } from '../../src/kernel/errors.js';
import type { Role } from '../../src/platform/auth/actor.js';
import { FieldCipher } from '../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../src/platform/database/tx.js';

/** Associated data of the sealed telephone number. */
export const PHONE_CONTEXT = 'app_user.phone';

/** Somebody who signs in, as other modules need to know them. */
export interface Person {
  readonly userId: string;
  readonly displayName: string;
  /** The roles held today in the place that was asked about; everywhere for `get`. */
  readonly roles: readonly Role[];
  readonly active: boolean;
}

/** A person who holds a role over an area, and over which. */
export interface PersonOverArea extends Person {
  readonly areaPath: string;
}

/** In whose name somebody is told of something: an agency's, or that of whoever answers for an area. */
export type ToldPlace = { readonly agencyId: string } | { readonly areaPath: string };

/** Somebody who is away, as their cover needs to know them. */
export interface Covered {
  readonly userId: string;
  readonly displayName: string;
  readonly areaPaths: readonly string[];
}

const NOW_AWAY = 'b.starts_at <= accord_now() and b.ends_at > accord_now()';
const TODAY = `m.valid_from <= accord_now() and (m.valid_to is null or m.valid_to > accord_now())`;
/** Who is told of what goes wrong in an area. */
const ANSWER_FOR_AREAS = ['coordinator', 'supervisor'] as const satisfies readonly Role[];
const PERSON = `u.id as "userId", u.display_name as "displayName", u.active,
  coalesce(array_agg(distinct m.role) filter (where m.role is not null), '{}') as roles`;

/** Who works where. Memberships count while they are valid by the product's clock. */
@Injectable()
export class People {
  constructor(private readonly cipher: FieldCipher) {}

  /** @throws NotFound `user_not_found` */
  async get(tx: Tx, userId: string): Promise<Person> {
    const rows = await tx.query<Person>(
      `select ${PERSON} from app_user u left join membership m on m.user_id = u.id and ${TODAY}
       where u.id = $1 group by u.id`,
      [userId],
    );
    const person = rows[0];
    if (person === undefined) throw new NotFound('user');
    return person;
  }

  /** Active people of an agency who hold one of the roles in it, or any role when none is named; by name. */
  async members(tx: Tx, agencyId: string, ...roles: readonly Role[]): Promise<Person[]> {
    return tx.query<Person>(
      `select ${PERSON} from membership m join app_user u on u.id = m.user_id
       where m.agency_id = $1 and u.active and ${TODAY}
       group by u.id having $2::text[] = '{}' or array_agg(m.role) && $2::text[]
       order by u.display_name, u.id`,
      [agencyId, roles],
    );
  }

  /** Active people who hold the role over an area that contains `areaPath`, the nearest area first. */
  async overArea(tx: Tx, areaPath: string, role: Role): Promise<PersonOverArea[]> {
    return tx.query<PersonOverArea>(
      `select ${PERSON}, a.path::text as "areaPath"
       from membership m join app_user u on u.id = m.user_id join area a on a.id = m.area_id
       where a.path @> $1::ltree and m.role = $2 and u.active and ${TODAY}
       group by u.id, a.path order by nlevel(a.path) desc, u.display_name, u.id`,
      [areaPath, role],
    );
  }

  /** Who covers for any of the named people today, as far as they are here themselves. */
  async coversOf(tx: Tx, userIds: readonly string[]): Promise<readonly string[]> {
    if (userIds.length === 0) return [];
    const rows = await tx.query<{ userId: string }>(
      `select distinct b.cover_user_id as "userId" from absence b join app_user u on u.id = b.cover_user_id and u.active
       where b.user_id = any($1) and ${NOW_AWAY} order by 1`,
      [userIds],
    );
    return rows.map(({ userId }) => userId);
  }

  /**
   * As `coversOf`, of what they were told in one place: only covers who could have been told it there themselves. An
   * absence lends a coordinator's areas by the word of who may lend them, and an agency's business to nobody outside it.
   */
  async coversAt(tx: Tx, userIds: readonly string[], place: ToldPlace): Promise<readonly string[]> {
    const covers = await this.coversOf(tx, userIds);
    if (covers.length === 0) return [];
    const [agencyId, areaPath] = 'agencyId' in place ? [place.agencyId, null] : [null, place.areaPath];
    const rows = await tx.query<{ userId: string }>(
      `select distinct m.user_id as "userId" from membership m left join area a on a.id = m.area_id
       where m.user_id = any($1) and ${TODAY}
         and (m.agency_id = $2 or (m.role = any($4) and a.path @> $3::ltree)) order by 1`,
      [covers, agencyId, areaPath, ANSWER_FOR_AREAS],
    );
    return rows.map(({ userId }) => userId);
  }

  /** For whom somebody covers today, and over which areas they hold powers by that alone. */
  async coveredBy(tx: Tx, userId: string): Promise<readonly Covered[]> {
    return tx.query<Covered>(
      `select u.id as "userId", u.display_name as "displayName",
         array(select a.path::text from absence_grant g join membership m on m.id = g.membership_id
           join area a on a.id = m.area_id where g.absence_id = b.id and ${TODAY} order by a.path) as "areaPaths"
       from absence b join app_user u on u.id = b.user_id
       where b.cover_user_id = $1 and ${NOW_AWAY} order by b.starts_at, b.id`,
      [userId],
    );
  }

  /** The telephone number notices go to; null when none is known. It belongs in no view, event or log. */
  async phone(tx: Tx, userId: string): Promise<string | null> {
    const rows = await tx.query<{ sealed: string | null }>(
      'select phone_sealed as sealed from app_user where id = $1',
      [userId],
    );
    const sealed = rows[0]?.sealed ?? null;
    return sealed === null ? null : this.cipher.open(sealed, PHONE_CONTEXT);
  }
}

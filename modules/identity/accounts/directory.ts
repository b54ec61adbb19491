import { Injectable } from '@nestjs/common';
import { Forbidden } from '../../../src/kernel/errors.js';
import {
  agenciesOf,
  type Actor,
  type Caller,
  holdsOverArea,
  type Role,
} from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, type Page, pageOf } from '../../../src/platform/http/page.js';
import { type Absence, absentNow } from '../absences/absence.store.js';
import { Agencies } from '../agencies.js';
import type { Agency } from '../agency.js';
import type { Area } from '../area.js';
import { Areas } from '../areas.js';
import { People, type Person } from '../people.js';
import { requireOverUser } from './reach.js';
import { listUsers, readUser, toUserView } from './user.store.js';
import type { UserView } from './user.view.js';

export interface AgencyListing {
  /** A part of the name. */
  readonly q?: string;
  readonly kind?: string;
  /** Code of the area the agencies lie in. */
  readonly areaCode?: string;
  readonly state?: 'active' | 'all';
  readonly limit: number;
  readonly cursor?: string;
}

export interface UserListing {
  readonly q?: string;
  readonly agencyId?: string;
  readonly role?: Role;
  readonly limit: number;
  readonly cursor?: string;
}

/** Somebody who works in an agency; `away` is null for whoever is there. */
export interface Member extends Person {
  readonly away: { readonly until: string; readonly coverUserId: string; readonly coverName: string } | null;
}

/** What is looked up: areas and agencies by everybody, members by who works with them, users by administrators. */
@Injectable()
export class Directory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly areasRead: Areas,
    private readonly agenciesRead: Agencies,
    private readonly people: People,
    private readonly cipher: FieldCipher,
  ) {}

  /** @throws NotFound `area_not_found` */
  async areas(caller: Caller, areaCode: string | null): Promise<Area[]> {
    return this.uow.run(caller, async (tx) =>
      this.areasRead.below(tx, areaCode === null ? null : (await this.areasRead.byCode(tx, areaCode)).path),
    );
  }

  async agencies(
    caller: Caller,
    { q, kind, areaCode, state, limit, cursor }: AgencyListing,
  ): Promise<Page<Agency>> {
    const after = decodeCursor(cursor, 1);
    return this.uow.run(caller, async (tx) => {
      const rows = await this.agenciesRead.page(tx, {
        kind: kind ?? null,
        partOfName: q ?? null,
        areaPath: areaCode === undefined ? null : (await this.areasRead.byCode(tx, areaCode)).path,
        onlyActive: state !== 'all',
        afterKey: after === null ? null : String(after[0]),
        limit: limit + 1,
      });
      return pageOf(
        rows,
        limit,
        (row) => row,
        ({ key }) => [key],
      );
    });
  }

  /** @throws NotFound `agency_not_found` */
  async agency(caller: Caller, id: string): Promise<Agency> {
    return this.uow.run(caller, (tx) => this.agenciesRead.get(tx, id));
  }

  /** @throws Forbidden `not_your_agency` for who neither works there nor answers for its area */
  async members(caller: Caller, agencyId: string): Promise<Member[]> {
    return this.uow.run(caller, async (tx) => {
      const { areaPath } = await this.agenciesRead.get(tx, agencyId);
      requireSightOfPeople(caller.actor, agencyId, areaPath);
      const members = await this.people.members(tx, agencyId);
      const absences = await absentNow(
        tx,
        members.map(({ userId }) => userId),
      );
      return members.map((member) => ({ ...member, away: awayOf(absences, member.userId) }));
    });
  }

  async users(caller: Caller, { q, agencyId, role, limit, cursor }: UserListing): Promise<Page<UserView>> {
    const after = decodeCursor(cursor, 1);
    return this.uow.run(caller, async (tx) => {
      const rows = await listUsers(tx, {
        q: q?.trim() ?? null,
        agencyId: agencyId ?? null,
        role: role ?? null,
        areaPaths: pathsOfSecurityAdministrator(caller.actor),
        afterLogin: after === null ? null : String(after[0]),
        limit,
      });
      return pageOf(
        rows,
        limit,
        (row) => toUserView(row, this.cipher),
        ({ login }) => [login],
      );
    });
  }

  /** @throws NotFound `user_not_found`; Forbidden `outside_your_area` */
  async user(caller: Caller, id: string): Promise<UserView> {
    return this.uow.run(caller, async (tx) => {
      const row = await readUser(tx, id);
      await requireOverUser(tx, id);
      return toUserView(row, this.cipher);
    });
  }
}

function awayOf(absences: readonly Absence[], userId: string): Member['away'] {
  const absence = absences.find((one) => one.userId === userId);
  if (absence === undefined) return null;
  const { coverUserId, coverName, endsAt } = absence;
  return { until: endsAt.toISOString(), coverUserId, coverName };
}

function requireSightOfPeople(actor: Actor, agencyId: string, areaPath: string): void {
  if (agenciesOf(actor).includes(agencyId)) return;
  if (holdsOverArea(actor, areaPath, 'coordinator', 'supervisor', 'security_administrator')) return;
  throw new Forbidden(
    'not_your_agency',
    'Only its own people and those who answer for its area see who works there.',
  );
}

function pathsOfSecurityAdministrator(actor: Actor): string[] {
  return actor.grants.flatMap(({ role, areaPath }) =>
    role === 'security_administrator' && areaPath !== null ? [areaPath] : [],
  );
}

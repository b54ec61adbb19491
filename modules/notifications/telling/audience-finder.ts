import { Injectable } from '@nestjs/common';
import { assertNever } from '../../../src/kernel/assert-never.js';
import { isUuid } from '../../../src/kernel/ids.js';
import type { Role } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies, Areas, People, type PersonOverArea } from '../../identity/index.js';
import { type AudiencePart, textsAt } from '../domain/audience.js';
import type { ToldEvent } from './told-event.js';

/** Somebody to be told, and in whose name: an agency's, or null for somebody who stands over an area. */
export interface Addressee {
  readonly userId: string;
  readonly agencyId: string | null;
}

const HEADS: readonly Role[] = ['station_head', 'agency_head'];

/** Finds the people a rule means. */
@Injectable()
export class AudienceFinder {
  constructor(
    private readonly people: People,
    private readonly agencies: Agencies,
    private readonly areas: Areas,
  ) {}

  /**
   * Each person once, in the order of their ids, so that two events told at the same time never wait for each other in a
   * circle. Whoever did it is not told of it; nor is anybody outside the agency an internal event belongs to.
   */
  async find(tx: Tx, event: ToldEvent, audience: readonly AudiencePart[]): Promise<readonly Addressee[]> {
    const reached = new Map<string, Addressee>();
    for (const part of audience) {
      if (part.otherwise === true && reached.size > 0) continue;
      for (const addressee of await this.ofPart(tx, event, part)) {
        if (!reached.has(addressee.userId)) reached.set(addressee.userId, addressee);
      }
    }
    for (const cover of await this.coversOf(tx, [...reached.values()])) {
      if (!reached.has(cover.userId)) reached.set(cover.userId, cover);
    }
    return [...reached.values()]
      .filter(({ userId }) => userId !== event.actorUserId)
      .filter(({ agencyId }) => event.audienceAgencyId === null || agencyId === event.audienceAgencyId)
      .sort((one, other) => (one.userId < other.userId ? -1 : 1));
  }

  /** Whoever covers is told in the name in which the absent person is. */
  private async coversOf(tx: Tx, reached: readonly Addressee[]): Promise<readonly Addressee[]> {
    const covers: Addressee[] = [];
    for (const agencyId of new Set(reached.map((each) => each.agencyId))) {
      const absent = reached.filter((each) => each.agencyId === agencyId).map(({ userId }) => userId);
      for (const userId of await this.people.coversOf(tx, absent)) covers.push({ userId, agencyId });
    }
    return covers;
  }

  private async ofPart(tx: Tx, event: ToldEvent, part: AudiencePart): Promise<readonly Addressee[]> {
    const ids = textsAt(event.payload, part.field).filter(isUuid);
    const found: Addressee[] = [];
    for (const id of ids) found.push(...(await this.ofOne(tx, event, { id, part })));
    return found;
  }

  private async ofOne(
    tx: Tx,
    event: ToldEvent,
    { id, part }: { readonly id: string; readonly part: AudiencePart },
  ): Promise<readonly Addressee[]> {
    switch (part.kind) {
      case 'users': {
        const { active } = await this.people.get(tx, id);
        return active ? [{ userId: id, agencyId: await agencyOf(tx, id) }] : [];
      }
      case 'agency':
        return this.inAgency(tx, event, { agencyId: id, roles: part.roles });
      case 'area_of_agency':
        return this.overBoth(tx, event, {
          areaPath: (await this.agencies.get(tx, id)).areaPath,
          role: part.role,
        });
      case 'area':
        return this.overArea(tx, (await this.areas.get(tx, id)).path, part.role);
      default:
        return assertNever(part);
    }
  }

  /** Where nobody holds the role the heads are told, and where there are none the coordinator: silence reaches nobody. */
  private async inAgency(
    tx: Tx,
    event: ToldEvent,
    { agencyId, roles }: { readonly agencyId: string; readonly roles: readonly Role[] },
  ): Promise<readonly Addressee[]> {
    for (const asked of [roles, HEADS]) {
      const members = await this.people.members(tx, agencyId, ...asked);
      if (members.length > 0) return members.map(({ userId }) => ({ userId, agencyId }));
    }
    const { areaPath } = await this.agencies.get(tx, agencyId);
    return this.overBoth(tx, event, { areaPath, role: 'coordinator' });
  }

  /**
   * The nearest who stand over the agency's area and over the one it happened in as well: what one is told of one must be
   * able to see and to rule on. Over the place alone where nobody stands over both.
   */
  private async overBoth(
    tx: Tx,
    event: ToldEvent,
    { areaPath, role }: { readonly areaPath: string; readonly role: Role },
  ): Promise<readonly Addressee[]> {
    const [areaId] = textsAt(event.payload, 'areaId').filter(isUuid);
    if (areaId === undefined) return this.overArea(tx, areaPath, role);
    const { path } = await this.areas.get(tx, areaId);
    const people = await this.people.overArea(tx, areaPath, role);
    const both = nearest(people.filter((person) => contains(person.areaPath, path)));
    return both.length > 0 ? both.map(toAddressee) : this.overArea(tx, path, role);
  }

  private async overArea(tx: Tx, areaPath: string, role: Role): Promise<readonly Addressee[]> {
    return nearest(await this.people.overArea(tx, areaPath, role)).map(toAddressee);
  }
}

function toAddressee({ userId }: PersonOverArea): Addressee {
  return { userId, agencyId: null };
}

function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

function nearest(people: readonly PersonOverArea[]): readonly PersonOverArea[] {
  return people.filter(({ areaPath }) => areaPath === people[0]?.areaPath);
}

/** The agency a person belongs to, the oldest membership first; null for somebody who only stands over an area. */
async function agencyOf(tx: Tx, userId: string): Promise<string | null> {
  const [row] = await tx.query<{ agencyId: string }>(
    `select agency_id as "agencyId" from membership
     where user_id = $1 and agency_id is not null and valid_from <= accord_now()
       and (valid_to is null or valid_to > accord_now())
     order by valid_from, id limit 1`,
    [userId],
  );
  return row?.agencyId ?? null;
}

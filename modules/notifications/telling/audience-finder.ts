import { Injectable } from '@nestjs/common';
import { assertNever } from '../../../src/kernel/assert-never.js';
import { isUuid } from '../../../src/kernel/ids.js';
import type { Role } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import {
  Agencies,
  Areas,
  People,
  type PersonOverArea,
  standInsFor,
  type ToldPlace,
} from '../../identity/index.js';
import { type AudiencePart, type EventPayload, textsAt } from '../domain/audience.js';
import type { ToldEvent } from './told-event.js';

/** Somebody to be told, and in whose name: an agency's, or null for somebody who stands over an area. */
export interface Addressee {
  readonly userId: string;
  readonly agencyId: string | null;
}

/** With the place in which they are told, where it is known: whoever covers for them must belong there. */
interface Reached extends Addressee {
  readonly place: ToldPlace | null;
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
    const reached = new Map<string, Reached>();
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
      .map(({ userId, agencyId }) => ({ userId, agencyId }))
      .filter(({ userId }) => userId !== event.actorUserId)
      .filter(({ agencyId }) => event.audienceAgencyId === null || agencyId === event.audienceAgencyId)
      .sort((one, other) => (one.userId < other.userId ? -1 : 1));
  }

  /** Whoever covers is told in the name in which the absent person is, and only what they could be told there themselves. */
  private async coversOf(tx: Tx, reached: readonly Reached[]): Promise<readonly Reached[]> {
    const groups = new Map<string, Reached[]>();
    for (const each of reached) {
      const name = JSON.stringify([each.agencyId, each.place]);
      groups.set(name, [...(groups.get(name) ?? []), each]);
    }
    const covers: Reached[] = [];
    for (const [one, ...others] of groups.values()) {
      if (one === undefined) continue;
      const { agencyId, place } = one;
      const absent = [one, ...others].map(({ userId }) => userId);
      const found =
        place === null
          ? await this.people.coversOf(tx, absent)
          : await this.people.coversAt(tx, absent, place);
      for (const userId of found) covers.push({ userId, agencyId, place });
    }
    return covers;
  }

  private async ofPart(tx: Tx, event: ToldEvent, part: AudiencePart): Promise<readonly Reached[]> {
    const { payload } = event;
    const ids = textsAt(payload, part.field).filter(isUuid);
    const found: Reached[] = [];
    for (const id of ids) {
      found.push(
        ...(part.kind === 'users'
          ? await this.ofUser(tx, id, payload)
          : await this.ofOne(tx, event, { id, part })),
      );
    }
    return found;
  }

  private async ofUser(tx: Tx, userId: string, payload: EventPayload): Promise<readonly Reached[]> {
    const { active } = await this.people.get(tx, userId);
    if (!active) return [];
    const place = placeToldIn(payload, userId);
    if (place === null) return [{ userId, agencyId: await agencyOf(tx, userId), place }];
    return [{ userId, agencyId: 'agencyId' in place ? place.agencyId : null, place }];
  }

  private async ofOne(
    tx: Tx,
    event: ToldEvent,
    { id, part }: { readonly id: string; readonly part: Exclude<AudiencePart, { readonly kind: 'users' }> },
  ): Promise<readonly Reached[]> {
    switch (part.kind) {
      case 'agency':
        return this.inAgency(tx, event, { agencyId: id, roles: part.roles });
      case 'area_of_agency':
        return this.overBoth(tx, event, {
          areaPath: (await this.agencies.get(tx, id)).areaPath,
          role: part.role,
        });
      case 'area':
        return this.ofArea(tx, event, { areaPath: (await this.areas.get(tx, id)).path, role: part.role });
      default:
        return assertNever(part);
    }
  }

  /** Where nobody holds the role the heads are told, and where there are none the coordinator: silence reaches nobody. */
  private async inAgency(
    tx: Tx,
    event: ToldEvent,
    { agencyId, roles }: { readonly agencyId: string; readonly roles: readonly Role[] },
  ): Promise<readonly Reached[]> {
    for (const asked of [roles, HEADS]) {
      const members = await this.people.members(tx, agencyId, ...asked);
      if (members.length > 0) return members.map(({ userId }) => ({ userId, agencyId, place: { agencyId } }));
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
  ): Promise<readonly Reached[]> {
    const [areaId] = textsAt(event.payload, 'areaId').filter(isUuid);
    if (areaId === undefined) return this.overArea(tx, areaPath, role);
    const { path } = await this.areas.get(tx, areaId);
    const people = await this.people.overArea(tx, areaPath, role);
    const both = nearest(people.filter((person) => contains(person.areaPath, path)));
    return both.length > 0
      ? both.map((person) => overPlace(person, areaPath))
      : this.overArea(tx, path, role);
  }

  private async ofArea(
    tx: Tx,
    { payload }: ToldEvent,
    { areaPath, role }: { readonly areaPath: string; readonly role: Role },
  ): Promise<readonly Reached[]> {
    if (role !== 'station_head') return this.overArea(tx, areaPath, role);
    // A station's head holds the role in the station and not over the area.
    const [ownerAgencyId = null] = textsAt(payload, 'caseOwnerAgencyId').filter(isUuid);
    const { people, agencies } = this;
    const found = await standInsFor(tx, { people, agencies }, { areaPath, ownerAgencyId });
    if (found === null) return [];
    const { agencyId, userIds } = found;
    return userIds.map((userId) => ({ userId, agencyId, place: { agencyId } }));
  }

  private async overArea(tx: Tx, areaPath: string, role: Role): Promise<readonly Reached[]> {
    return nearest(await this.people.overArea(tx, areaPath, role)).map((person) =>
      overPlace(person, areaPath),
    );
  }
}

function overPlace({ userId }: PersonOverArea, areaPath: string): Reached {
  return { userId, agencyId: null, place: { areaPath } };
}

function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

function nearest(people: readonly PersonOverArea[]): readonly PersonOverArea[] {
  return people.filter(({ areaPath }) => areaPath === people[0]?.areaPath);
}

/** The step of a ladder says in which agency each was told, or that it was over the clock's area; null for any other event. */
function placeToldIn({ recipients, areaPath }: EventPayload, userId: string): ToldPlace | null {
  if (!Array.isArray(recipients)) return null;
  const group = (recipients as readonly { agencyId?: unknown; userIds?: unknown }[]).find(
    ({ userIds }) => Array.isArray(userIds) && userIds.includes(userId),
  );
  if (typeof group?.agencyId === 'string') return { agencyId: group.agencyId };
  return typeof areaPath === 'string' ? { areaPath } : null;
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

import { Injectable } from '@nestjs/common';
import { assertNever } from '../../../src/kernel/assert-never.js';
import type { Role } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies, People, type PersonOverArea } from '../../identity/index.js';
import type { RecipientRole } from '../policy/policy-definition.js';
import type { DueClock } from './sweep.store.js';

/** Whom a step goes to. Nobody at all only where the whole district has nobody: then it is shown as unattended. */
export interface Recipients {
  readonly role: RecipientRole;
  /** The agency the people were found in; null for people over an area. */
  readonly agencyId: string | null;
  readonly userIds: readonly string[];
  /** Steps of one key go to the same people. */
  readonly coalescingKey: string;
}

const HANDLERS = ['agency_handler', 'agency_intake', 'station_officer'] as const satisfies readonly Role[];
/** Who heads an agency. */
export const HEADS = ['agency_head', 'station_head'] as const satisfies readonly Role[];
/** Who sends in its name, and answers for what was sent. */
export const DESK = [
  'agency_intake',
  'station_officer',
  'agency_head',
  'station_head',
] as const satisfies readonly Role[];
const STATION_KIND = 'station';

type Asked = Pick<DueClock, 'ownerAgencyId' | 'ownerUserId' | 'senderAgencyId' | 'areaPath'>;

/** Finds the people of a step. Answers are remembered for one batch of the sweep: the same few agencies come up again. */
@Injectable()
export class RecipientFinder {
  constructor(
    private readonly people: People,
    private readonly agencies: Agencies,
  ) {}

  /** A finder that remembers. It serves the clocks of one transaction, which may ask side by side. */
  forBatch(): (tx: Tx, role: RecipientRole, clock: Asked) => Promise<Recipients | null> {
    const known = new Map<string, Promise<readonly string[]>>();
    const once = (key: string, find: () => Promise<readonly string[]>): Promise<readonly string[]> => {
      const found = known.get(key) ?? find();
      known.set(key, found);
      return found;
    };
    return (tx, role, clock) =>
      new Search(tx, { people: this.people, agencies: this.agencies, once }).find(role, clock);
  }
}

interface Tools {
  readonly people: People;
  readonly agencies: Agencies;
  readonly once: (key: string, find: () => Promise<readonly string[]>) => Promise<readonly string[]>;
}

class Search {
  constructor(
    private readonly tx: Tx,
    private readonly tools: Tools,
  ) {}

  async find(role: RecipientRole, clock: Asked): Promise<Recipients | null> {
    switch (role) {
      case 'owner_handler':
        return clock.ownerUserId === null
          ? this.inAgency(role, clock.ownerAgencyId, { roles: HANDLERS, clock })
          : this.told(
              role,
              clock.ownerAgencyId,
              await this.withCovers(clock.ownerAgencyId, [clock.ownerUserId]),
            );
      case 'owner_head':
        return this.inAgency(role, clock.ownerAgencyId, { roles: HEADS, clock });
      case 'sender':
        return clock.senderAgencyId === null
          ? null
          : this.inAgency(role, clock.senderAgencyId, { roles: DESK, clock });
      case 'coordinator':
        return this.overArea(role, clock, await this.coordinators(clock.areaPath));
      case 'next_area_up':
        return this.overArea(role, clock, await this.higherUp(clock.areaPath));
      case 'station_head':
        return this.overArea(role, clock, await this.stationHeads(clock.areaPath));
      default:
        return assertNever(role);
    }
  }

  private async inAgency(
    role: RecipientRole,
    agencyId: string,
    { roles, clock }: { readonly roles: readonly Role[]; readonly clock: Asked },
  ): Promise<Recipients> {
    const userIds = await this.tools.once(`${agencyId} ${roles.join()}`, async () =>
      this.withCovers(
        agencyId,
        (await this.tools.people.members(this.tx, agencyId, ...roles)).map(({ userId }) => userId),
      ),
    );
    if (userIds.length > 0) return this.told(role, agencyId, userIds);
    return this.overArea(role, clock, await this.coordinators(clock.areaPath));
  }

  /** Nobody holds the role: who stands above is told instead, and at last the station. */
  private async overArea(
    role: RecipientRole,
    { areaPath }: Asked,
    found: readonly string[],
  ): Promise<Recipients> {
    let userIds = found;
    if (userIds.length === 0) userIds = await this.holders(areaPath, 'supervisor');
    if (userIds.length === 0) userIds = await this.stationHeads(areaPath);
    return { role, agencyId: null, userIds, coalescingKey: `${role}:${areaPath}` };
  }

  private told(role: RecipientRole, agencyId: string, userIds: readonly string[]): Recipients {
    return { role, agencyId, userIds, coalescingKey: `${role}:${agencyId}` };
  }

  private coordinators(areaPath: string): Promise<readonly string[]> {
    return this.holders(areaPath, 'coordinator');
  }

  /** Of the nearest area that has any. */
  private holders(areaPath: string, role: Role): Promise<readonly string[]> {
    return this.tools.once(`${role} ${areaPath}`, async () =>
      nearest(await this.tools.people.overArea(this.tx, areaPath, role)),
    );
  }

  /** Who is away is told all the same, and whoever of the agency covers for them with them. */
  private withCovers(agencyId: string, userIds: readonly string[]): Promise<readonly string[]> {
    return this.tools.once(`covers in ${agencyId} of ${userIds.join()}`, async () => [
      ...new Set([...userIds, ...(await this.tools.people.coversAt(this.tx, userIds, { agencyId }))]),
    ]);
  }

  /** Coordinators and supervisors above the area whose coordinator was told before. */
  private higherUp(areaPath: string): Promise<readonly string[]> {
    return this.tools.once(`above ${areaPath}`, async () => {
      const coordinators = await this.tools.people.overArea(this.tx, areaPath, 'coordinator');
      const above = coordinators.filter(({ areaPath: path }) => path !== coordinators[0]?.areaPath);
      return above.length > 0
        ? nearest(above)
        : nearest(await this.tools.people.overArea(this.tx, areaPath, 'supervisor'));
    });
  }

  private stationHeads(areaPath: string): Promise<readonly string[]> {
    return this.tools.once(`station ${areaPath}`, async () => {
      const agencies = await this.tools.agencies.covering(this.tx, areaPath);
      for (const { id, kind } of agencies) {
        if (kind !== STATION_KIND) continue;
        const heads = await this.tools.people.members(this.tx, id, 'station_head');
        if (heads.length > 0) return heads.map(({ userId }) => userId);
      }
      return [];
    });
  }
}

function nearest(people: readonly PersonOverArea[]): readonly string[] {
  return people.filter(({ areaPath }) => areaPath === people[0]?.areaPath).map(({ userId }) => userId);
}

import { Injectable } from '@nestjs/common';
import { type Actor, areasOf } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies, People, standsIn } from '../../identity/index.js';
import { AgencyPolicies } from '../policy.js';
import type { Pot } from './task.store.js';

/**
 * What awaits a coordinator besides their own agencies' work: what the centre is charged with in their areas, and what lies
 * with agencies there that nobody looks after: closed ones, and those without a single active member. The latter awaits
 * whoever stands in, where there is no coordinator.
 */
@Injectable()
export class CoordinatedPots {
  constructor(
    private readonly agencies: Agencies,
    private readonly policies: AgencyPolicies,
    private readonly people: People,
  ) {}

  async of(tx: Tx, actor: Actor): Promise<readonly Pot[]> {
    const pots: Pot[] = [];
    for (const areaPath of topmost(areasOf(actor, 'coordinator'))) {
      for (const agency of await this.agencies.covering(tx, areaPath)) {
        if (this.policies.profileOf(agency).isCentre) pots.push(...allOf(agency.id, areaPath));
      }
      for (const { id } of await this.agencies.unattendedIn(tx, areaPath)) pots.push(...allOf(id, areaPath));
    }
    pots.push(...(await this.ofMissing(tx, actor)));
    return [
      ...new Map(pots.map((pot) => [`${pot.agencyId} ${pot.areaPath} ${pot.unassigned}`, pot])).values(),
    ];
  }

  /** What unattended agencies owe where the actor stands in; of agencies over a wider area, what they owe in this one. */
  private async ofMissing(tx: Tx, actor: Actor): Promise<readonly Pot[]> {
    const { agencies, people } = this;
    const pots: Pot[] = [];
    for (const within of topmost(await this.watchedPaths(tx, actor))) {
      if ((await people.overArea(tx, within, 'coordinator')).length > 0) continue;
      for (const { id, areaPath: own } of await agencies.unattendedAround(tx, within)) {
        const areaPath = own.length > within.length ? own : within;
        const isTheirs = await standsIn(tx, { agencies, people }, actor, { areaPath, ownerAgencyId: null });
        if (isTheirs) pots.push(...allOf(id, areaPath));
      }
    }
    return pots;
  }

  /** Where the actor may come to stand in: the areas of the stations they head, and those they supervise. */
  private async watchedPaths(tx: Tx, actor: Actor): Promise<readonly string[]> {
    const paths = areasOf(actor, 'supervisor');
    for (const { role, agencyId } of actor.grants) {
      const station =
        role === 'station_head' && agencyId !== null ? await this.agencies.find(tx, agencyId) : null;
      if (station !== null) paths.push(station.areaPath);
    }
    return paths;
  }
}

/** An area inside another one is looked through with it. */
function topmost(paths: readonly string[]): string[] {
  const each = [...new Set(paths)];
  return each.filter((path) => !each.some((other) => path.startsWith(`${other}.`)));
}

function allOf(agencyId: string, areaPath: string): Pot[] {
  return [true, false].map((unassigned) => ({ agencyId, unassigned, areaPath, rules: true, decides: true }));
}

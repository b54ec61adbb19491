import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies } from '../../identity/index.js';
import { AgencyPolicies } from '../policy.js';
import type { Pot } from './task.store.js';

/**
 * What awaits a coordinator besides their own agencies' work: what the centre is charged with in their areas, and what lies
 * with agencies there that nobody looks after: closed ones, and those without a single active member.
 */
@Injectable()
export class CoordinatedPots {
  constructor(
    private readonly agencies: Agencies,
    private readonly policies: AgencyPolicies,
  ) {}

  async of(tx: Tx, actor: Actor): Promise<readonly Pot[]> {
    const pots: Pot[] = [];
    for (const areaPath of topmost(coordinatedPaths(actor))) {
      for (const agency of await this.agencies.covering(tx, areaPath)) {
        if (this.policies.profileOf(agency).isCentre) pots.push(...allOf(agency.id, areaPath));
      }
      for (const { id } of await this.agencies.unattendedIn(tx, areaPath)) pots.push(...allOf(id, areaPath));
    }
    return [
      ...new Map(pots.map((pot) => [`${pot.agencyId} ${pot.areaPath} ${pot.unassigned}`, pot])).values(),
    ];
  }
}

function coordinatedPaths(actor: Actor): string[] {
  return actor.grants.flatMap(({ role, areaPath }) =>
    role === 'coordinator' && areaPath !== null ? [areaPath] : [],
  );
}

/** An area inside another one is looked through with it. */
function topmost(paths: readonly string[]): string[] {
  const each = [...new Set(paths)];
  return each.filter((path) => !each.some((other) => path.startsWith(`${other}.`)));
}

function allOf(agencyId: string, areaPath: string): Pot[] {
  return [true, false].map((unassigned) => ({ agencyId, unassigned, areaPath, rules: true, decides: true }));
}

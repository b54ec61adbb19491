import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies, type Agency } from '../../identity/index.js';
import { AgencyPolicies } from '../policy.js';

/** The coordination centres of the area tree. */
@Injectable()
export class Centres {
  constructor(
    private readonly agencies: Agencies,
    private readonly policies: AgencyPolicies,
  ) {}

  /** The centres that answer for an area, the most local first. Empty where there is none: `doctor` says so. */
  async over(tx: Tx, areaPath: string): Promise<readonly Agency[]> {
    const covering = await this.agencies.covering(tx, areaPath);
    return covering.filter(
      (agency) => contains(agency.areaPath, areaPath) && this.policies.profileOf(agency).isCentre,
    );
  }

  /**
   * The centre `level` steps up from the most local one; the topmost when the tree ends before.
   * @returns null where no centre answers for the area
   */
  async at(tx: Tx, areaPath: string, level: number): Promise<Agency | null> {
    const centres = await this.over(tx, areaPath);
    return centres[Math.min(level, centres.length - 1)] ?? null;
  }

  /** The nearest agency that answers safety alarms of an area, or null. */
  async safetyDesk(tx: Tx, areaPath: string): Promise<Agency | null> {
    const covering = await this.agencies.covering(tx, areaPath);
    const desks = covering.filter(
      (agency) => contains(agency.areaPath, areaPath) && this.policies.profileOf(agency).answersSafety,
    );
    return desks[0] ?? null;
  }
}

function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

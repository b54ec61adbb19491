import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Agencies } from '../agencies.js';
import { AgencyProfiles } from '../agency-profiles.js';
import type { Agency } from '../agency.js';
import type { Area } from '../area.js';
import { Areas } from '../areas.js';
import { OpenWork, type Remaining } from '../open-work.js';
import { activateAgency, deactivateAgency, updateAgency } from './change-agency.js';
import { type AgencyFields, createAgency, type NewAgency } from './create-agency.js';
import { createArea, type NewArea } from './create-area.js';
import { requireOverArea } from './reach.js';

/** An agency that was deactivated, and what it still has to hand on. */
export interface DeactivatedAgency {
  readonly agency: Agency;
  readonly remaining: readonly Remaining[];
}

/** The use cases on areas and agencies, for system administrators inside their areas and for the product itself. */
@Injectable()
export class Registry {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly areas: Areas,
    private readonly agencies: Agencies,
    private readonly openWork: OpenWork,
    private readonly profiles: AgencyProfiles,
  ) {}

  /** @throws Conflict `code_taken`; NotFound `area_not_found` for the parent */
  async createArea(caller: Caller, area: NewArea): Promise<Area> {
    return this.uow.run(caller, async (tx) =>
      createArea(tx, area, area.parentId === null ? null : await this.areas.get(tx, area.parentId)),
    );
  }

  /** @throws InvalidInput for the profile; Conflict `key_taken`; NotFound `area_not_found`, `agency_not_found` for the parent */
  async createAgency(caller: Caller, agency: NewAgency): Promise<Agency> {
    this.profiles.require(agency.profile);
    return this.uow.run(caller, async (tx) => {
      const area = await this.areas.get(tx, agency.areaId);
      if (agency.parentId !== null) await this.agencies.get(tx, agency.parentId);
      return this.agencies.get(tx, await createAgency(tx, agency, area));
    });
  }

  /** @throws InvalidInput for the profile; Conflict `version_stale`; Refused `parent_below` */
  async updateAgency(caller: Caller, id: string, changes: Partial<AgencyFields>): Promise<Agency> {
    this.profiles.require(changes.profile);
    return this.uow.run(caller, async (tx) => {
      await updateAgency(tx, id, changes);
      return this.agencies.get(tx, id);
    });
  }

  /** @throws Conflict `version_stale`; Refused `agency_inactive` */
  async deactivateAgency(caller: Caller, id: string): Promise<DeactivatedAgency> {
    return this.uow.run(caller, async (tx) => {
      const remaining = await deactivateAgency(tx, id, this.openWork);
      return { agency: await this.agencies.get(tx, id), remaining };
    });
  }

  /**
   * What an agency has open: what its deactivation would leave with it.
   * @throws NotFound `agency_not_found`; Forbidden `outside_your_area`
   */
  async openWorkOf(caller: Caller, id: string): Promise<Remaining[]> {
    return this.uow.run(caller, async (tx) => {
      const { areaPath } = await this.agencies.get(tx, id);
      requireOverArea(tx, areaPath, 'system_administrator');
      return this.openWork.of(tx, id);
    });
  }

  /** @throws Conflict `version_stale`; Refused `agency_active` */
  async activateAgency(caller: Caller, id: string): Promise<Agency> {
    return this.uow.run(caller, async (tx) => {
      await activateAgency(tx, id);
      return this.agencies.get(tx, id);
    });
  }
}

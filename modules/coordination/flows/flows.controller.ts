import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { WindowQuery } from '../unit/unit.dto.js';
import { HeldQuery, MovesQuery, PeopleQuery } from './flows.dto.js';
import {
  DutyGapsView,
  FlowsView,
  HeldLoadsView,
  HeldPageView,
  MovePageView,
  WaitsView,
} from './flows.view.js';
import { ReadFlows } from './read-flows.js';

/** 负荷与流向, over the areas somebody coordinates or supervises, or the agencies they head with those beneath. */
@ApiTags('flows')
@Controller('flows')
export class FlowsController {
  constructor(private readonly reading: ReadFlows) {}

  /** Who holds how much, by agency. */
  @Get('load')
  @Requires('flow.read')
  load(@ByCaller() caller: Caller): Promise<HeldLoadsView> {
    return this.reading.load(caller, null);
  }

  /** The same of one agency, by person. */
  @Get('load/people')
  @Requires('flow.read')
  people(@ByCaller() caller: Caller, @Query() { agencyId }: PeopleQuery): Promise<HeldLoadsView> {
    return this.reading.load(caller, agencyId);
  }

  /** Where cases wait: for what, of whom, how long. */
  @Get('waits')
  @Requires('flow.read')
  waits(@ByCaller() caller: Caller): Promise<WaitsView> {
    return this.reading.waits(caller);
  }

  /** What is held: what the figures of loads and waits are the lengths of. */
  @Get('held')
  @Requires('flow.read')
  held(@ByCaller() caller: Caller, @Query() query: HeldQuery): Promise<HeldPageView> {
    return this.reading.held(caller, query);
  }

  /** What went from agency to agency, and came back, over a window of days. */
  @Get()
  @Requires('flow.read')
  flows(@ByCaller() caller: Caller, @Query() { days }: WindowQuery): Promise<FlowsView> {
    return this.reading.flows(caller, days);
  }

  /** One by one: what the figures of flows are the lengths of. */
  @Get('moves')
  @Requires('flow.read')
  moves(@ByCaller() caller: Caller, @Query() query: MovesQuery): Promise<MovePageView> {
    return this.reading.moves(caller, query);
  }

  /** Agencies without duty at night, where red work stays with its sender; for administrators too, who set duty. */
  @Get('duty-gaps')
  @Requires('flow.read', 'agency.manage')
  dutyGaps(@ByCaller() caller: Caller): Promise<DutyGapsView> {
    return this.reading.dutyGaps(caller);
  }
}

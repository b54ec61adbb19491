import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { ReadUnit } from './read-unit.js';
import { EndedLimitsQuery, OverridesQuery, WindowQuery } from './unit.dto.js';
import { EndedLimitPageView, GuardOverridePageView, KeptLimitsView, UnitLoadView } from './unit.view.js';

/** How an agency does, for its heads and whoever supervises its area. */
@ApiTags('unit')
@Controller('agencies/:id')
export class UnitController {
  constructor(private readonly unit: ReadUnit) {}

  /** Who has how much, and who is away. */
  @Get('load')
  @Requires('unit.read')
  load(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<UnitLoadView> {
    return this.unit.load(caller, id);
  }

  /** What share of its limits it kept, by what was to be done. */
  @Get('limits-kept')
  @Requires('unit.read')
  kept(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { days }: WindowQuery,
  ): Promise<KeptLimitsView> {
    return this.unit.kept(caller, id, days);
  }

  /** The limits that ended: what the figures of those kept are the lengths of. */
  @Get('limits-ended')
  @Requires('unit.read')
  ended(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: EndedLimitsQuery,
  ): Promise<EndedLimitPageView> {
    return this.unit.ended(caller, id, query);
  }

  /** Which guard rules were lifted on its cases, by whom and why. */
  @Get('guard-overrides')
  @Requires('unit.read')
  overrides(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: OverridesQuery,
  ): Promise<GuardOverridePageView> {
    return this.unit.overrides(caller, id, query);
  }
}

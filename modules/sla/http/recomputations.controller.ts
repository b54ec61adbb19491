import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Recomputations } from '../recompute/recomputations.js';
import { RecomputationPageView, RecomputationView } from './recomputation.view.js';

/** How far running clocks have followed a new calendar or a re-issued policy. */
@ApiTags('clocks')
@Controller('recomputations')
export class RecomputationsController {
  constructor(private readonly recomputations: Recomputations) {}

  /** Those of policies that the caller keeps, over a root also those of calendars; the newest first. */
  @Get()
  @Requires('policy.manage')
  async list(@ByCaller() caller: Caller, @Query() query: PageQuery): Promise<RecomputationPageView> {
    return RecomputationPageView.of(await this.recomputations.list(caller, query));
  }

  /** Its state and counts. */
  @Get(':id')
  @Requires('policy.manage')
  async show(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<RecomputationView> {
    return RecomputationView.of(await this.recomputations.show(caller, id));
  }
}

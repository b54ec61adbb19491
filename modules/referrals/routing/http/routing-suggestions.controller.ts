import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../../src/platform/auth/actor.js';
import { Requires } from '../../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../../src/platform/http/request.js';
import { SuggestForCaller } from '../suggest-for-caller.js';
import { RoutingSuggestionsQuery } from './routing.dto.js';
import { RoutingSuggestionsView } from './routing.view.js';

/** Who could take a case. */
@ApiTags('routing')
@Controller('cases/:caseId/routing-suggestions')
export class RoutingSuggestionsController {
  constructor(private readonly suggesting: SuggestForCaller) {}

  /** The agencies that could take the case, best first, each with what speaks for and against it. */
  @Get()
  @Requires('referral.send')
  show(
    @ByCaller() caller: Caller,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Query() query: RoutingSuggestionsQuery,
  ): Promise<RoutingSuggestionsView> {
    return this.suggesting.show(caller, caseId, query);
  }
}

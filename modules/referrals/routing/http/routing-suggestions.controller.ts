import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../../src/platform/auth/actor.js';
import { Requires } from '../../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../../src/platform/http/request.js';
import { RegisterCaseDto } from '../../../cases/index.js';
import { SuggestForCaller } from '../suggest-for-caller.js';
import { RoutingSuggestionsQuery, SuccessorSuggestionsQuery } from './routing.dto.js';
import { RankedAgenciesView, RoutingSuggestionsView } from './routing.view.js';

/** Who could take a case. */
@ApiTags('routing')
@Controller()
export class RoutingSuggestionsController {
  constructor(private readonly suggesting: SuggestForCaller) {}

  /** The agencies that could take the case, best first, each with what speaks for and against it. */
  @Get('cases/:caseId/routing-suggestions')
  @Requires('referral.send')
  show(
    @ByCaller() caller: Caller,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Query() query: RoutingSuggestionsQuery,
  ): Promise<RoutingSuggestionsView> {
    return this.suggesting.show(caller, caseId, query);
  }

  /**
   * The same while a dispute is being typed, as it would be if it were registered now, by its account alone where no more was told:
   * without `areaCode` for the area of the agency that takes it in. Nothing is kept.
   */
  @Post('cases/preview/routing-suggestions')
  @HttpCode(200)
  @Requires('referral.send')
  forTyped(@ByCaller() caller: Caller, @Body() body: RegisterCaseDto): Promise<RankedAgenciesView> {
    return this.suggesting.forTyped(caller, body);
  }

  /** The agencies that could take a referral over from the one that has it, for whoever may send it on. */
  @Get('referrals/:id/routing-suggestions')
  @Requires('referral.read')
  forReferral(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: SuccessorSuggestionsQuery,
  ): Promise<RoutingSuggestionsView> {
    return this.suggesting.forReferral(caller, id, query);
  }
}

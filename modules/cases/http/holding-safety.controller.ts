import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { AssessDanger } from '../actions/assess-danger.js';
import { ChangeRisk } from '../actions/change-risk.js';
import { PlanSafety } from '../actions/plan-safety.js';
import { RecordFacts } from '../actions/record-facts.js';
import { RecordVisit } from '../actions/record-visit.js';
import { HoldingView } from '../holding/holding.view.js';
import { Holdings } from '../holding/holdings.js';
import { AssessDangerDto, RecordFactsDto } from './facts.dto.js';
import { RaiseRiskDto } from './holding.dto.js';
import { PlanSafetyDto, RecordVisitDto } from './records.dto.js';

/** What an agency that holds a case through a referral finds out about danger, and does about it. */
@ApiTags('cases')
@Controller('cases/:id/holding')
export class HoldingSafetyController {
  constructor(
    private readonly holdings: Holdings,
    private readonly answers: RecordFacts,
    private readonly danger: AssessDanger,
    private readonly risks: ChangeRisk,
    private readonly visits: RecordVisit,
    private readonly safety: PlanSafety,
  ) {}

  @ApiOperation({ summary: 'The holder found something out; the rules look again, and may stop mediation' })
  @Post('facts')
  @Requires('case.work')
  recordFacts(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordFactsDto,
  ): Promise<HoldingView> {
    return this.holdings.record(caller, id, (tx, theCase) => this.answers.record(tx, theCase, body.facts));
  }

  @ApiOperation({ summary: 'The holder fills in the danger scale' })
  @Post('danger-assessment')
  @Requires('case.work')
  assessDanger(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AssessDangerDto,
  ): Promise<HoldingView> {
    return this.holdings.record(caller, id, (tx, theCase) => this.danger.record(tx, theCase, body));
  }

  @ApiOperation({ summary: 'The holder raises the risk' })
  @Post('risk')
  @HttpCode(200)
  @Requires('case.work')
  raiseRisk(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RaiseRiskDto,
  ): Promise<HoldingView> {
    return this.holdings.record(caller, id, (tx, theCase) => this.risks.raise(tx, theCase, body));
  }

  @ApiOperation({ summary: 'The holder visited' })
  @Post('visits')
  @Requires('case.work')
  recordVisit(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordVisitDto,
  ): Promise<HoldingView> {
    return this.holdings.record(caller, id, (tx, theCase) => this.visits.record(tx, theCase, body));
  }

  @ApiOperation({ summary: 'The holder’s plan for people’s safety: answers the safety clock' })
  @Post('safety-plan')
  @Requires('case.work')
  planSafety(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PlanSafetyDto,
  ): Promise<HoldingView> {
    return this.holdings.record(caller, id, (tx, theCase) => this.safety.record(tx, theCase, body));
  }
}

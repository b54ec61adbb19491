import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { AssessDanger } from '../actions/assess-danger.js';
import { LegalPathSteps } from '../actions/legal-path-steps.js';
import { LiftGuard } from '../actions/lift-guard.js';
import { PlanSafety } from '../actions/plan-safety.js';
import { RecordFacts } from '../actions/record-facts.js';
import { RecordVisit } from '../actions/record-visit.js';
import { CaseView } from '../reading/case.view.js';
import { GuardReportView } from '../reading/guards.view.js';
import { DangerView, FactView, LegalPathView } from '../reading/records.view.js';
import { AssessDangerDto, LiftGuardDto, RecordFactsDto } from './facts.dto.js';
import { CompleteLegalStepDto, PlanSafetyDto, RecordVisitDto } from './records.dto.js';

/** What is known, what the rules make of it, and where a stopped case goes on. */
@ApiTags('cases')
@Controller('cases/:id')
export class CaseGuardsController {
  constructor(
    private readonly answers: RecordFacts,
    private readonly lifting: LiftGuard,
    private readonly danger: AssessDanger,
    private readonly paths: LegalPathSteps,
    private readonly visits: RecordVisit,
    private readonly safety: PlanSafety,
  ) {}

  @ApiOperation({ summary: 'Answers and counts on record, in order' })
  @Get('facts')
  @Requires('case.read')
  facts(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<FactView[]> {
    return this.answers.list(caller, id);
  }

  @ApiOperation({ summary: 'Record answers; answers with what the rules say now' })
  @Post('facts')
  @Requires('case.work')
  recordFacts(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordFactsDto,
  ): Promise<GuardReportView> {
    return this.answers.perform(caller, id, body.facts);
  }

  @ApiOperation({ summary: 'What the guard rules say, and what is still to be asked' })
  @Get('guards')
  @Requires('case.read')
  guards(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<GuardReportView> {
    return this.answers.report(caller, id);
  }

  @ApiOperation({ summary: 'Lift a rule on this case, with a reason' })
  @Post('guard-overrides')
  @Requires('case.override_guard')
  liftGuard(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LiftGuardDto,
  ): Promise<GuardReportView> {
    return this.lifting.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'Fill in the danger scale' })
  @Post('danger-assessment')
  @Requires('case.work')
  assessDanger(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AssessDangerDto,
  ): Promise<DangerView> {
    return this.danger.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'Where a stopped or diverted case goes on' })
  @Get('legal-path')
  @Requires('case.read')
  legalPath(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<LegalPathView[]> {
    return this.paths.show(caller, id);
  }

  @ApiOperation({ summary: 'A step of a legal path is done' })
  @Post('legal-path/steps/:code/completion')
  @HttpCode(200)
  @Requires('case.work')
  completeStep(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('code') code: string,
    @Body() body: CompleteLegalStepDto,
  ): Promise<LegalPathView[]> {
    return this.paths.complete(caller, id, { ...body, code });
  }

  @ApiOperation({ summary: 'A follow-up visit' })
  @Post('visits')
  @Requires('case.work')
  recordVisit(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordVisitDto,
  ): Promise<CaseView> {
    return this.visits.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'A plan for people’s safety: answers the safety clock' })
  @Post('safety-plan')
  @Requires('case.work')
  planSafety(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PlanSafetyDto,
  ): Promise<CaseView> {
    return this.safety.perform(caller, id, body);
  }
}

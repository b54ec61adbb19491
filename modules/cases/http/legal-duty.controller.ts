import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { LegalDuties } from '../legal-duty/legal-duties.js';
import { LegalDutyView } from '../legal-duty/legal-duty.view.js';
import { OwnRecordsView } from '../records/case-records.view.js';
import { ReadRecords } from '../records/read-records.js';
import { CompleteLegalStepDto, PlanSafetyDto, RecordVisitDto } from './records.dto.js';

/** For agencies charged with a step of a legal path that see no more of the case than the step needs. */
@ApiTags('cases')
@Controller('cases/:id/legal-duty')
export class LegalDutyController {
  constructor(
    private readonly duties: LegalDuties,
    private readonly kept: ReadRecords,
  ) {}

  @ApiOperation({
    summary: 'What an agency that owes a step is told of the case: its steps, and nobody open',
  })
  @Get()
  @Requires('case.read')
  show(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<LegalDutyView> {
    return this.duties.show(caller, id);
  }

  @ApiOperation({ summary: 'What the agency charged with a step has put on record itself' })
  @Get('records')
  @Requires('case.read')
  records(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<OwnRecordsView> {
    return this.kept.ofDuty(caller, id);
  }

  @ApiOperation({ summary: 'A step that is charged to the caller’s agency is done' })
  @Post('steps/:code/completion')
  @HttpCode(200)
  @Requires('case.work')
  complete(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('code') code: string,
    @Body() body: CompleteLegalStepDto,
  ): Promise<LegalDutyView> {
    return this.duties.complete(caller, id, { ...body, code });
  }

  @ApiOperation({ summary: 'A visit on a path that asks for one of the caller’s kind of agency' })
  @Post('visits')
  @Requires('case.work')
  visit(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordVisitDto,
  ): Promise<LegalDutyView> {
    return this.duties.visit(caller, id, body);
  }

  @ApiOperation({ summary: 'A plan for people’s safety, by an agency charged with a step' })
  @Post('safety-plan')
  @Requires('case.work')
  planSafety(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PlanSafetyDto,
  ): Promise<LegalDutyView> {
    return this.duties.planSafety(caller, id, body);
  }
}

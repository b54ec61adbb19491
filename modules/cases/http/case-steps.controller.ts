import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { CloseCase } from '../actions/close.js';
import { ExtendCase } from '../actions/extend.js';
import { ReopenCase } from '../actions/reopen.js';
import { SettleOnScene } from '../actions/settle.js';
import { StopLegal } from '../actions/stop-legal.js';
import { TakeCase } from '../actions/take.js';
import { TriageCase } from '../actions/triage.js';
import { WithdrawConsent } from '../actions/withdraw-consent.js';
import { CaseView } from '../reading/case.view.js';
import { SettlementDto } from './register.dto.js';
import {
  AskExtensionDto,
  CloseCaseDto,
  DecideExtensionDto,
  ReopenCaseDto,
  StopLegalDto,
  WithdrawConsentDto,
} from './steps.dto.js';

/** The rows of the case's table that people take; each needs If-Match. See `domain/case-state.ts`. */
@ApiTags('cases')
@Controller('cases/:id')
@Versioned()
export class CaseStepsController {
  constructor(
    private readonly settling: SettleOnScene,
    private readonly triaging: TriageCase,
    private readonly taking: TakeCase,
    private readonly extending: ExtendCase,
    private readonly closing: CloseCase,
    private readonly reopening: ReopenCase,
    private readonly withdrawing: WithdrawConsent,
    private readonly stopping: StopLegal,
  ) {}

  @ApiOperation({ summary: 'Settled by whoever came: closes the case' })
  @Post('settlement')
  @HttpCode(200)
  @Requires('case.settle')
  settle(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SettlementDto,
  ): Promise<CaseView> {
    return this.settling.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'Somebody of the custodian is looking at it' })
  @Post('triage')
  @HttpCode(200)
  @Requires('case.work')
  triage(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<CaseView> {
    return this.triaging.perform(caller, id);
  }

  @ApiOperation({ summary: 'The custodian handles it itself' })
  @Post('taking')
  @HttpCode(200)
  @Requires('case.work')
  take(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<CaseView> {
    return this.taking.perform(caller, id);
  }

  @ApiOperation({ summary: 'Ask for more time, before expiry and once' })
  @Post('extension-request')
  @HttpCode(200)
  @Requires('case.work')
  askExtension(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AskExtensionDto,
  ): Promise<CaseView> {
    return this.extending.ask(caller, id, body);
  }

  @ApiOperation({ summary: 'Answer a request for more time' })
  @Post('extension-decision')
  @HttpCode(200)
  @Requires('case.work')
  decideExtension(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideExtensionDto,
  ): Promise<CaseView> {
    return this.extending.decide(caller, id, body);
  }

  @ApiOperation({ summary: 'Close it, as its owner' })
  @Post('closure')
  @HttpCode(200)
  @Requires('case.close')
  close(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CloseCaseDto,
  ): Promise<CaseView> {
    return this.closing.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'Take a closed case up again' })
  @Post('reopening')
  @HttpCode(200)
  @Requires('case.work')
  reopen(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReopenCaseDto,
  ): Promise<CaseView> {
    return this.reopening.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'A party withdraws consent, through anyone' })
  @Post('consent-withdrawal')
  @HttpCode(200)
  @Requires('case.work')
  withdrawConsent(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawConsentDto,
  ): Promise<CaseView> {
    return this.withdrawing.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'Stop mediation: the case goes on along legal paths' })
  @Post('legal-stop')
  @HttpCode(200)
  @Requires('case.stop_legal')
  stopLegal(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: StopLegalDto,
  ): Promise<CaseView> {
    return this.stopping.perform(caller, id, body);
  }
}

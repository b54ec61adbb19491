import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { AcceptOfficially } from '../actions/accept-officially.js';
import { ApplyForConfirmation } from '../actions/apply-for-confirmation.js';
import { ChangeLane } from '../actions/change-lane.js';
import { ChangeRisk } from '../actions/change-risk.js';
import { GiveNotice } from '../actions/give-notice.js';
import { PartiesOfCase } from '../actions/parties-of-case.js';
import { RecordConsent } from '../actions/record-consent.js';
import { ReportWithdrawal } from '../actions/report-withdrawal.js';
import { WithdrawExtension } from '../actions/withdraw-extension.js';
import { RevealParty } from '../actions/reveal-party.js';
import { CaseView, PartyView, RevealedPartyView } from '../reading/case.view.js';
import { ConsentView } from '../reading/records.view.js';
import { CaseRecordsView } from '../records/case-records.view.js';
import { ReadRecords } from '../records/read-records.js';
import { EditPartyDto, PartyDto, RevealDto } from './party.dto.js';
import { AcceptOfficiallyDto, NoticeOfOtherWaysDto, RecordConsentDto } from './records.dto.js';
import { ApplyForConfirmationDto, ChangeLaneDto, ChangeRiskDto, ReportWithdrawalDto } from './steps.dto.js';

/** What is kept of a case besides its state: people, consents, lane, risk, notices, dates of the law. */
@ApiTags('cases')
@Controller('cases/:id')
export class CaseRecordsController {
  constructor(
    private readonly people: PartiesOfCase,
    private readonly revelation: RevealParty,
    private readonly grounds: RecordConsent,
    private readonly lanes: ChangeLane,
    private readonly risks: ChangeRisk,
    private readonly notices: GiveNotice,
    private readonly acceptance: AcceptOfficially,
    private readonly withdrawals: ReportWithdrawal,
    private readonly confirmation: ApplyForConfirmation,
    private readonly moreTime: WithdrawExtension,
    private readonly kept: ReadRecords,
  ) {}

  @ApiOperation({
    summary:
      'Settlement, visits, safety plans, reports, notices, danger scales, requests for more time, links',
  })
  @Get('records')
  @Requires('case.read')
  records(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<CaseRecordsView> {
    return this.kept.ofCase(caller, id);
  }

  @ApiOperation({ summary: 'Add a party' })
  @Post('parties')
  @Requires('case.work')
  addParty(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PartyDto,
  ): Promise<PartyView> {
    return this.people.add(caller, id, body);
  }

  @ApiOperation({ summary: 'Correct what is known of a party; needs If-Match of the case' })
  @Patch('parties/:partyId')
  @Requires('case.work')
  @Versioned()
  editParty(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('partyId', ParseUUIDPipe) partyId: string,
    @Body() body: EditPartyDto,
  ): Promise<PartyView> {
    return this.people.edit(caller, id, { partyId, dto: body });
  }

  @ApiOperation({ summary: 'See a party’s data, for a reason that is recorded' })
  @Post('parties/:partyId/revelation')
  @HttpCode(200)
  @Requires('party.reveal')
  reveal(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('partyId', ParseUUIDPipe) partyId: string,
    @Body() body: RevealDto,
  ): Promise<RevealedPartyView> {
    return this.revelation.perform(caller, id, { partyId, reason: body.reason });
  }

  @ApiOperation({ summary: 'Every consent, refusal, withdrawal and legal basis' })
  @Get('consents')
  @Requires('case.read')
  consents(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ConsentView[]> {
    return this.grounds.list(caller, id);
  }

  @ApiOperation({ summary: 'Record a consent, a refusal or a legal basis; of all parties with one tap' })
  @Post('consents')
  @Requires('case.work')
  recordConsent(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordConsentDto,
  ): Promise<ConsentView[]> {
    return this.grounds.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'Another lane: up by anyone on the case, down by a supervisor; needs If-Match' })
  @Post('lane')
  @HttpCode(200)
  @Requires('case.work')
  @Versioned()
  changeLane(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeLaneDto,
  ): Promise<CaseView> {
    return this.lanes.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'Another risk: up by anyone on the case, down by a supervisor; needs If-Match' })
  @Post('risk')
  @HttpCode(200)
  @Requires('case.work')
  @Versioned()
  changeRisk(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeRiskDto,
  ): Promise<CaseView> {
    return this.risks.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'Take a request for more time back, before it is answered; needs If-Match' })
  @Post('extension-withdrawal')
  @HttpCode(200)
  @Requires('case.work')
  @Versioned()
  withdrawExtension(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<CaseView> {
    return this.moreTime.perform(caller, id);
  }

  @ApiOperation({ summary: 'The parties were told of the other ways open to them (F13)' })
  @Post('notice-of-other-ways')
  @Requires('case.work')
  giveNotice(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NoticeOfOtherWaysDto,
  ): Promise<CaseView> {
    return this.notices.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'What was done up to the withdrawal of consent, where no agency is at work' })
  @Post('withdrawal-report')
  @Requires('case.work')
  reportWithdrawal(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReportWithdrawalDto,
  ): Promise<CaseView> {
    return this.withdrawals.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'The parties have asked a court to confirm their agreement (F11)' })
  @Post('judicial-confirmation')
  @Requires('case.work')
  applyForConfirmation(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApplyForConfirmationDto,
  ): Promise<CaseView> {
    return this.confirmation.perform(caller, id, body);
  }

  @ApiOperation({ summary: 'When the application was received and legally accepted (受理); needs If-Match' })
  @Post('official-acceptance')
  @HttpCode(200)
  @Requires('case.work')
  @Versioned()
  acceptOfficially(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptOfficiallyDto,
  ): Promise<CaseView> {
    return this.acceptance.perform(caller, id, body);
  }
}

import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { AcceptOfficially } from '../actions/accept-officially.js';
import { GiveNotice } from '../actions/give-notice.js';
import { HolderRecord } from '../holding/holder-record.js';
import { HoldingView } from '../holding/holding.view.js';
import { Holdings } from '../holding/holdings.js';
import { OwnRecordsView } from '../records/case-records.view.js';
import { ReadRecords } from '../records/read-records.js';
import { HolderConsentDto, HolderWithdrawalDto } from './holding.dto.js';
import { AcceptOfficiallyDto, NoticeOfOtherWaysDto } from './records.dto.js';

/** Steps of an agency that holds a case through a referral and does not see it: consents and papers of the law. */
@ApiTags('cases')
@Controller('cases/:id/holding')
export class HoldingStepsController {
  constructor(
    private readonly holdings: Holdings,
    private readonly told: HolderRecord,
    private readonly acceptance: AcceptOfficially,
    private readonly notices: GiveNotice,
    private readonly kept: ReadRecords,
  ) {}

  @ApiOperation({ summary: 'Where the holder’s own work on the case stands; the dispute is in its snapshot' })
  @Get()
  @Requires('case.read')
  show(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<HoldingView> {
    return this.holdings.show(caller, id);
  }

  @ApiOperation({
    summary: 'What the holder has put on record itself: visits, safety plans, notices, danger scales',
  })
  @Get('records')
  @Requires('case.read')
  records(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<OwnRecordsView> {
    return this.kept.ofHolder(caller, id);
  }

  @ApiOperation({ summary: 'A party told the holder that it agrees, or refuses' })
  @Post('consents')
  @Requires('case.work')
  consent(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: HolderConsentDto,
  ): Promise<HoldingView> {
    return this.told.consent(caller, id, body);
  }

  @ApiOperation({ summary: 'A party withdraws consent through the holder' })
  @Post('consent-withdrawal')
  @HttpCode(200)
  @Requires('case.work')
  withdrawal(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: HolderWithdrawalDto,
  ): Promise<HoldingView> {
    return this.told.withdrawal(caller, id, body);
  }

  @ApiOperation({ summary: 'The holder received the application and legally accepted it (受理)' })
  @Post('official-acceptance')
  @HttpCode(200)
  @Requires('case.work')
  acceptOfficially(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptOfficiallyDto,
  ): Promise<HoldingView> {
    return this.holdings.record(caller, id, (tx, theCase) => this.acceptance.record(tx, theCase, body));
  }

  @ApiOperation({ summary: 'The holder told the parties of the other ways open to them (F13)' })
  @Post('notice-of-other-ways')
  @Requires('case.work')
  giveNotice(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NoticeOfOtherWaysDto,
  ): Promise<HoldingView> {
    return this.holdings.record(caller, id, (tx, theCase) => this.notices.record(tx, theCase, body));
  }
}

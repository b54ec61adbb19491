import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { MarkDuplicateDto, MarkErrorDto, MergeIntoDto } from '../actions/merge-into.dto.js';
import { ForceRecallDto, RecallDto } from '../actions/recall.dto.js';
import { OverruleDto, UpholdDto } from '../actions/reject.dto.js';
import { ForPartyQuery, RaiseSafetyDto, ReopenDto } from '../actions/reopen.dto.js';
import { SupplyInfoDto } from '../actions/request-info.dto.js';
import { RerouteDto } from '../actions/reroute.dto.js';
import { ResumeDto } from '../actions/hold.dto.js';
import { ConfirmDto, ReturnDto } from '../actions/return.dto.js';
import { SubmitDto } from '../actions/submit.dto.js';
import { SendReferrals } from '../services/sending.js';
import { ReferralSteps } from '../services/steps.js';
import { SupplyReferrals } from '../services/supplying.js';
import { ReferralView } from './referral.view.js';

/** Steps of the sender, of the coordination centre and of the parties. The table of transitions decides who may. */
@ApiTags('referrals')
@Controller('referrals/:id')
@Versioned()
export class SenderStepsController {
  constructor(
    private readonly steps: ReferralSteps,
    private readonly sending: SendReferrals,
    private readonly supplying: SupplyReferrals,
  ) {}

  /** Sends a draft. */
  @Post('submission')
  @HttpCode(200)
  @Requires('referral.send')
  submit(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: SubmitDto,
  ): Promise<ReferralView> {
    return this.sending.send(caller, id, dto);
  }

  /** Lays a draft aside. */
  @Post('discard')
  @HttpCode(200)
  @Requires('referral.send')
  discard(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ReferralView> {
    return this.steps.take(caller, 'discard', { id, command: {} });
  }

  /** Answers what was asked; while the recipient works, tells and shows it more. */
  @Post('information')
  @HttpCode(200)
  @Requires('referral.read')
  supplyInfo(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: SupplyInfoDto,
    @Query() { forParty }: ForPartyQuery,
  ): Promise<ReferralView> {
    return this.supplying.supply(caller, id, { command: dto, forParty });
  }

  /** The agency must take it. */
  @Post('overruling')
  @HttpCode(200)
  @Requires('referral.read')
  overrule(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: OverruleDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'overrule', { id, command: dto });
  }

  /** The refusal stands. */
  @Post('upholding')
  @HttpCode(200)
  @Requires('referral.read')
  uphold(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: UpholdDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'uphold', { id, command: dto });
  }

  /** Takes it back before it was accepted. */
  @Post('recall')
  @HttpCode(200)
  @Requires('referral.read')
  recall(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RecallDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'recall', { id, command: dto });
  }

  /** Asks for it back. */
  @Post('recall-request')
  @HttpCode(200)
  @Requires('referral.read')
  requestRecall(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RecallDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'request_recall', { id, command: dto });
  }

  /** The centre takes it back. */
  @Post('forced-recall')
  @HttpCode(200)
  @Requires('referral.read')
  forceRecall(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ForceRecallDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'force_recall', { id, command: dto });
  }

  /** What was awaited has come. */
  @Post('resumption')
  @HttpCode(200)
  @Requires('referral.read')
  resume(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ResumeDto,
    @Query() { forParty }: ForPartyQuery,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'resume', { id, command: dto, forParty });
  }

  /** Accepts the outcome. */
  @Post('confirmation')
  @HttpCode(200)
  @Requires('referral.read')
  confirm(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ConfirmDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'confirm', { id, command: dto });
  }

  /** Gives it back to be completed. */
  @Post('return')
  @HttpCode(200)
  @Requires('referral.read')
  return(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReturnDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'return', { id, command: dto });
  }

  /** Sends the case to another agency. */
  @Post('reroute')
  @HttpCode(200)
  @Requires('referral.read')
  reroute(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RerouteDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'reroute', { id, command: dto });
  }

  /** Moves it to the case that survives. */
  @Post('merge')
  @HttpCode(200)
  @Requires('referral.rule')
  merge(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: MergeIntoDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'merge_into', { id, command: dto });
  }

  /** Names the referral that it repeats. */
  @Post('duplicate')
  @HttpCode(200)
  @Requires('referral.read')
  duplicate(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: MarkDuplicateDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'mark_duplicate', { id, command: dto });
  }

  /** It was made by mistake. */
  @Post('error')
  @HttpCode(200)
  @Requires('referral.read')
  markError(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: MarkErrorDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'mark_error', { id, command: dto });
  }

  /** Takes a closed one up again. */
  @Post('reopening')
  @HttpCode(200)
  @Requires('referral.read')
  reopen(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReopenDto,
    @Query() { forParty }: ForPartyQuery,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'reopen', { id, command: dto, forParty });
  }

  /** Raises the alarm. */
  @Post('safety-alarm')
  @HttpCode(200)
  @Requires('referral.read')
  raiseSafety(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RaiseSafetyDto,
    @Query() { forParty }: ForPartyQuery,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'raise_safety', { id, command: dto, forParty });
  }
}

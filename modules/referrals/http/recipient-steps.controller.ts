import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { AcceptDto, AcceptPartialDto } from '../actions/accept.dto.js';
import { DelegateDto } from '../actions/delegate.dto.js';
import { FirstContactDto } from '../actions/first-contact.dto.js';
import { HandoverDoneDto } from '../actions/handover-done.dto.js';
import { HoldDto } from '../actions/hold.dto.js';
import { AgreeRecallDto, DeclineRecallDto } from '../actions/recall.dto.js';
import { RejectDto } from '../actions/reject.dto.js';
import { FeedbackDto, ReportOutcomeDto } from '../actions/report-outcome.dto.js';
import { RequestInfoDto } from '../actions/request-info.dto.js';
import { AnswerReferrals } from '../services/answering.js';
import { ContactReferrals } from '../services/contacting.js';
import { ReferralSteps } from '../services/steps.js';
import { ReferralView } from './referral.view.js';

/** Steps of the receiving agency. The table of transitions decides who may; the route asks only for sight of referrals. */
@ApiTags('referrals')
@Controller('referrals/:id')
@Versioned()
export class RecipientStepsController {
  constructor(
    private readonly steps: ReferralSteps,
    private readonly answering: AnswerReferrals,
    private readonly contacting: ContactReferrals,
  ) {}

  /** It has been seen. */
  @Post('acknowledgement')
  @HttpCode(200)
  @Requires('referral.read')
  acknowledge(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ReferralView> {
    return this.steps.take(caller, 'acknowledge', { id, command: {} });
  }

  /** 签收: takes responsibility for all of it. */
  @Post('acceptance')
  @HttpCode(200)
  @Requires('referral.read')
  accept(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AcceptDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'accept', { id, command: dto });
  }

  /** Takes a part; the rest goes back as a draft. */
  @Post('partial-acceptance')
  @HttpCode(200)
  @Requires('referral.read')
  acceptPartial(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AcceptPartialDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'accept_partial', { id, command: dto });
  }

  /** Asks before deciding. */
  @Post('information-request')
  @HttpCode(200)
  @Requires('referral.read')
  requestInfo(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RequestInfoDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'request_info', { id, command: dto });
  }

  /** 退单: refuses, for review or for good as the reason has it. */
  @Post('rejection')
  @HttpCode(200)
  @Requires('referral.read')
  reject(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RejectDto,
  ): Promise<ReferralView> {
    return this.answering.refuse(caller, id, dto);
  }

  /** Gives it back. */
  @Post('recall-agreement')
  @HttpCode(200)
  @Requires('referral.read')
  agreeRecall(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AgreeRecallDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'agree_recall', { id, command: dto });
  }

  /** Keeps it. */
  @Post('recall-refusal')
  @HttpCode(200)
  @Requires('referral.read')
  declineRecall(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DeclineRecallDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'decline_recall', { id, command: dto });
  }

  /** Records a contact with a party: the first begins the work, further ones are kept beside it. */
  @Post('contact')
  @HttpCode(200)
  @Requires('referral.read')
  contact(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: FirstContactDto,
  ): Promise<ReferralView> {
    return this.contacting.record(caller, id, dto);
  }

  /** Completes a transfer. */
  @Post('handover')
  @HttpCode(200)
  @Requires('referral.read')
  handover(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: HandoverDoneDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'handover_done', { id, command: dto });
  }

  /** Lets the work rest until a date. */
  @Post('hold')
  @HttpCode(200)
  @Requires('referral.read')
  hold(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: HoldDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'hold', { id, command: dto });
  }

  /** Tells the sender how things go. */
  @Post('progress')
  @HttpCode(200)
  @Requires('referral.read')
  progress(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: FeedbackDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'feedback', { id, command: dto });
  }

  /** Reports the outcome: in the simple lane from the queue in one step, and from acceptance what ends it before any work. */
  @Post('outcome')
  @HttpCode(200)
  @Requires('referral.read')
  report(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReportOutcomeDto,
  ): Promise<ReferralView> {
    return this.answering.report(caller, id, dto);
  }

  /** Hands a part on. */
  @Post('delegation')
  @HttpCode(200)
  @Requires('referral.read')
  delegate(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DelegateDto,
  ): Promise<ReferralView> {
    return this.steps.take(caller, 'delegate', { id, command: dto });
  }
}

import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { DeclineProposalDto, ProposeRerouteDto } from '../actions/reroute.dto.js';
import { AskLeave } from '../services/asking-leave.js';
import { AskOthers } from '../services/asking-others.js';
import { BesideReferrals } from '../services/beside.js';
import { HandReferrals } from '../services/handing.js';
import { ReferralReading } from '../services/reading.js';
import { QuestionDto } from './question.dto.js';
import { ReferralView } from './referral.view.js';
import { SnapshotView } from './snapshot.view.js';
import { ApprovalDto, ApprovalRequestDto, AssignmentDto, NoteDto, RelayDto, WaiverDto } from './side.dto.js';

/** A referral, and what is done beside its workflow. */
@ApiTags('referrals')
@Controller('referrals/:id')
export class ReferralsController {
  constructor(
    private readonly besides: BesideReferrals,
    private readonly handing: HandReferrals,
    private readonly reading: ReferralReading,
    private readonly leave: AskLeave,
    private readonly others: AskOthers,
  ) {}

  /** As the caller may see it. */
  @Get()
  @Requires('referral.read')
  one(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ReferralView> {
    return this.reading.one(caller, id);
  }

  /** What was shared with the recipient, frozen as it was. The sight is audited. */
  @Get('snapshot')
  @Requires('referral.read')
  snapshot(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<SnapshotView> {
    return this.reading.snapshot(caller, id);
  }

  /** A note for one's own agency. */
  @Post('notes')
  @HttpCode(200)
  @Requires('referral.read')
  note(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: NoteDto,
  ): Promise<ReferralView> {
    return this.besides.note(caller, id, dto);
  }

  /** Names who handles it. */
  @Post('assignment')
  @HttpCode(200)
  @Requires('referral.read')
  assign(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AssignmentDto,
  ): Promise<ReferralView> {
    return this.handing.assign(caller, id, dto);
  }

  /** The handler, or the head, gives it to a colleague with a note. */
  @Post('relay')
  @HttpCode(200)
  @Requires('referral.read')
  relay(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RelayDto,
  ): Promise<ReferralView> {
    return this.handing.relay(caller, id, dto);
  }

  /** The lead goes on without it. */
  @Post('waiver')
  @HttpCode(200)
  @Requires('referral.read')
  waive(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: WaiverDto,
  ): Promise<ReferralView> {
    return this.besides.waive(caller, id, dto);
  }

  /** The head's leave for a long hold or a second question. */
  @Post('approval')
  @HttpCode(200)
  @Requires('referral.read')
  approve(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ApprovalDto,
  ): Promise<ReferralView> {
    return this.besides.approve(caller, id, dto);
  }

  /** Asks the head for leave: the head is told. */
  @Post('approval-request')
  @HttpCode(200)
  @Requires('referral.read')
  askLeave(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ApprovalRequestDto,
  ): Promise<ReferralView> {
    return this.leave.ask(caller, id, dto);
  }

  /** Asks an expert pool or another agency about it. The question is among its `children`, and ends with it. */
  @Post('question')
  @HttpCode(200)
  @Requires('referral.read')
  ask(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: QuestionDto,
  ): Promise<ReferralView> {
    return this.others.ask(caller, id, dto);
  }

  /** Asks the centre to send it elsewhere. */
  @Post('reroute-proposal')
  @HttpCode(200)
  @Requires('referral.read')
  propose(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ProposeRerouteDto,
  ): Promise<ReferralView> {
    return this.besides.propose(caller, id, dto);
  }

  /** The centre leaves it where it is. */
  @Post('reroute-refusal')
  @HttpCode(200)
  @Requires('referral.read')
  declineProposal(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DeclineProposalDto,
  ): Promise<ReferralView> {
    return this.besides.declineProposal(caller, id, dto);
  }
}

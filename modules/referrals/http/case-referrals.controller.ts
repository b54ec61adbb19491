import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { ReferralPaths } from '../services/paths.js';
import { ReferralReading } from '../services/reading.js';
import { SendReferrals } from '../services/sending.js';
import { CreateReferralDto } from './create-referral.dto.js';
import { ReferralPathsView } from './path.view.js';
import { CaseReferralsView } from './queue.view.js';
import { ReferralView } from './referral.view.js';

/** The referrals of a case. */
@ApiTags('referrals')
@Controller('cases/:caseId/referrals')
export class CaseReferralsController {
  constructor(
    private readonly sending: SendReferrals,
    private readonly reading: ReferralReading,
    private readonly paths: ReferralPaths,
  ) {}

  /** Refers the case, or drafts it. */
  @Post()
  @HttpCode(201)
  @Requires('referral.send')
  create(
    @ByCaller() caller: Caller,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() dto: CreateReferralDto,
  ): Promise<ReferralView> {
    return this.sending.create(caller, caseId, dto);
  }

  /** Those the caller may know of, oldest first. */
  @Get()
  @Requires('referral.read')
  list(
    @ByCaller() caller: Caller,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<CaseReferralsView> {
    return this.reading.ofCase(caller, caseId);
  }

  /** Their ways from sending to end, stretch by stretch, for whoever sees the case. */
  @Get('paths')
  @Requires('case.read')
  drawn(
    @ByCaller() caller: Caller,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<ReferralPathsView> {
    return this.paths.ofCase(caller, caseId);
  }
}

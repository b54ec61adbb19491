import { Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { ClaimReferrals } from '../services/claiming.js';
import { ReferralView } from './referral.view.js';

/** Who is looking at a referral nobody has decided on. */
@ApiTags('referrals')
@Controller('referrals/:id/claim')
export class ClaimsController {
  constructor(private readonly claims: ClaimReferrals) {}

  /** Says so for some minutes; said again, it holds on. It gives no right. */
  @Post()
  @HttpCode(200)
  @Requires('referral.read')
  claim(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ReferralView> {
    return this.claims.claim(caller, id);
  }

  /** No longer. */
  @Delete()
  @Requires('referral.read')
  release(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ReferralView> {
    return this.claims.release(caller, id);
  }
}

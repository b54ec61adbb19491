import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { ChaseReferrals } from '../services/chasing.js';
import { ChaseDto } from './chase.dto.js';
import { ReferralView } from './referral.view.js';

/** 催办. */
@ApiTags('referrals')
@Controller('referrals/:id/chases')
export class ChasesController {
  constructor(private readonly chasing: ChaseReferrals) {}

  /** Puts on record that the recipient was called, visited or written to; for the sender and the centre. */
  @Post()
  @HttpCode(200)
  @Requires('referral.read')
  record(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ChaseDto,
  ): Promise<ReferralView> {
    return this.chasing.record(caller, id, dto);
  }
}

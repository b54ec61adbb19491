import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { ExtendReferrals } from '../services/extending.js';
import { AskMoreTimeDto, DecideMoreTimeDto, MoreTimeAskedDto } from './extension.dto.js';
import { ReferralView } from './referral.view.js';

/** More time for one referral. */
@ApiTags('referrals')
@Controller('referrals/:id')
export class ExtensionsController {
  constructor(private readonly extending: ExtendReferrals) {}

  /** 延期: the handler asks, before expiry and once. */
  @Post('extension-request')
  @HttpCode(200)
  @Requires('referral.read')
  ask(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AskMoreTimeDto,
  ): Promise<ReferralView> {
    return this.extending.ask(caller, id, dto);
  }

  /** The head of the agency or the centre answers, and never who asked. */
  @Post('extension-decision')
  @HttpCode(200)
  @Requires('referral.read')
  decide(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DecideMoreTimeDto,
  ): Promise<ReferralView> {
    return this.extending.decide(caller, id, dto);
  }

  /** 撤回延期申请: the handler takes the request back, before anybody has answered it. */
  @Post('extension-withdrawal')
  @HttpCode(200)
  @Requires('referral.read')
  withdraw(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: MoreTimeAskedDto,
  ): Promise<ReferralView> {
    return this.extending.withdraw(caller, id, dto);
  }
}

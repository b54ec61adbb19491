import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../../src/platform/auth/actor.js';
import { Requires } from '../../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../../src/platform/http/request.js';
import { Versioned } from '../../../../src/platform/http/versioned.js';
import { Precedents } from '../precedents.js';
import { DutyRulingsQuery, EndRulingDto } from './duty-rulings.dto.js';
import { DutyRulingPageView, DutyRulingView } from './duty-rulings.view.js';

/** 裁定先例: what was ruled on whose duty disputes of a type are, which later routing goes by. */
@ApiTags('duty-rulings')
@Controller('duty-rulings')
export class DutyRulingsController {
  constructor(private readonly precedents: Precedents) {}

  /** Those of the caller's areas, above and below, and those about the caller's agencies. */
  @Get()
  @Requires('flow.read')
  page(@ByCaller() caller: Caller, @Query() query: DutyRulingsQuery): Promise<DutyRulingPageView> {
    return this.precedents.page(caller, query);
  }

  /** Ends one, with the reason; for who coordinates all of its area and is of no agency it is about. */
  @Post(':id/end')
  @HttpCode(200)
  @Versioned()
  @Requires('referral.rule')
  end(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: EndRulingDto,
  ): Promise<DutyRulingView> {
    return this.precedents.end(caller, id, dto);
  }
}

import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { RaiseLines } from './raise.js';
import { RaiseDto } from './supervision.dto.js';

/** 提级: what is done about a line of the board by calling those above. */
@ApiTags('coordination')
@Controller('board/lines/:id')
export class RaiseController {
  constructor(private readonly lines: RaiseLines) {}

  /** Raises a limit to whoever coordinates the next area up: an escalation that they take up. */
  @Post('raising')
  @HttpCode(204)
  @Requires('referral.read')
  raise(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RaiseDto,
  ): Promise<void> {
    return this.lines.raise(caller, id, reason);
  }
}

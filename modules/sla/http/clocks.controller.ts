import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { SignedIn } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { ReadClocks } from '../clocks/read-clocks.js';
import { ClockExplanationView, ClockView } from './clock.view.js';
import { ClocksQuery } from './clocks.dto.js';

@ApiTags('clocks')
@Controller('clocks')
export class ClocksController {
  constructor(private readonly clocks: ReadClocks) {}

  /** The clocks of a case that the caller may see. */
  @Get()
  @SignedIn()
  async list(@ByCaller() caller: Caller, @Query() { caseId }: ClocksQuery): Promise<ClockView[]> {
    return (await this.clocks.ofCase(caller, caseId)).map((row) => ClockView.of(row));
  }

  /** Why this deadline: every stretch that counted or did not, the rule, the law and the calendar. */
  @Get(':id/explanation')
  @SignedIn()
  async explain(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ClockExplanationView> {
    return ClockExplanationView.of(await this.clocks.explain(caller, id));
  }
}

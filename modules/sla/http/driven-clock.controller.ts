import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { RequiresOverRoot, SignedIn } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { DrivenClock } from '../sweep/driven-clock.js';
import { MoveClockDto } from './driven-clock.dto.js';
import { DrivenClockView } from './driven-clock.view.js';

@ApiTags('clock')
@Controller('clock')
export class DrivenClockController {
  constructor(private readonly clock: DrivenClock) {}

  /** What time it is. */
  @Get()
  @SignedIn()
  read(@ByCaller() caller: Caller): Promise<DrivenClockView> {
    return this.clock.read(caller);
  }

  /** Moves the clock ahead (CLOCK=driven) and does everything that comes due. */
  @Post()
  @HttpCode(200)
  @RequiresOverRoot('clock.drive')
  move(@ByCaller() caller: Caller, @Body() move: MoveClockDto): Promise<DrivenClockView> {
    return this.clock.move(caller, move);
  }
}

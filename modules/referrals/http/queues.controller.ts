import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { ReferralReading } from '../services/reading.js';
import { ReferralQueueView } from './queue.view.js';
import { QueueQuery } from './side.dto.js';

/** What waits, what expires first at the top. */
@ApiTags('referrals')
@Controller()
export class QueuesController {
  constructor(private readonly reading: ReferralReading) {}

  /** What waits with an agency. */
  @Get('agencies/:id/referral-queue')
  @Requires('queue.read')
  ofAgency(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: QueueQuery,
  ): Promise<ReferralQueueView> {
    return this.reading.queueOf(caller, id, query);
  }

  /** Everything whose next step is the caller's. */
  @Get('me/queue')
  @Requires('queue.read')
  mine(@ByCaller() caller: Caller, @Query() query: PageQuery): Promise<ReferralQueueView> {
    return this.reading.mine(caller, query);
  }
}

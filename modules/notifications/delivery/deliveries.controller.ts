import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { SignedIn } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { DeliveryList } from './delivery-list.js';
import { DeliveryListQuery } from './delivery-list.dto.js';
import { DeliveryPageView } from './delivery-list.view.js';

/** What left the house and what did not, for those who look after it. */
@ApiTags('notifications')
@Controller('deliveries')
@SignedIn()
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveryList) {}

  @ApiOperation({
    summary: 'Messages, the newest first, without words and numbers',
    description: 'For an administrator those of their area; for the head of an agency those that concern it.',
  })
  @Get()
  list(@ByCaller() caller: Caller, @Query() query: DeliveryListQuery): Promise<DeliveryPageView> {
    return this.deliveries.page(caller, query);
  }
}

import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { PaperQuery, savedAs } from '../../documents/index.js';
import { AnswerOrders } from './answer-orders.js';
import { PrintOrder } from './print-order.js';
import { ReadOrders } from './read-orders.js';
import { ReadSupervision } from './read-supervision.js';
import { Supervise } from './supervise.js';
import { AnswerDto, OrderDto, OrdersQuery, ReturnAnswerDto, WithdrawOrderDto } from './supervision.dto.js';
import { SupervisionOrderPageView, SupervisionOrderView, SupervisionView } from './supervision.view.js';

/** 督办单: written orders to agencies that are charged with a limit, and their answers. */
@ApiTags('supervision')
@Controller('supervision-orders')
export class SupervisionController {
  constructor(
    private readonly supervising: Supervise,
    private readonly answering: AnswerOrders,
    private readonly reading: ReadOrders,
    private readonly supervision: ReadSupervision,
    private readonly printing: PrintOrder,
  ) {}

  /** Orders the agency that is charged with a limit; by whoever coordinates the area and belongs to neither side. */
  @Post()
  @Requires('referral.read')
  order(@ByCaller() caller: Caller, @Body() dto: OrderDto): Promise<SupervisionOrderView> {
    return this.supervising.order(caller, dto);
  }

  /** The orders to one's own agencies, in the areas one coordinates or supervises, and by oneself; the latest first. */
  @Get()
  @Requires('referral.read')
  list(@ByCaller() caller: Caller, @Query() query: OrdersQuery): Promise<SupervisionOrderPageView> {
    return this.reading.list(caller, query);
  }

  /** The orders about a case or a referral, and what the reader may order about it. */
  @Get('about/:subjectId')
  @Requires('referral.read')
  about(
    @ByCaller() caller: Caller,
    @Param('subjectId', ParseUUIDPipe) subjectId: string,
  ): Promise<SupervisionView> {
    return this.supervision.about(caller, subjectId);
  }

  /** One order. */
  @Get(':id')
  @Requires('referral.read')
  one(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<SupervisionOrderView> {
    return this.reading.one(caller, id);
  }

  /** Prints the order with its answers. Who printed it is kept. */
  @Get(':id/paper')
  @Requires('referral.read')
  @Header('cache-control', 'private, no-store')
  @Header('x-content-type-options', 'nosniff')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async print(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { missing }: PaperQuery,
  ): Promise<StreamableFile> {
    return savedAs(await this.printing.print(caller, id, { missing }));
  }

  /** The agency says what was done and what remains; its head, or whoever handles things there. */
  @Post(':id/answer')
  @HttpCode(200)
  @Versioned()
  @Requires('referral.read')
  answer(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AnswerDto,
  ): Promise<SupervisionOrderView> {
    return this.answering.answer(caller, id, dto);
  }

  /** The answer will do. */
  @Post(':id/acceptance')
  @HttpCode(200)
  @Versioned()
  @Requires('referral.read')
  accept(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<SupervisionOrderView> {
    return this.answering.accept(caller, id);
  }

  /** The answer will not do: another one is asked for. */
  @Post(':id/return')
  @HttpCode(200)
  @Versioned()
  @Requires('referral.read')
  return(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReturnAnswerDto,
  ): Promise<SupervisionOrderView> {
    return this.answering.return(caller, id, dto);
  }

  /** The order no longer stands. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Versioned()
  @Requires('referral.read')
  withdraw(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: WithdrawOrderDto,
  ): Promise<SupervisionOrderView> {
    return this.answering.withdraw(caller, id, dto);
  }
}

import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import {
  HeldWorkQuery,
  PreviewQueueHandoverDto,
  QueueHandoverRowsQuery,
  StartQueueHandoverDto,
} from './queue-handover.dto.js';
import {
  HeldWorkView,
  QueueHandoverPageView,
  QueueHandoverRowPageView,
  QueueHandoverView,
  QueuePreviewView,
} from './queue-handover.view.js';
import { QueueHandovers } from './queue-handovers.js';
import { heldView, lineView, rowView } from './views.js';

/** What one person of an agency has, and how its head gives it to colleagues. */
@ApiTags('unit')
@Controller('agencies/:id')
export class QueueHandoversController {
  constructor(private readonly handovers: QueueHandovers) {}

  /** What one person has: what they handle, and what is charged to them besides. */
  @Get('held-work')
  @Requires('unit.read')
  async held(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { userId }: HeldWorkQuery,
  ): Promise<HeldWorkView> {
    const { rows, isMore } = await this.handovers.held(caller, id, userId);
    return { rows: rows.map(heldView), isMore };
  }

  /** Where each row would go, and why one would stay; changes nothing. */
  @Post('queue-handovers/preview')
  @HttpCode(200)
  @Requires('unit.read')
  async preview(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PreviewQueueHandoverDto,
  ): Promise<QueuePreviewView> {
    return { rows: await this.handovers.preview(caller, id, body) };
  }

  /** Begins it; how far it has come is read at `/queue-handovers/:id`. */
  @Post('queue-handovers')
  @Requires('unit.read')
  start(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: StartQueueHandoverDto,
  ): Promise<QueueHandoverView> {
    return this.handovers.start(caller, id, body);
  }

  /** The hand-overs of the agency, the newest first. */
  @Get('queue-handovers')
  @Requires('unit.read')
  async list(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<QueueHandoverPageView> {
    const { items, nextCursor } = await this.handovers.list(caller, id, page);
    return { items: items.map((line) => lineView(line, caller.actor)), nextCursor };
  }
}

/** How far a hand-over has come, and what became of each row. */
@ApiTags('unit')
@Controller('queue-handovers/:id')
export class QueueHandoverController {
  constructor(private readonly handovers: QueueHandovers) {}

  /** How far it has come, and who receives how much. */
  @Get()
  @Requires('unit.read')
  show(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<QueueHandoverView> {
    return this.handovers.show(caller, id);
  }

  /** What became of each row. */
  @Get('rows')
  @Requires('unit.read')
  async rows(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: QueueHandoverRowsQuery,
  ): Promise<QueueHandoverRowPageView> {
    const { items, nextCursor } = await this.handovers.rows(caller, id, query);
    return { items: items.map(rowView), nextCursor };
  }
}

import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { BulkActs } from './bulk-acts.js';
import { AskBulkDto, BulkRowsQuery } from './bulk.dto.js';
import { BulkActPageView, BulkActView, BulkRowPageView } from './bulk.view.js';

/** 批量办理: one act about many lines of the board. Each line is tried first; done is what whoever asked has looked at. */
@ApiTags('coordination')
@Controller('board/bulk-acts')
@Requires('board.read')
export class BulkController {
  constructor(private readonly bulks: BulkActs) {}

  /** Tries the act with each line and does nothing yet; what came of it is read at `/board/bulk-acts/:id`. */
  @Post()
  ask(@ByCaller() caller: Caller, @Body() dto: AskBulkDto): Promise<BulkActView> {
    return this.bulks.ask(caller, dto);
  }

  /** What one has asked for oneself, the newest first. */
  @Get()
  list(@ByCaller() caller: Caller, @Query() page: PageQuery): Promise<BulkActPageView> {
    return this.bulks.list(caller, page);
  }

  /** How far it has come, and why lines are left as they are. */
  @Get(':id')
  show(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<BulkActView> {
    return this.bulks.show(caller, id);
  }

  /** Line by line what would become of it, and what became of it. */
  @Get(':id/rows')
  rows(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: BulkRowsQuery,
  ): Promise<BulkRowPageView> {
    return this.bulks.rows(caller, id, query);
  }

  /** Does it with each line that passed the trial, as it was read then: a line that has moved on since is left as it is. */
  @Post(':id/start')
  @HttpCode(200)
  @Versioned()
  start(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<BulkActView> {
    return this.bulks.start(caller, id);
  }

  /** Leaves what waits as it is; what is done stays done. */
  @Post(':id/cancellation')
  @HttpCode(200)
  cancel(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<BulkActView> {
    return this.bulks.cancel(caller, id);
  }
}

import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { JudgeReplay } from './judge-replay.js';
import { ReplayBatchDto, StartReplayDto } from './replay.dto.js';
import {
  ReplayBatchView,
  ReplayJudgementView,
  ReplaySummaryView,
  ReplayVerdictPageView,
  ReplayView,
} from './replay.view.js';
import { ReplayRows } from './replay-rows.js';
import { StartReplay } from './start-replay.js';

/** History of another system, played through the workflow and judged by its clocks. */
@ApiTags('replays')
@Controller('replays')
@Requires('replay.run')
export class ReplaysController {
  constructor(
    private readonly starting: StartReplay,
    private readonly rows: ReplayRows,
    private readonly judging: JudgeReplay,
  ) {}

  /** Begins a run in an area of its own, apart from the division: nobody is told of it. */
  @Post()
  start(@ByCaller() caller: Caller, @Body() dto: StartReplayDto): Promise<ReplayView> {
    return this.starting.start(caller, dto);
  }

  /** One replay, and how far it has come. */
  @Get(':id')
  show(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ReplayView> {
    return this.starting.show(caller, id);
  }

  /** Takes up to 500 rows of the file in one transaction, all or none. */
  @Post(':id/batches')
  take(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReplayBatchDto,
  ): Promise<ReplayBatchView> {
    return this.rows.take(caller, id, dto);
  }

  /** Charges what was open and late as of the run's instant. */
  @Post(':id/judgement')
  @HttpCode(200)
  judge(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ReplayJudgementView> {
    return this.judging.judge(caller, id);
  }

  /** The verdict on each row, read off its clock. */
  @Get(':id/verdicts')
  verdicts(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<ReplayVerdictPageView> {
    return this.judging.verdicts(caller, id, query);
  }

  /** Counts by department. */
  @Get(':id/summary')
  summary(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ReplaySummaryView> {
    return this.judging.summary(caller, id);
  }
}

import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { CompleteImportDto, OpenImportDto, TakeBatchDto } from './imports.dto.js';
import {
  BatchTakenView,
  ImportRunPageView,
  ImportRunView,
  OpenedImportRunView,
  RejectionPageView,
} from './imports.view.js';
import { Imports } from './imports.js';
import { TakeBatch } from './take-batch.js';

/**
 * Lists brought in from files: opened, sent in batches, completed. An administrator does it for the agencies of an area,
 * whoever takes cases in for their own agency, such as the duty room each morning.
 */
@ApiTags('imports')
@Controller('imports')
@Requires('case.register', 'import.run')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly batches: TakeBatch,
  ) {}

  @ApiOperation({ summary: 'Say which file is coming; the same file again goes on where it stopped' })
  @Post()
  open(@ByCaller() caller: Caller, @Body() body: OpenImportDto): Promise<OpenedImportRunView> {
    return this.imports.open(caller, body);
  }

  @ApiOperation({ summary: 'The imports, newest first' })
  @Get()
  list(@ByCaller() caller: Caller, @Query() query: PageQuery): Promise<ImportRunPageView> {
    return this.imports.list(caller, query);
  }

  @ApiOperation({ summary: 'One import and how far it is' })
  @Get(':id')
  show(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ImportRunView> {
    return this.imports.show(caller, id);
  }

  @ApiOperation({ summary: 'Which lines were not taken, and why' })
  @Get(':id/rejections')
  rejections(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<RejectionPageView> {
    return this.imports.rejections(caller, id, query);
  }

  @ApiOperation({ summary: 'Send the next lines, at most 20 rows' })
  @Post(':id/batches')
  @HttpCode(200)
  take(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TakeBatchDto,
  ): Promise<BatchTakenView> {
    return this.batches.take(caller, id, body);
  }

  @ApiOperation({ summary: 'Say that the file has been sent to its end' })
  @Post(':id/completion')
  @HttpCode(200)
  complete(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { lastLine }: CompleteImportDto,
  ): Promise<ImportRunView> {
    return this.imports.complete(caller, id, lastLine);
  }
}

import { Controller, Get, Header, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { CSV_TYPE, savedTable, XLSX_TYPE } from '../../../src/platform/tables/saved-table.js';
import { BoardPageView } from '../board/board.view.js';
import { ReadLimits } from './read-limits.js';
import { UnitFilter, UnitLimitsQuery } from './unit.dto.js';
import { UnitNumbersView } from './unit.view.js';

/** The board of one agency, for its heads and whoever supervises its area. */
@ApiTags('unit')
@Controller('agencies/:id')
export class UnitLimitsController {
  constructor(private readonly limits: ReadLimits) {}

  /** The limits that live, what does most harm first: what the figures of the load are the lengths of. */
  @Get('limits')
  @Requires('unit.read')
  lines(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: UnitLimitsQuery,
  ): Promise<BoardPageView> {
    return this.limits.page(caller, id, query);
  }

  /** How many of them stand how, and what of those that are asked for belongs to whom, to which type and risk. */
  @Get('limit-numbers')
  @Requires('unit.read')
  numbers(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() filter: UnitFilter,
  ): Promise<UnitNumbersView> {
    return this.limits.numbers(caller, id, filter);
  }

  /** All that match, as CSV in UTF-8 for a spreadsheet; 20,000 at most. Who exported how many under which filter is kept. */
  @Get('limits.csv')
  @Requires('unit.read')
  @Header('cache-control', 'private, no-store')
  @ApiProduces(CSV_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async csv(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() filter: UnitFilter,
  ): Promise<StreamableFile> {
    return savedTable(await this.limits.file(caller, id, filter, 'csv'));
  }

  /** The same as a workbook. */
  @Get('limits.xlsx')
  @Requires('unit.read')
  @Header('cache-control', 'private, no-store')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async xlsx(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() filter: UnitFilter,
  ): Promise<StreamableFile> {
    return savedTable(await this.limits.file(caller, id, filter, 'xlsx'));
  }
}

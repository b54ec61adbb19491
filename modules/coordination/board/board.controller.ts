import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { CSV_TYPE, savedTable, XLSX_TYPE } from '../../../src/platform/tables/saved-table.js';
import { BoardFilter, BoardQuery } from './board.dto.js';
import { BoardNumbersView, BoardPageView } from './board.view.js';
import { ReadBoard } from './read-board.js';

/** The board of an area: who must do what by when, over all agencies. */
@ApiTags('coordination')
@Controller('board')
export class BoardController {
  constructor(private readonly board: ReadBoard) {}

  /**
   * The limits that live in the areas the caller coordinates or supervises: what does most harm first, by the formula that holds. What
   * one agency owes on one referral or case is one line.
   */
  @Get('lines')
  @Requires('board.read')
  lines(@ByCaller() caller: Caller, @Query() query: BoardQuery): Promise<BoardPageView> {
    return this.board.lines(caller, query);
  }

  /** All lines that match, as CSV in UTF-8 for a spreadsheet; 20,000 at most. Who exported how many under which filter is kept. */
  @Get('lines.csv')
  @Requires('board.read')
  @Header('cache-control', 'private, no-store')
  @ApiProduces(CSV_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async csv(@ByCaller() caller: Caller, @Query() filter: BoardFilter): Promise<StreamableFile> {
    return savedTable(await this.board.file(caller, filter, 'csv'));
  }

  /** The same as a workbook. */
  @Get('lines.xlsx')
  @Requires('board.read')
  @Header('cache-control', 'private, no-store')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async xlsx(@ByCaller() caller: Caller, @Query() filter: BoardFilter): Promise<StreamableFile> {
    return savedTable(await this.board.file(caller, filter, 'xlsx'));
  }

  /** How many lines stand how, and what of those that are asked for belongs to which agency, type, risk and area. */
  @Get('numbers')
  @Requires('board.read')
  numbers(@ByCaller() caller: Caller, @Query() filter: BoardFilter): Promise<BoardNumbersView> {
    return this.board.numbers(caller, filter);
  }
}

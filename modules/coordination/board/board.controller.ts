import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
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

  /** How many lines stand how, and what of those that are asked for belongs to which agency, type, risk and area. */
  @Get('numbers')
  @Requires('board.read')
  numbers(@ByCaller() caller: Caller, @Query() filter: BoardFilter): Promise<BoardNumbersView> {
    return this.board.numbers(caller, filter);
  }
}

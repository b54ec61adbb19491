import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../../src/platform/auth/actor.js';
import { Requires } from '../../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../../src/platform/http/request.js';
import { Versioned } from '../../../../src/platform/http/versioned.js';
import { BoardViews } from './board-views.js';
import { ChangeViewDto, FirstViewDto, KeepViewDto } from './views.dto.js';
import { SavedViewView } from './views.view.js';

/** What people narrow the board to again and again. */
@ApiTags('coordination')
@Controller('board')
export class BoardViewsController {
  constructor(private readonly views: BoardViews) {}

  /** One’s own and those that others share over an area one answers for too; one’s own first. */
  @Get('views')
  @Requires('board.read')
  list(@ByCaller() caller: Caller): Promise<SavedViewView[]> {
    return this.views.list(caller);
  }

  /** Keeps a filter under a name; 30 at most are one’s own. */
  @Post('views')
  @Requires('board.read')
  keep(@ByCaller() caller: Caller, @Body() dto: KeepViewDto): Promise<SavedViewView> {
    return this.views.keep(caller, dto);
  }

  /** Renames it, replaces its filter, shares it or no longer; whoever kept it. Needs If-Match. */
  @Patch('views/:id')
  @Versioned()
  @Requires('board.read')
  change(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ChangeViewDto,
  ): Promise<SavedViewView> {
    return this.views.change(caller, id, dto);
  }

  /** Removes it, for whoever it was shared with too; whoever kept it. Needs If-Match. */
  @Delete('views/:id')
  @HttpCode(204)
  @Versioned()
  @Requires('board.read')
  remove(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.views.remove(caller, id);
  }

  /** With which view the board opens for oneself. */
  @Put('first-view')
  @HttpCode(204)
  @Requires('board.read')
  first(@ByCaller() caller: Caller, @Body() { viewId }: FirstViewDto): Promise<void> {
    return this.views.first(caller, viewId);
  }
}

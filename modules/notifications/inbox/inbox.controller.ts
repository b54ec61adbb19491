import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { PreferencesDto } from './inbox.dto.js';
import { MyNotices } from './my-notices.js';
import { NoticePageView, NoticeView, PreferencesView, ReadAllView, TicketView } from './notices.view.js';
import { NoticePreferences } from './preferences.js';
import { Tickets } from './tickets.js';

/** What the caller has been told. */
@ApiTags('notices')
@Controller('me/notices')
@Requires('notice.read')
export class MyNoticesController {
  constructor(private readonly notices: MyNotices) {}

  @ApiOperation({ summary: 'Own notices, unread first, and how many are unread' })
  @Get()
  list(@ByCaller() caller: Caller, @Query() query: PageQuery): Promise<NoticePageView> {
    return this.notices.list(caller, query);
  }

  @ApiOperation({ summary: 'All of them have been read' })
  @Post('reading-all')
  @HttpCode(200)
  readAll(@ByCaller() caller: Caller): Promise<ReadAllView> {
    return this.notices.readAll(caller);
  }

  @ApiOperation({ summary: 'One has been read' })
  @Post(':id/reading')
  @HttpCode(200)
  read(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<NoticeView> {
    return this.notices.read(caller, id);
  }
}

/** How the caller wants to be reached. */
@ApiTags('notices')
@Controller('me/notification-preferences')
@Requires('notice.read')
export class PreferencesController {
  constructor(private readonly preferences: NoticePreferences) {}

  @ApiOperation({ summary: 'Own preferences, or what holds without any' })
  @Get()
  show(@ByCaller() caller: Caller): Promise<PreferencesView> {
    return this.preferences.own(caller);
  }

  @ApiOperation({ summary: 'Replace them' })
  @Put()
  replace(@ByCaller() caller: Caller, @Body() body: PreferencesDto): Promise<PreferencesView> {
    return this.preferences.replaceOwn(caller, body);
  }
}

/** The short links of messages. */
@ApiTags('notices')
@Controller('tickets')
@Requires('notice.read')
export class TicketsController {
  constructor(private readonly tickets: Tickets) {}

  @ApiOperation({ summary: 'Where a link leads to; 404 for everybody but the person it was made for' })
  @Get(':code')
  open(@ByCaller() caller: Caller, @Param('code') code: string): Promise<TicketView> {
    return this.tickets.open(caller, code);
  }
}

import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { RequiresOverRoot } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { EditRules } from './edit-rules.js';
import { EditTexts } from './edit-texts.js';
import { CreateNoticeRuleDto, ReplaceTextDto, UpdateNoticeRuleDto } from './rules.dto.js';
import { MessageTextView, NoticeRuleView } from './rules.view.js';

/** Who is told what, for the administrator. A rule is switched off, never deleted. */
@ApiTags('notifications')
@Controller('notice-rules')
@RequiresOverRoot('policy.manage')
export class NoticeRulesController {
  constructor(private readonly rules: EditRules) {}

  @ApiOperation({ summary: 'All rules, by key' })
  @Get()
  list(@ByCaller() caller: Caller): Promise<NoticeRuleView[]> {
    return this.rules.list(caller);
  }

  @ApiOperation({ summary: 'Add a rule; it holds for events from now on' })
  @Post()
  add(@ByCaller() caller: Caller, @Body() body: CreateNoticeRuleDto): Promise<NoticeRuleView> {
    return this.rules.add(caller, body);
  }

  @ApiOperation({ summary: 'Change a rule; needs If-Match' })
  @Patch(':id')
  @Versioned()
  change(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateNoticeRuleDto,
  ): Promise<NoticeRuleView> {
    return this.rules.change(caller, id, body);
  }
}

/** The words of messages, for the administrator. */
@ApiTags('notifications')
@Controller('message-texts')
@RequiresOverRoot('policy.manage')
export class MessageTextsController {
  constructor(private readonly texts: EditTexts) {}

  @ApiOperation({ summary: 'All texts, by code' })
  @Get()
  list(@ByCaller() caller: Caller): Promise<MessageTextView[]> {
    return this.texts.list(caller);
  }

  @ApiOperation({ summary: 'Say it in other words; needs If-Match' })
  @Put(':code')
  @Versioned()
  replace(
    @ByCaller() caller: Caller,
    @Param('code') code: string,
    @Body() body: ReplaceTextDto,
  ): Promise<MessageTextView> {
    return this.texts.replace(caller, code, body.text);
  }
}

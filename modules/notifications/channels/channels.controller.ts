import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { RequiresOverRoot } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { CreateChannelDto, TestChannelDto, UpdateChannelDto } from './channels.dto.js';
import { Channels } from './channels.js';
import { ChannelTestView, ChannelView } from './channels.view.js';
import { TestChannel } from './test-channel.js';

/** SMS gateways, robots and mail servers, for the administrator. A channel is switched off, never deleted. */
@ApiTags('notifications')
@Controller('notification-channels')
@RequiresOverRoot('policy.manage')
export class ChannelsController {
  constructor(
    private readonly channels: Channels,
    private readonly trial: TestChannel,
  ) {}

  @ApiOperation({ summary: 'All channels, without their secrets' })
  @Get()
  list(@ByCaller() caller: Caller): Promise<ChannelView[]> {
    return this.channels.list(caller);
  }

  @ApiOperation({ summary: 'Set up a channel' })
  @Post()
  add(@ByCaller() caller: Caller, @Body() body: CreateChannelDto): Promise<ChannelView> {
    return this.channels.add(caller, body);
  }

  @ApiOperation({
    summary:
      'Send one test message through a channel, switched on or not; tells whether it was taken. Ten an hour',
  })
  @Post(':id/test')
  @HttpCode(200)
  test(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { to }: TestChannelDto,
  ): Promise<ChannelTestView> {
    return this.trial.send(caller, id, to);
  }

  @ApiOperation({ summary: 'Change a channel or switch it off; needs If-Match' })
  @Patch(':id')
  @Versioned()
  change(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateChannelDto,
  ): Promise<ChannelView> {
    return this.channels.change(caller, id, body);
  }
}

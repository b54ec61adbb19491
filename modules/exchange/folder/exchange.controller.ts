import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires, RequiresOverRoot } from '../../../src/platform/auth/requires.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { AddExchangeKeyDto } from './exchange.dto.js';
import { ExchangeFilePageView, ExchangeKeyView, PublicKeyView } from './exchange.view.js';
import { ExchangeFiles } from './exchange-files.js';
import { ExchangeKeys } from './exchange-keys.js';
import { OwnKey } from './own-key.js';

/** The exchange folder: whose files are taken, and what became of each. */
@ApiTags('exchange')
@Controller()
@Requires('import.run')
export class ExchangeController {
  constructor(
    private readonly keys: ExchangeKeys,
    private readonly files: ExchangeFiles,
    private readonly ownKey: OwnKey,
  ) {}

  @ApiOperation({ summary: 'The keys of senders for agencies of the own area, oldest first' })
  @Get('exchange-keys')
  list(@ByCaller() caller: Caller): Promise<ExchangeKeyView[]> {
    return this.keys.list(caller);
  }

  @ApiOperation({ summary: 'The key our receipts are signed with' })
  @Get('exchange-keys/own')
  own(): PublicKeyView {
    return this.ownKey.public();
  }

  @ApiOperation({ summary: 'Take files signed with this key from now on' })
  @Post('exchange-keys')
  add(@ByCaller() caller: Caller, @Body() body: AddExchangeKeyDto): Promise<ExchangeKeyView> {
    return this.keys.add(caller, body);
  }

  @ApiOperation({ summary: 'Refuse files signed with this key from now on' })
  @Post('exchange-keys/:id/revocation')
  @HttpCode(200)
  revoke(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ExchangeKeyView> {
    return this.keys.revoke(caller, id);
  }

  @ApiOperation({ summary: 'The files of the exchange folder, newest first' })
  @Get('exchange-files')
  @RequiresOverRoot('import.run')
  log(@ByCaller() caller: Caller, @Query() query: PageQuery): Promise<ExchangeFilePageView> {
    return this.files.list(caller, query);
  }
}

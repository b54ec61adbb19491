import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { SignedIn } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { ApiTokenView, NewApiTokenView } from '../session/api-token.view.js';
import { ApiTokens } from '../session/api-tokens.js';
import { ApiTokenQuery, CreateApiTokenDto } from './api-tokens.dto.js';

/** Tokens for programs. One's own without more; a machine user's with `token.manage`. */
@ApiTags('api-tokens')
@Controller('api-tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokens) {}

  @ApiOperation({
    summary: 'Make a token; its text is told once',
    description:
      'Asks for the password once more; a wrong one counts as a failed sign-in: 429. A token ends with every change of ' +
      'its user’s password.',
  })
  @Post()
  @SignedIn()
  create(@ByCaller() caller: Caller, @Body() body: CreateApiTokenDto): Promise<NewApiTokenView> {
    return this.tokens.create(caller, { ...body, userId: body.userId ?? null });
  }

  @ApiOperation({ summary: 'The tokens of a user, without their text' })
  @Get()
  @SignedIn()
  list(@ByCaller() caller: Caller, @Query() query: ApiTokenQuery): Promise<ApiTokenView[]> {
    return this.tokens.list(caller, query.userId ?? null);
  }

  @ApiOperation({ summary: 'Revoke a token: it proves nothing from now on' })
  @Delete(':id')
  @SignedIn()
  @HttpCode(204)
  revoke(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.tokens.revoke(caller, id);
  }
}

import { Controller, Get, Header, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { PoliceText } from './police-text.js';
import { PoliceTextQuery } from './police-text.dto.js';
import { PoliceTextView } from './police-text.view.js';

/** Copy for the police's own system. */
@ApiTags('cases')
@Controller('cases')
export class PoliceTextController {
  constructor(private readonly texts: PoliceText) {}

  @ApiOperation({ summary: 'The case as one text, to be pasted into the police’s own system' })
  @Get(':id/police-text')
  @Requires('case.read')
  @Header('cache-control', 'private, no-store')
  show(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { personal }: PoliceTextQuery,
  ): Promise<PoliceTextView> {
    return this.texts.perform(caller, id, personal);
  }
}

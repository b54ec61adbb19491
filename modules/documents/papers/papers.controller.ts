import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { PaperParams, PaperQuery } from './paper.dto.js';
import { PrintPaper } from './print-paper.js';
import { savedAs } from './saved-as.js';

/** The official papers of a referral, as PDF. */
@Controller('referrals/:id/papers')
export class PapersController {
  constructor(private readonly printing: PrintPaper) {}

  /** Prints a paper from what the referral holds now. Who printed it is kept. */
  @Get(':form')
  @Requires('referral.read')
  @Header('cache-control', 'private, no-store')
  @Header('x-content-type-options', 'nosniff')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async print(
    @ByCaller() caller: Caller,
    @Param() { id, form }: PaperParams,
    @Query() query: PaperQuery,
  ): Promise<StreamableFile> {
    return savedAs(await this.printing.print(caller, id, { form, missing: query.missing }));
  }
}

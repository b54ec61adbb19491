import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { savedTable, XLSX_TYPE } from '../../../src/platform/tables/saved-table.js';
import { WeeklyLedgerQuery } from './ledgers.dto.js';
import { PrintLedger } from './print-ledger.js';

/** Ledgers (台账) as spreadsheets. */
@ApiTags('ledgers')
@Controller('ledgers')
export class LedgersController {
  constructor(private readonly printing: PrintLedger) {}

  @ApiOperation({ summary: 'What an agency registered in one week. Who printed it is kept' })
  @Get('weekly.xlsx')
  @Requires('case.read')
  @Header('cache-control', 'private, no-store')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async weekly(@ByCaller() caller: Caller, @Query() query: WeeklyLedgerQuery): Promise<StreamableFile> {
    return savedTable(await this.printing.print(caller, query));
  }
}

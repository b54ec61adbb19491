import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { WeeklyLedgerQuery } from './ledgers.dto.js';
import { PrintLedger, type PrintedLedger } from './print-ledger.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Ledgers (台账) as spreadsheets. */
@ApiTags('ledgers')
@Controller('ledgers')
export class LedgersController {
  constructor(private readonly printing: PrintLedger) {}

  @ApiOperation({ summary: 'What an agency registered in one week. Who printed it is kept' })
  @Get('weekly.xlsx')
  @Requires('case.read')
  @Header('cache-control', 'private, no-store')
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async weekly(@ByCaller() caller: Caller, @Query() query: WeeklyLedgerQuery): Promise<StreamableFile> {
    return savedAs(await this.printing.print(caller, query));
  }
}

function savedAs({ fileName, content }: PrintedLedger): StreamableFile {
  return new StreamableFile(content, {
    type: XLSX,
    disposition: `attachment; filename="ledger.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    length: content.length,
  });
}

import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { RecordWork } from '../actions/record-work.js';
import { WorkRecordPageView, WorkRecordView } from '../work/work-record.view.js';
import { ProgressNoteDto, RecordContactDto } from './work.dto.js';

/** What the custodian does on a case it handles itself. */
@ApiTags('cases')
@Controller('cases/:id')
export class CaseWorkController {
  constructor(private readonly work: RecordWork) {}

  @ApiOperation({
    summary: 'A party was reached for: answers the first contact, and is word of how things go',
  })
  @Post('contacts')
  @Requires('case.work')
  contact(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordContactDto,
  ): Promise<WorkRecordView> {
    return this.work.contact(caller, id, body);
  }

  @ApiOperation({ summary: 'How things go: the next word is owed from now on' })
  @Post('progress-notes')
  @Requires('case.work')
  progress(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProgressNoteDto,
  ): Promise<WorkRecordView> {
    return this.work.progress(caller, id, body);
  }

  @ApiOperation({ summary: 'Contacts and progress notes, in the order in which they were put on record' })
  @Get('work-records')
  @Requires('case.read')
  list(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<WorkRecordPageView> {
    return this.work.list(caller, id, query);
  }
}

import {
  Controller,
  Get,
  Header,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller, type AccordRequest } from '../../../src/platform/http/request.js';
import { AttachFile } from './attach-file.js';
import { AttachFileQuery, ListFilesQuery } from './file.dto.js';
import { FilePageView, FileVerificationView, FileView } from './file.view.js';
import { ReadFiles } from './read-files.js';
import { streamFile } from './stream-file.js';
import { readUpload } from './upload.js';

/** Photos, papers and recordings of a case or a referral. */
@Controller('files')
export class FilesController {
  constructor(
    private readonly attaching: AttachFile,
    private readonly reading: ReadFiles,
  ) {}

  /** Attaches one file, sent as multipart/form-data under the field `file`. */
  @Post()
  @Requires('file.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  async attach(
    @ByCaller() caller: Caller,
    @Query() query: AttachFileQuery,
    @Req() request: AccordRequest,
  ): Promise<FileView> {
    return readUpload(request, (upload) => this.attaching.attach(caller, { ...query, ...upload }));
  }

  /** The files of a case or a referral, newest first. */
  @Get()
  @Requires('file.read')
  async list(@ByCaller() caller: Caller, @Query() query: ListFilesQuery): Promise<FilePageView> {
    return this.reading.list(caller, query);
  }

  /** The content, to be saved. Who opened it is kept. */
  @Get(':id/content')
  @Requires('file.read')
  @Header('cache-control', 'private, no-store')
  @Header('x-content-type-options', 'nosniff')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return streamFile(await this.reading.open(caller, id));
  }

  /** Whether the content kept is still the content that came in. */
  @Get(':id/verification')
  @Requires('file.read')
  async verify(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<FileVerificationView> {
    return this.reading.verify(caller, id);
  }
}

import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { EditDetails } from '../actions/edit-details.js';
import { PreviewCase } from '../actions/preview.js';
import { RegisterCase } from '../actions/register.js';
import { CasePageView, SearchResultView } from '../reading/case-list.view.js';
import { CaseView } from '../reading/case.view.js';
import { LikenessView, PreviewView, RegisteredCaseView } from '../reading/guards.view.js';
import { LikeCases } from '../reading/like-cases.js';
import { ReadCases } from '../reading/read-cases.js';
import { CaseListQuery, SearchDto } from '../reading/reading.dto.js';
import { MergedCaseView, TimelinePageView } from '../reading/records.view.js';
import { RegisterAndSettleDto, RegisterCaseDto } from './register.dto.js';
import { EditCaseDto } from './edit.dto.js';

/** Taking cases in, and looking at them. */
@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly registration: RegisterCase,
    private readonly previews: PreviewCase,
    private readonly details: EditDetails,
    private readonly reading: ReadCases,
    private readonly likeness: LikeCases,
  ) {}

  @ApiOperation({
    summary: 'Register a case; with a settlement, register and close it in one action',
    description: 'Answers with the rules (at most two questions), the risk, the lane and likely duplicates.',
  })
  @Post()
  @Requires('case.register')
  register(@ByCaller() caller: Caller, @Body() body: RegisterAndSettleDto): Promise<RegisteredCaseView> {
    return this.registration.perform(caller, body);
  }

  @ApiOperation({
    summary: 'The same checks while it is being typed, from its account alone; nothing is kept',
  })
  @Post('preview')
  @HttpCode(200)
  @Requires('case.register')
  preview(@ByCaller() caller: Caller, @Body() body: RegisterCaseDto): Promise<PreviewView> {
    return this.previews.perform(caller, body);
  }

  @ApiOperation({ summary: 'The cases of the caller’s agencies and areas, the newest first' })
  @Get()
  @Requires('case.read')
  list(@ByCaller() caller: Caller, @Query() query: CaseListQuery): Promise<CasePageView> {
    return this.reading.list(caller, query);
  }

  @ApiOperation({
    summary: 'Find by number, telephone, document number, name or words',
    description:
      'What is looked for may be a name: it comes in the body, for addresses are kept in logs and histories.',
  })
  @Post('search')
  @HttpCode(200)
  @Requires('case.read')
  search(@ByCaller() caller: Caller, @Body() { q }: SearchDto): Promise<SearchResultView> {
    return this.reading.search(caller, q);
  }

  @ApiOperation({ summary: 'One case; an old number leads on (308) to the case it was merged into' })
  @ApiOkResponse({ type: CaseView })
  @ApiResponse({
    status: 308,
    type: MergedCaseView,
    description: 'It was merged into another case.',
    headers: { location: { description: 'Where that case is.', schema: { type: 'string' } } },
  })
  @Get(':id')
  @Requires('case.read')
  async show(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView | MergedCaseView> {
    return leadOn(reply, await this.reading.show(caller, id));
  }

  @ApiOperation({ summary: 'What happened to it, in order' })
  @Get(':id/timeline')
  @Requires('case.read')
  timeline(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<TimelinePageView> {
    return this.reading.timeline(caller, id, query);
  }

  @ApiOperation({ summary: 'Cases that may be the same event or the same people, as at registration' })
  @Get(':id/duplicates')
  @Requires('case.read')
  duplicates(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<LikenessView> {
    return this.likeness.show(caller, id);
  }

  @ApiOperation({ summary: 'Fill in or correct what was registered; needs If-Match' })
  @Patch(':id')
  @Requires('case.work')
  @Versioned()
  edit(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditCaseDto,
  ): Promise<CaseView> {
    return this.details.perform(caller, id, body);
  }
}

function leadOn(reply: FastifyReply, shown: CaseView | MergedCaseView): CaseView | MergedCaseView {
  if ('version' in shown) void reply.header('etag', `"${shown.version}"`);
  else void reply.status(308).header('location', `/api/v1/cases/${shown.mergedInto}`);
  return shown;
}

import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { MergeCase } from '../actions/merge.js';
import { CaseView } from '../reading/case.view.js';
import { MergeCaseDto } from './merge.dto.js';

/** Two cases become one. */
@ApiTags('cases')
@Controller('cases/:id')
export class CaseMergeController {
  constructor(private readonly merging: MergeCase) {}

  @ApiOperation({
    summary: 'Merge this case into another one, which goes on; needs If-Match',
    description:
      'Live referrals move along. The old number leads on for reading and answers a change with 409.',
  })
  @Post('merge')
  @HttpCode(200)
  @Requires('case.work')
  @Versioned()
  merge(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MergeCaseDto,
  ): Promise<CaseView> {
    return this.merging.perform(caller, id, body);
  }
}

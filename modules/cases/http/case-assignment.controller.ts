import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { AssignCase } from '../actions/assign-case.js';
import { CaseView } from '../reading/case.view.js';
import { AssignCaseDto } from './assignment.dto.js';

/** Who of the custodian handles a case. */
@ApiTags('cases')
@Controller('cases/:id')
export class CaseAssignmentController {
  constructor(private readonly assigning: AssignCase) {}

  @ApiOperation({ summary: 'Give it to somebody of the custodian; needs If-Match' })
  @Post('assignment')
  @HttpCode(200)
  @Requires('case.work')
  @Versioned()
  assign(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AssignCaseDto,
  ): Promise<CaseView> {
    return this.assigning.perform(caller, id, body);
  }
}

import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Absences } from '../absences/absences.js';
import { AbsenceDto } from './absences.dto.js';
import {
  AbsenceListView,
  AbsenceView,
  AbsentView,
  ColleagueListView,
  ColleagueView,
} from './absences.view.js';

/** Who is away and who covers: recorded by the person, as `/users/<own id>`, or by their head. */
@ApiTags('absences')
@Controller()
@Requires('queue.read')
export class AbsencesController {
  constructor(private readonly absences: Absences) {}

  @ApiOperation({
    summary: 'Whom the caller may record an absence for, and those around them that are not over',
  })
  @Get('absences')
  async inCare(@ByCaller() caller: Caller): Promise<AbsentView> {
    return AbsentView.of(await this.absences.inCare(caller));
  }

  @ApiOperation({ summary: 'Who may cover for somebody, by name' })
  @Get('users/:id/covers')
  async covers(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ColleagueListView> {
    return { items: (await this.absences.covers(caller, id)).map((one) => ColleagueView.of(one)) };
  }

  @ApiOperation({ summary: 'Absences of somebody, and those in which they cover, that are not over' })
  @Get('users/:id/absences')
  async list(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<AbsenceListView> {
    return { items: (await this.absences.around(caller, id)).map((absence) => AbsenceView.of(absence)) };
  }

  @ApiOperation({
    summary: 'Record an absence with its cover; a coordinator’s powers pass to the cover for the time',
  })
  @Post('users/:id/absences')
  async record(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { coverUserId, from, until }: AbsenceDto,
  ): Promise<AbsenceView> {
    const asked = { coverUserId, from: new Date(from), until: new Date(until) };
    return AbsenceView.of(await this.absences.record(caller, id, asked));
  }

  @ApiOperation({ summary: 'End an absence now; one that has not begun is called off' })
  @Post('users/:id/absences/:absenceId/ending')
  @HttpCode(200)
  async end(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('absenceId', ParseUUIDPipe) absenceId: string,
  ): Promise<AbsenceView> {
    return AbsenceView.of(await this.absences.end(caller, id, absenceId));
  }
}

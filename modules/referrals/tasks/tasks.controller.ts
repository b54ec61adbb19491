import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { ReadTasks } from './read-tasks.js';
import { TaskPageView } from './task.view.js';
import { TaskQuery } from './tasks.dto.js';

/** Everything that awaits somebody, whatever it is about. */
@ApiTags('tasks')
@Controller()
export class TasksController {
  constructor(private readonly tasks: ReadTasks) {}

  /** What awaits an agency. */
  @Get('agencies/:id/tasks')
  @Requires('queue.read')
  ofAgency(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: TaskQuery,
  ): Promise<TaskPageView> {
    return this.tasks.ofAgency(caller, id, query);
  }

  /**
   * What awaits the caller: what they were given, what nobody of their agencies has been given, what the centre of their
   * areas is charged with, and escalations they were told of.
   */
  @Get('me/tasks')
  @Requires('queue.read')
  mine(@ByCaller() caller: Caller, @Query() query: TaskQuery): Promise<TaskPageView> {
    return this.tasks.mine(caller, query);
  }
}

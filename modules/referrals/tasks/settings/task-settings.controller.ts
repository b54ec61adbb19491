import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../../src/platform/auth/actor.js';
import { RequiresOverRoot } from '../../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../../src/platform/http/request.js';
import { Versioned } from '../../../../src/platform/http/versioned.js';
import { EditTaskSettings } from './edit-task-settings.js';
import { TaskSettingsDto } from './task-settings.dto.js';
import { TaskSettingsView } from './task-settings.view.js';

/** The order of lists of tasks and the life of a claim, for the administrator. */
@ApiTags('tasks')
@Controller('task-settings')
@RequiresOverRoot('policy.manage')
export class TaskSettingsController {
  constructor(private readonly settings: EditTaskSettings) {}

  @ApiOperation({ summary: 'How lists of tasks are ordered, and how long a claim holds' })
  @Get()
  show(@ByCaller() caller: Caller): Promise<TaskSettingsView> {
    return this.settings.show(caller);
  }

  @ApiOperation({ summary: 'Replace it; needs If-Match. What waits is put in the new order at once' })
  @Put()
  @Versioned()
  replace(@ByCaller() caller: Caller, @Body() body: TaskSettingsDto): Promise<TaskSettingsView> {
    return this.settings.replace(caller, body);
  }
}

import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { RequiresOverRoot } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { EditHouseSettings } from './edit-house-settings.js';
import { HouseSettingsDto } from './house-settings.dto.js';
import { HouseSettingsView } from './house-settings.view.js';

/** Quiet hours and the like, for the administrator. */
@ApiTags('notifications')
@Controller('notification-settings')
@RequiresOverRoot('policy.manage')
export class HouseSettingsController {
  constructor(private readonly settings: EditHouseSettings) {}

  @ApiOperation({ summary: 'What holds for every message' })
  @Get()
  show(@ByCaller() caller: Caller): Promise<HouseSettingsView> {
    return this.settings.show(caller);
  }

  @ApiOperation({ summary: 'Replace it; needs If-Match' })
  @Put()
  @Versioned()
  replace(@ByCaller() caller: Caller, @Body() body: HouseSettingsDto): Promise<HouseSettingsView> {
    return this.settings.replace(caller, body);
  }
}

import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { RequiresOverRoot } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { EditHarm } from './edit-harm.js';
import { HarmFormulaDto, IssuedHarmFormulaDto } from './harm.dto.js';
import { HarmEffectView, HarmFormulaView } from './harm.view.js';

/** In what order the board shows what is late, for the administrator. */
@ApiTags('coordination')
@Controller('harm-formulas')
@RequiresOverRoot('policy.manage')
export class HarmController {
  constructor(private readonly harm: EditHarm) {}

  /** The newest first: that one holds. */
  @Get()
  versions(@ByCaller() caller: Caller): Promise<HarmFormulaView[]> {
    return this.harm.versions(caller);
  }

  /** What a formula would do to the limits that run; changes nothing. */
  @Post('preview')
  @HttpCode(200)
  preview(@ByCaller() caller: Caller, @Body() formula: HarmFormulaDto): Promise<HarmEffectView> {
    return this.harm.preview(caller, formula);
  }

  /** Issues a formula. Needs If-Match with the version that holds, whose place it takes. */
  @Post()
  @Versioned()
  issue(@ByCaller() caller: Caller, @Body() formula: IssuedHarmFormulaDto): Promise<HarmFormulaView> {
    return this.harm.issue(caller, formula);
  }
}

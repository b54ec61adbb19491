import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../../src/platform/auth/actor.js';
import { Requires, RequiresOverRoot } from '../../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../../src/platform/http/request.js';
import { Versioned } from '../../../../src/platform/http/versioned.js';
import { EditRoutingRules } from '../edit-routing-rules.js';
import { PreviewRoutingRules } from '../preview-rules.js';
import { ReplaceRoutingRulesDto, RoutingRulesDraftDto } from './routing-rules.dto.js';
import { RoutingRulesEffectView, RoutingRulesView } from './routing-rules.view.js';

/** What the ranking goes by. */
@ApiTags('routing')
@Controller('routing-rules')
export class RoutingRulesController {
  constructor(
    private readonly rules: EditRoutingRules,
    private readonly previewing: PreviewRoutingRules,
  ) {}

  /** The rules in force, and the versions before. */
  @Get()
  @Requires('policy.manage')
  show(@ByCaller() caller: Caller): Promise<RoutingRulesView> {
    return this.rules.show(caller);
  }

  /** What such rules would do, tried on the latest cases; changes nothing and names no case. */
  @Post('preview')
  @HttpCode(200)
  @RequiresOverRoot('policy.manage')
  preview(@ByCaller() caller: Caller, @Body() draft: RoutingRulesDraftDto): Promise<RoutingRulesEffectView> {
    return this.previewing.preview(caller, draft);
  }

  /** The next version, whole; needs If-Match with the version read. Lists made before keep the version they name. */
  @Post()
  @RequiresOverRoot('policy.manage')
  @Versioned()
  replace(@ByCaller() caller: Caller, @Body() body: ReplaceRoutingRulesDto): Promise<RoutingRulesView> {
    return this.rules.replace(caller, body);
  }
}

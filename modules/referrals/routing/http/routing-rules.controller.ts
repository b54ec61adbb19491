import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../../src/platform/auth/actor.js';
import { Requires, RequiresOverRoot } from '../../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../../src/platform/http/request.js';
import { Versioned } from '../../../../src/platform/http/versioned.js';
import { EditRoutingRules } from '../edit-routing-rules.js';
import { ReplaceRoutingRulesDto } from './routing-rules.dto.js';
import { RoutingRulesView } from './routing-rules.view.js';

/** What the ranking goes by. */
@ApiTags('routing')
@Controller('routing-rules')
export class RoutingRulesController {
  constructor(private readonly rules: EditRoutingRules) {}

  /** The rules in force, and the versions before. */
  @Get()
  @Requires('policy.manage')
  show(@ByCaller() caller: Caller): Promise<RoutingRulesView> {
    return this.rules.show(caller);
  }

  /** The next version, whole; needs If-Match with the version read. Lists made before keep the version they name. */
  @Post()
  @RequiresOverRoot('policy.manage')
  @Versioned()
  replace(@ByCaller() caller: Caller, @Body() body: ReplaceRoutingRulesDto): Promise<RoutingRulesView> {
    return this.rules.replace(caller, body);
  }
}

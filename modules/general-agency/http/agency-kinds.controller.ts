import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires, RequiresOverRoot } from '../../../src/platform/auth/requires.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { EditAgencyKinds } from '../edit-agency-kinds.js';
import { CreateAgencyKindDto, UpdateAgencyKindDto } from './agency-kinds.dto.js';
import { AgencyKindPageView, AgencyKindView } from './agency-kinds.view.js';

/** Kinds of agency: those that are modules, and those made as data. */
@ApiTags('agency-kinds')
@Controller('agency-kinds')
export class AgencyKindsController {
  constructor(private readonly kinds: EditAgencyKinds) {}

  /** Every kind, by key. */
  @Get()
  @Requires('agency.manage')
  list(@ByCaller() caller: Caller, @Query() query: PageQuery): Promise<AgencyKindPageView> {
    return this.kinds.list(caller, query);
  }

  /** One kind with its whole profile. */
  @Get(':key')
  @Requires('agency.manage')
  show(@ByCaller() caller: Caller, @Param('key') key: string): Promise<AgencyKindView> {
    return this.kinds.show(caller, key);
  }

  /** Makes a kind. Agencies of it work by its profile from then on. */
  @Post()
  @RequiresOverRoot('agency.manage')
  create(@ByCaller() caller: Caller, @Body() body: CreateAgencyKindDto): Promise<AgencyKindView> {
    return this.kinds.create(caller, body);
  }

  /** Changes what is given, the profile as a whole; needs If-Match. Kinds that are modules are not found here. */
  @Patch(':key')
  @RequiresOverRoot('agency.manage')
  @Versioned()
  change(
    @ByCaller() caller: Caller,
    @Param('key') key: string,
    @Body() body: UpdateAgencyKindDto,
  ): Promise<AgencyKindView> {
    return this.kinds.change(caller, key, body);
  }
}

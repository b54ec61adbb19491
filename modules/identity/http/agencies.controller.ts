import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires, SignedIn } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { Directory } from '../accounts/directory.js';
import { Registry } from '../accounts/registry.js';
import { AgencyQuery, CreateAgencyDto, UpdateAgencyDto } from './agencies.dto.js';
import {
  AgencyMemberView,
  AgencyPageView,
  AgencyView,
  DeactivatedAgencyView,
  RemainingListView,
} from './agencies.view.js';

/** The agencies that take part: for everybody to read, for system administrators to keep. */
@ApiTags('agencies')
@Controller('agencies')
export class AgenciesController {
  constructor(
    private readonly directory: Directory,
    private readonly registry: Registry,
  ) {}

  @ApiOperation({ summary: 'The agencies, by key' })
  @Get()
  @SignedIn()
  list(@ByCaller() caller: Caller, @Query() query: AgencyQuery): Promise<AgencyPageView> {
    return this.directory.agencies(caller, query);
  }

  @ApiOperation({ summary: 'One agency' })
  @Get(':id')
  @SignedIn()
  show(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<AgencyView> {
    return this.directory.agency(caller, id);
  }

  @ApiOperation({ summary: 'Who works in an agency: for its own people and those who answer for its area' })
  @Get(':id/members')
  @SignedIn()
  members(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<AgencyMemberView[]> {
    return this.directory.members(caller, id);
  }

  @ApiOperation({ summary: 'What an agency has open, which its deactivation would leave with it' })
  @Get(':id/open-work')
  @Requires('agency.manage')
  async openWork(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<RemainingListView> {
    return { items: await this.registry.openWorkOf(caller, id) };
  }

  @ApiOperation({ summary: 'Make an agency' })
  @Post()
  @Requires('agency.manage')
  create(@ByCaller() caller: Caller, @Body() body: CreateAgencyDto): Promise<AgencyView> {
    return this.registry.createAgency(caller, body);
  }

  @ApiOperation({ summary: 'Change what is given; needs If-Match' })
  @Patch(':id')
  @Requires('agency.manage')
  @Versioned()
  update(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateAgencyDto,
  ): Promise<AgencyView> {
    return this.registry.updateAgency(caller, id, body);
  }

  @ApiOperation({ summary: 'Offer it nothing new from now on; tells what it still has open. Needs If-Match' })
  @Post(':id/deactivation')
  @HttpCode(200)
  @Requires('agency.manage')
  @Versioned()
  deactivate(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<DeactivatedAgencyView> {
    return this.registry.deactivateAgency(caller, id);
  }

  @ApiOperation({ summary: 'Let it take part again. Needs If-Match' })
  @Post(':id/activation')
  @HttpCode(200)
  @Requires('agency.manage')
  @Versioned()
  activate(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<AgencyView> {
    return this.registry.activateAgency(caller, id);
  }
}

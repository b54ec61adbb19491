import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires, SignedIn } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Directory } from '../accounts/directory.js';
import { Registry } from '../accounts/registry.js';
import { AreaQuery, CreateAreaDto } from './areas.dto.js';
import { AreaView } from './areas.view.js';

/** The administrative division: for everybody to read, for system administrators to extend. */
@ApiTags('areas')
@Controller('areas')
export class AreasController {
  constructor(
    private readonly directory: Directory,
    private readonly registry: Registry,
  ) {}

  @ApiOperation({ summary: 'The area tree as a list, parents before their children' })
  @Get()
  @SignedIn()
  list(@ByCaller() caller: Caller, @Query() query: AreaQuery): Promise<AreaView[]> {
    return this.directory.areas(caller, query.areaCode ?? null);
  }

  @ApiOperation({ summary: 'Make an area inside one that exists' })
  @Post()
  @Requires('area.manage')
  create(@ByCaller() caller: Caller, @Body() body: CreateAreaDto): Promise<AreaView> {
    return this.registry.createArea(caller, body);
  }
}

import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires, SignedIn } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { Policies } from '../policy/policies.js';
import { Reissues } from '../policy/reissues.js';
import { ChangedLadderDto, ChangedLimitDto, NewPolicyDto, PolicyVersionDto } from './policies.dto.js';
import { PolicyVersionView, PolicyView, ReissuePreviewView } from './policy.view.js';
import { RecomputationView } from './recomputation.view.js';

@ApiTags('policies')
@Controller('policies')
export class PoliciesController {
  constructor(
    private readonly policies: Policies,
    private readonly reissues: Reissues,
  ) {}

  /** Every policy with the version in force. */
  @Get()
  @SignedIn()
  async list(@ByCaller() caller: Caller): Promise<PolicyView[]> {
    return (await this.policies.list(caller)).map((entry) => PolicyView.of(entry));
  }

  /** Makes a policy with its first version. */
  @Post()
  @Requires('policy.manage')
  async create(@ByCaller() caller: Caller, @Body() policy: NewPolicyDto): Promise<PolicyVersionView> {
    return PolicyVersionView.of(
      await this.policies.create(caller, { ...policy, areaId: policy.areaId ?? null }),
    );
  }

  /** Newest first. */
  @Get(':key/versions')
  @SignedIn()
  async versions(@ByCaller() caller: Caller, @Param('key') key: string): Promise<PolicyVersionView[]> {
    return (await this.policies.versions(caller, key)).map((version) => PolicyVersionView.of(version));
  }

  /** Clocks that run stay with the version they began with. */
  @Post(':key/versions')
  @Requires('policy.manage')
  async addVersion(
    @ByCaller() caller: Caller,
    @Param('key') key: string,
    @Body() version: PolicyVersionDto,
  ): Promise<PolicyVersionView> {
    return PolicyVersionView.of(await this.policies.addVersion(caller, key, version));
  }

  /**
   * Changes one limit: a new version, the newest one with this rule as given. Needs If-Match with the number of the version
   * that was read.
   */
  @Patch(':key')
  @Requires('policy.manage')
  @Versioned()
  async changeLimit(
    @ByCaller() caller: Caller,
    @Param('key') key: string,
    @Body() { rule, sourceDocument, ...limit }: ChangedLimitDto,
  ): Promise<PolicyVersionView> {
    return PolicyVersionView.of(
      await this.policies.changeLimit(caller, key, { rule, limit, sourceDocument }),
    );
  }

  /**
   * Says anew who is told when limits of this ladder pass: a new version, all else as it was. Needs If-Match with the number
   * of the version that was read.
   */
  @Put(':key/ladders/:name')
  @Requires('policy.manage')
  @Versioned()
  async changeLadder(
    @ByCaller() caller: Caller,
    @Param('key') key: string,
    @Param('name') name: string,
    @Body() { steps, sourceDocument }: ChangedLadderDto,
  ): Promise<PolicyVersionView> {
    return PolicyVersionView.of(
      await this.policies.changeLadder(caller, key, { name, steps, sourceDocument }),
    );
  }

  /** What a re-issue would do; changes nothing. */
  @Post(':key/reissue-preview')
  @HttpCode(200)
  @Requires('policy.manage')
  preview(@ByCaller() caller: Caller, @Param('key') key: string): Promise<ReissuePreviewView> {
    return this.reissues.preview(caller, key);
  }

  /**
   * Begins to put the running clocks on the newest version; `GET /recomputations/:id` tells how far it has come. Needs If-Match with
   * the number of the version whose preview was read.
   */
  @Post(':key/reissue')
  @HttpCode(200)
  @Requires('policy.manage')
  @Versioned()
  async reissue(@ByCaller() caller: Caller, @Param('key') key: string): Promise<RecomputationView> {
    return RecomputationView.of(await this.reissues.reissue(caller, key));
  }
}

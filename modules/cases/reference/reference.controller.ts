import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { RequiresOverRoot, SignedIn } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { EditReference } from './edit-reference.js';
import { REFERENCE_KINDS } from './reference-kinds.js';
import { ReplaceReferenceDto } from './reference.dto.js';
import { ReferenceHistoryView, ReferenceView } from './reference.view.js';

const KIND = { name: 'kind', enum: [...REFERENCE_KINDS] };

/**
 * Rules, words, weights and limits as data: guard_rules, fact_catalogue, risk_triggers, lane_limits, duplicate_weights,
 * legal_paths, danger_scale, close_terms, case_terms, referral_terms, dispute_types, type_words.
 */
@ApiTags('reference')
@Controller('reference')
export class ReferenceController {
  constructor(private readonly documents: EditReference) {}

  @ApiOperation({ summary: 'The document of a kind that is in force' })
  @ApiParam(KIND)
  @Get(':kind')
  @SignedIn()
  show(@ByCaller() caller: Caller, @Param('kind') kind: string): Promise<ReferenceView> {
    return this.documents.show(caller, kind);
  }

  @ApiOperation({ summary: 'Its versions, the newest first' })
  @ApiParam(KIND)
  @Get(':kind/versions')
  @SignedIn()
  history(@ByCaller() caller: Caller, @Param('kind') kind: string): Promise<ReferenceHistoryView[]> {
    return this.documents.history(caller, kind);
  }

  @ApiOperation({ summary: 'Replace it, from now on; needs If-Match' })
  @ApiParam(KIND)
  @Post(':kind')
  @HttpCode(200)
  @RequiresOverRoot('taxonomy.manage')
  @Versioned()
  replace(
    @ByCaller() caller: Caller,
    @Param('kind') kind: string,
    @Body() body: ReplaceReferenceDto,
  ): Promise<ReferenceView> {
    return this.documents.replace(caller, kind, body);
  }
}

import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { RegisterCaseDto } from '../http/register.dto.js';
import { PreviewLimit } from '../likeness/preview-limit.js';
import { toPreviewView } from '../reading/guard-views.js';
import type { PreviewView } from '../reading/guards.view.js';
import { IntakeDesk } from './intake.js';
import { auditSightOf } from './register.js';

/**
 * The checks of a registration, while it is being typed: nothing of it is kept. It says nothing that rests on cases the reader
 * may not see; the registration, which stays on record, counts those too.
 */
@Injectable()
export class PreviewCase {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: IntakeDesk,
    private readonly limit: PreviewLimit,
  ) {}

  /**
   * What is typed is not kept, not even as the answer to a command.
   * @throws as `RegisterCase` does for the same input, save that a place or telephone may be missing; DomainError 429 `previews_used_up`
   */
  perform(caller: Caller, dto: RegisterCaseDto): Promise<PreviewView> {
    return this.uow.run({ ...caller, command: null }, async (tx) => {
      const intake = await this.desk.read(tx, dto, 'preview');
      await this.limit.require(tx, intake.parties);
      auditSightOf(tx, intake);
      return toPreviewView(intake);
    });
  }
}

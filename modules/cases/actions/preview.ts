import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { RegisterCaseDto } from '../http/register.dto.js';
import { toPreviewView } from '../reading/guard-views.js';
import type { PreviewView } from '../reading/guards.view.js';
import { IntakeDesk } from './intake.js';
import { auditSightOf } from './register.js';

/** The checks of a registration, while it is being typed: nothing is kept. */
@Injectable()
export class PreviewCase {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: IntakeDesk,
  ) {}

  /** @throws as `RegisterCase` does for the same input */
  perform(caller: Caller, dto: RegisterCaseDto): Promise<PreviewView> {
    return this.uow.run(caller, async (tx) => {
      const intake = await this.desk.read(tx, dto);
      auditSightOf(tx, intake);
      return toPreviewView(intake.judged, intake.alike);
    });
  }
}

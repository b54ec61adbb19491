import { Injectable } from '@nestjs/common';
import { Conflict } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Cases } from '../cases.js';
import type { StopLegalDto } from '../http/steps.dto.js';
import type { CaseView } from '../reading/case.view.js';
import { CaseStep } from './case-step.js';

/** stop_legal: any open → handling on the legal track, by a supervisor; the guard rules do the same by themselves. */
@Injectable()
export class StopLegal {
  constructor(
    private readonly steps: CaseStep,
    private readonly cases: Cases,
  ) {}

  /** @throws Conflict `already_stopped` */
  perform(caller: Caller, caseId: string, dto: StopLegalDto): Promise<CaseView> {
    return this.steps.take(caller, caseId, 'stop_legal', async (tx, { theCase }) => {
      if (theCase.legalTrack)
        throw new Conflict('already_stopped', 'The case is on the legal track already.');
      await this.cases.stopLegal(tx, theCase, dto);
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CompleteLegalStepDto } from '../http/steps.dto.js';
import { LegalPaths, type OpenPath } from '../legal-path/legal-paths.js';
import { iso } from '../reading/case-views.js';
import type { LegalPathView } from '../reading/records.view.js';
import { CaseStep } from './case-step.js';

/** Reads the legal paths of a case and ticks off their steps. */
@Injectable()
export class LegalPathSteps {
  constructor(
    private readonly steps: CaseStep,
    private readonly paths: LegalPaths,
  ) {}

  show(caller: Caller, caseId: string): Promise<LegalPathView[]> {
    return this.steps.read(caller, caseId, (tx) => this.view(tx, caseId));
  }

  /** @throws NotFound `legal_step_not_found`; Conflict `legal_step_done` with who and when */
  complete(
    caller: Caller,
    caseId: string,
    { code, note, result }: CompleteLegalStepDto & { readonly code: string },
  ): Promise<LegalPathView[]> {
    return this.steps.record(caller, caseId, async (tx, theCase) => {
      await this.paths.complete(tx, theCase, {
        code,
        note: note ?? null,
        raisesNothing: result === 'not_applicable',
      });
      return this.view(tx, caseId);
    });
  }

  private async view(tx: Tx, caseId: string): Promise<LegalPathView[]> {
    return (await this.paths.ofCase(tx, caseId)).map(toView);
  }
}

function toView({ id, kind, title, openedBecause, rules, openedAt, steps }: OpenPath): LegalPathView {
  return {
    id,
    kind,
    title,
    openedBecause,
    rules: [...rules],
    openedAt: openedAt.toISOString(),
    steps: steps.map((step) => ({
      code: step.code,
      title: step.definition.title,
      toKinds: [...step.definition.toKinds],
      ownerAgency: step.ownerAgencyName,
      startedAt: iso(step.startedAt),
      dueAt: iso(step.dueAt),
      completedAt: iso(step.completedAt),
      completedBy: step.completedByName,
      note: step.note,
      cleanInARow: step.cleanInARow,
    })),
  };
}

import { Injectable } from '@nestjs/common';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CompleteLegalStepDto } from '../http/records.dto.js';
import type { CaseRelation } from '../case-access.js';
import { requireOwn } from '../legal-duty/own-step.js';
import { LegalPaths } from '../legal-path/legal-paths.js';
import { toLegalPathView } from '../reading/legal-path-view.js';
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
    return this.steps.see(caller, { caseId, part: 'legal_path' }, (tx) => this.view(tx, caseId));
  }

  /** @throws NotFound `legal_step_not_found`; Conflict `legal_step_done` with who and when; Forbidden `legal_step_not_yours` */
  complete(
    caller: Caller,
    caseId: string,
    { code, note, result }: CompleteLegalStepDto & { readonly code: string },
  ): Promise<LegalPathView[]> {
    return this.steps.record(
      caller,
      caseId,
      async (tx, theCase, relations) => {
        if (isOnlyPolice(relations)) {
          requireOwn(await this.paths.ofCase(tx, caseId), { code, agencyIds: agenciesOf(caller.actor) });
        }
        await this.paths.complete(tx, theCase, {
          code,
          note: note ?? null,
          raisesNothing: result === 'not_applicable',
        });
        return this.view(tx, caseId);
      },
      'handle',
    );
  }

  private async view(tx: Tx, caseId: string): Promise<LegalPathView[]> {
    return (await this.paths.ofCase(tx, caseId)).map(toLegalPathView);
  }
}

/** They see the case for the steps they owe, and complete those. */
function isOnlyPolice(relations: ReadonlySet<CaseRelation>): boolean {
  return relations.size === 1 && relations.has('police');
}

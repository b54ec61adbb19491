import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { insertFacts, readRecordedFacts } from '../guards/circumstances.store.js';
import { CaseGuards } from '../guards/case-guards.js';
import type { FactDto } from '../http/facts.dto.js';
import { requireOpenOrOnPath } from '../legal-path/open-on-path.js';
import { toGuardReportView } from '../reading/guard-views.js';
import type { GuardReportView } from '../reading/guards.view.js';
import type { FactView } from '../reading/records.view.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { CaseStep } from './case-step.js';
import { readFactDtos } from './intake.js';

/** Puts answers on record, one after another; the rules look again, and a STOP opens its legal path at once. */
@Injectable()
export class RecordFacts {
  constructor(
    private readonly steps: CaseStep,
    private readonly guards: CaseGuards,
  ) {}

  /** @returns what the rules say now */
  perform(caller: Caller, caseId: string, dtos: readonly FactDto[]): Promise<GuardReportView> {
    return this.steps.record(
      caller,
      caseId,
      async (tx, theCase) => {
        const after = await this.record(tx, theCase, dtos);
        return toGuardReportView(await this.guards.judge(tx, after));
      },
      'handle',
    );
  }

  /** The same on a case that is locked. @throws Conflict `case_closed` where no step of a path waits; InvalidInput */
  async record(tx: Tx, theCase: CaseRow, dtos: readonly FactDto[]): Promise<CaseRow> {
    await requireOpenOrOnPath(tx, theCase);
    const facts = readFactDtos(dtos);
    await insertFacts(tx, theCase.id, facts, tx.caller.actor.displayName);
    const told = await changeCase(tx, theCase, {}, { type: 'case.facts_recorded', payload: { facts } });
    return this.guards.apply(tx, told);
  }

  list(caller: Caller, caseId: string): Promise<FactView[]> {
    return this.steps.see(caller, { caseId, part: 'facts' }, async (tx) =>
      (await readRecordedFacts(tx, caseId)).map(({ at, ...fact }) => ({ ...fact, at: at.toISOString() })),
    );
  }

  report(caller: Caller, caseId: string): Promise<GuardReportView> {
    return this.steps.see(caller, { caseId, part: 'guards' }, async (tx, theCase) =>
      toGuardReportView(await this.guards.judge(tx, theCase)),
    );
  }
}

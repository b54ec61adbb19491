import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { CaseClocks } from '../case-clocks.js';
import { followCompletion } from '../completion.js';
import { CaseGuards } from '../guards/case-guards.js';
import type { EditCaseDto } from '../http/edit.dto.js';
import type { CaseView } from '../reading/case.view.js';
import type { CaseChange } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { CaseStep, requireOpen } from './case-step.js';
import { readPast, requireType } from './intake.js';

/** Fills in or corrects what was registered; the rules look again, and what is still owed with them. */
@Injectable()
export class EditDetails {
  constructor(
    private readonly steps: CaseStep,
    private readonly guards: CaseGuards,
    private readonly caseClocks: CaseClocks,
  ) {}

  perform(caller: Caller, caseId: string, dto: EditCaseDto): Promise<CaseView> {
    return this.steps.change(caller, caseId, async (tx, theCase) => {
      requireOpen(theCase);
      await requireType(tx, dto.typeCode, theCase.typeCode);
      const { occurredAt, ...plain } = dto;
      const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
      const change: CaseChange = {
        ...given,
        ...(occurredAt === undefined
          ? {}
          : { occurredAt: readPast(occurredAt, 'occurredAt', await tx.now()) }),
      };
      const after = await changeCase(tx, theCase, change, {
        type: 'case.details_changed',
        payload: { fields: Object.keys(change) },
      });
      const judged = await this.guards.apply(tx, after);
      await followCompletion(tx, this.caseClocks, { theCase: judged, before: theCase });
    });
  }
}

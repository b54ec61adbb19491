import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockSubjectRef, SubjectWords } from '../../sla/index.js';
import { PLACED, type PlacedCase } from '../store/placed-case.js';
import { ShownTypes } from './shown-types.js';

interface CaseOfLine {
  readonly id: string;
  readonly number: string;
  readonly typeCode: string | null;
  readonly placed: PlacedCase;
}

/** What lists of late clocks say of what a clock runs on: the number of the case, and its type under the rule of all lists. */
@Injectable()
export class ClockLines {
  constructor(private readonly types: ShownTypes) {}

  async tell(tx: Tx, subjects: readonly ClockSubjectRef[]): Promise<ReadonlyMap<string, SubjectWords>> {
    const caseIds = [...new Set(subjects.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])))];
    const cases = new Map(
      (
        await tx.query<CaseOfLine>(
          `select d.id, d.number, d.type_code as "typeCode", ${PLACED} as placed from dispute_case d where d.id = any($1)`,
          [caseIds],
        )
      ).map((row) => [row.id, row]),
    );
    const lines = subjects.map(({ subjectType, subjectId, caseId }) => {
      const found = caseId === null ? undefined : cases.get(caseId);
      return {
        subjectType,
        subjectId,
        caseId,
        caseNumber: found?.number ?? null,
        typeCode: found?.typeCode ?? null,
        placed: found?.placed ?? null,
      };
    });
    const shown = await this.types.shownIn(tx, lines);
    return new Map(
      shown.map(({ subjectId, caseNumber, typeCode, typeName }) => [
        subjectId,
        { caseNumber, typeCode, typeName },
      ]),
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { Tx } from '../../src/platform/database/tx.js';
import type { Agency } from '../identity/index.js';
import { CaseClocks } from './case-clocks.js';
import { formatCaseNumber } from './domain/case-number.js';
import type { CaseRow, CaseSource } from './store/case-row.js';
import { insertCase } from './store/cases.store.js';
import { newCase } from './store/new-case.js';

/** A case of the past as another system kept it: what is known of it, and no party. */
export interface PastCase {
  /** Took it in, and answers for it. */
  readonly agency: Agency;
  readonly narrative: string;
  readonly placeText: string | null;
  readonly source: CaseSource;
  readonly sourceReference: string;
  /** Its number, printed; whoever brings cases in counts them, under a name that no agency has. */
  readonly number: Parameters<typeof formatCaseNumber>[0];
}

/** Brings in cases that were registered elsewhere, at the instant of `tx`: nobody is at the desk to be asked, so no rule judges. */
@Injectable()
export class PastCases {
  constructor(private readonly caseClocks: CaseClocks) {}

  async register(tx: Tx, past: PastCase): Promise<CaseRow> {
    const row = await rowOf(tx, past);
    await insertCase(tx, row);
    const { number, source, typeCode, risk, lane } = row;
    tx.emit({
      type: 'case.registered',
      subjectType: 'case',
      subjectId: row.id,
      streamId: row.id,
      payload: { number, source, typeCode, risk, lane },
    });
    tx.audit({
      action: 'case.registered',
      subjectType: 'case',
      subjectId: row.id,
      agencyId: row.registeringAgencyId,
      detail: { past: true },
    });
    await this.caseClocks.startRoutingAndResolve(tx, row);
    return row;
  }
}

function rowOf(
  tx: Tx,
  { agency, number, narrative, placeText, source, sourceReference }: PastCase,
): Promise<CaseRow> {
  return newCase(tx, {
    number: formatCaseNumber(number),
    registeringAgencyId: agency.id,
    areaId: agency.areaId,
    areaPath: agency.areaPath,
    typeCode: null,
    source,
    sourceReference,
    lane: 'simple',
    risk: 'blue',
    narrative,
    placeText,
    occurredAt: null,
    amountFen: null,
    headcount: 1,
  });
}

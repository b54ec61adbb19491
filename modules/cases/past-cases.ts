import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../src/kernel/ids.js';
import type { Tx } from '../../src/platform/database/tx.js';
import type { Agency } from '../identity/index.js';
import { CaseClocks } from './case-clocks.js';
import { formatCaseNumber } from './domain/case-number.js';
import type { CaseRow, CaseSource } from './store/case-row.js';
import { insertCase } from './store/cases.store.js';

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
    await this.caseClocks.startRouting(tx, row);
    await this.caseClocks.startResolve(tx, row);
    return row;
  }
}

async function rowOf(tx: Tx, past: PastCase): Promise<CaseRow> {
  const { agency, narrative, placeText, source, sourceReference } = past;
  const now = await tx.now();
  const { actor } = tx.caller;
  return {
    id: uuidv7(),
    number: formatCaseNumber(past.number),
    registeringAgencyId: agency.id,
    registeredBy: actor.userId,
    ownerAgencyId: agency.id,
    custodianAgencyId: agency.id,
    handlerUserId: null,
    areaId: agency.areaId,
    areaPath: agency.areaPath,
    typeCode: null,
    source,
    sourceReference,
    lane: 'simple',
    risk: 'blue',
    state: 'registered',
    takenAt: null,
    legalTrack: false,
    withdrawnAt: null,
    cycle: 1,
    narrative,
    placeText,
    occurredAt: null,
    amountFen: null,
    headcount: 1,
    triageReason: null,
    outcome: null,
    closingNote: null,
    mergedInto: null,
    applicationReceivedAt: null,
    legallyAcceptedAt: null,
    registeredAt: now,
    closedAt: null,
    version: 1,
    changedAt: now,
    changedByUserId: actor.userId,
    changedByName: actor.displayName,
  };
}

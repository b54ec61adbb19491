import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from './case-row.js';

/** What is known of a dispute when it is registered; the rest begins alike for every case. */
export type Registration = Pick<
  CaseRow,
  | 'number'
  | 'registeringAgencyId'
  | 'areaId'
  | 'areaPath'
  | 'typeCode'
  | 'source'
  | 'sourceReference'
  | 'lane'
  | 'risk'
  | 'narrative'
  | 'placeText'
  | 'occurredAt'
  | 'amountFen'
  | 'headcount'
>;

/** A case as it is at its registration: owned and held by the agency that registers it. */
export async function newCase(tx: Tx, registration: Registration): Promise<CaseRow> {
  const now = await tx.now();
  const { actor } = tx.caller;
  return {
    ...registration,
    id: uuidv7(now.getTime()),
    registeredBy: actor.userId,
    ownerAgencyId: registration.registeringAgencyId,
    custodianAgencyId: registration.registeringAgencyId,
    chargedAgencyId: null,
    handlerUserId: null,
    state: 'registered',
    legalTrack: false,
    takenAt: null,
    withdrawnAt: null,
    cycle: 1,
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

import type { Tx } from '../../src/platform/database/tx.js';
import { statutoryStartOf } from './domain/case-terms.js';
import type { Reference } from './reference/reference.js';
import type { CaseRow } from './store/case-row.js';

/** When the limit of the law began for this case; null while the fact it counts from is not on record. */
export async function statutoryInstant(
  tx: Tx,
  theCase: Pick<CaseRow, 'typeCode' | 'applicationReceivedAt' | 'legallyAcceptedAt'>,
  reference: Reference,
): Promise<Date | null> {
  const { definition } = await reference.get(tx, 'case_terms');
  const from = statutoryStartOf(definition, theCase.typeCode);
  return from === 'application_received' ? theCase.applicationReceivedAt : theCase.legallyAcceptedAt;
}

import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../store/case-row.js';
import type { PathRow } from './legal-path.store.js';

/** Tells on the case's timeline, and in the audit trail, what became of a whole path. */
export function tellPath(
  tx: Tx,
  theCase: CaseRow,
  { id, kind }: Pick<PathRow, 'id' | 'kind'>,
  type: 'legal_path.withdrawn' | 'legal_path.moved',
): void {
  tx.emit({ type, subjectType: 'legal_path', subjectId: id, streamId: theCase.id, payload: { kind } });
  tx.audit({
    action: type,
    subjectType: 'case',
    subjectId: theCase.id,
    agencyId: theCase.custodianAgencyId,
    detail: { kind },
  });
}

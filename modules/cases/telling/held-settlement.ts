import type { Tx } from '../../../src/platform/database/tx.js';
import type { Verdict } from '../domain/guard-report.js';
import type { CaseRole } from '../domain/case-role.js';
import type { CaseRow } from '../store/case-row.js';

/**
 * What was settled on the scene is held: who may lift every rule that holds it is told, the heads of the agency that took it in
 * where they may, else the coordinator of the area; where there is none, the heads all the same, who can send it on. The others named
 * by a rule read it in the case.
 */
export function tellHeldSettlement(
  tx: Tx,
  theCase: CaseRow,
  { agencyKind, holds }: { readonly agencyKind: string; readonly holds: readonly Verdict[] },
): void {
  // As which its heads speak about a case of their agency: see `caseRolesOf`.
  const role: CaseRole = agencyKind === 'station' ? 'station_head' : 'supervisor';
  tx.emit({
    type: 'case.settlement_held',
    subjectType: 'case',
    subjectId: theCase.id,
    streamId: theCase.id,
    payload: {
      rules: holds.map(({ rule }) => rule),
      decidedBy: holds.every(({ overridableBy }) => overridableBy.includes(role)) ? 'head' : 'centre',
      areaId: theCase.areaId,
      ownerAgencyId: theCase.ownerAgencyId,
      custodianAgencyId: theCase.custodianAgencyId,
    },
  });
}

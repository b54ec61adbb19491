import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { maskName } from '../domain/masking.js';
import { LegalPaths } from '../legal-path/legal-paths.js';
import type { OpenPath } from '../legal-path/path-steps.js';
import { Parties } from '../parties.js';
import { toLegalPathView } from '../reading/legal-path-view.js';
import type { CodeView } from '../reading/case.view.js';
import type { LegalPathView } from '../reading/records.view.js';
import type { CaseRow } from '../store/case-row.js';
import type { LegalDutyView } from './legal-duty.view.js';

/** The narrow view of a case for those who owe it a step, or were told of one; each sight is on record. */
@Injectable()
export class LegalDutyViews {
  constructor(
    private readonly paths: LegalPaths,
    private readonly parties: Parties,
  ) {}

  async of(tx: Tx, theCase: CaseRow, agencyIds: readonly string[]): Promise<LegalDutyView> {
    const { id: caseId, number, state, risk } = theCase;
    tx.audit({
      action: 'case.seen',
      subjectType: 'case',
      subjectId: caseId,
      agencyId: agencyIds[0] ?? null,
      detail: { part: 'legal_duty' },
    });
    const parties = await this.parties.ofCase(tx, caseId);
    const owed = (await this.paths.ofCase(tx, caseId)).filter(({ steps }) =>
      steps.some(({ ownerAgencyId, toldAgencyIds }) =>
        [ownerAgencyId, ...toldAgencyIds].some((id) => agencyIds.includes(id)),
      ),
    );
    return {
      caseId,
      number,
      state,
      type: await typeOf(tx, theCase.typeCode),
      risk,
      parties: parties.map((party) => ({
        role: party.role,
        kind: party.kind,
        isMinor: party.isMinor,
        name: maskName(party),
      })),
      paths: owed.map((path) => withOwnNotes(path, agencyIds)),
    };
  }
}

/** A note on a step may tell anything of the case: it stays with whoever is charged with the step. */
function withOwnNotes(path: OpenPath, agencyIds: readonly string[]): LegalPathView {
  const steps = path.steps.map((step) =>
    agencyIds.includes(step.ownerAgencyId) ? step : { ...step, note: null },
  );
  return toLegalPathView({ ...path, steps });
}

async function typeOf(tx: Tx, code: string | null): Promise<CodeView | null> {
  if (code === null) return null;
  const [type] = await tx.query<{ name: string }>('select name from dispute_type where code = $1', [code]);
  return { code, name: type?.name ?? code };
}

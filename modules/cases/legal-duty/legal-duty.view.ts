import type { CaseState } from '../domain/case-state.js';
import type { RiskLevel } from '../domain/risk-level.js';
import { CodeView } from '../reading/case.view.js';
import { LegalPathView } from '../reading/records.view.js';

/** Somebody in the case, masked. */
export class DutyPartyView {
  /** @example victim */
  role: string;
  /** @example person */
  kind: 'person' | 'organisation';
  /** @example false */
  isMinor: boolean;
  /** @example 欧阳某 */
  name: string;
}

/** What an agency is told of a case of which it owes a step of a legal path or was told of one, and nothing beside. */
export class LegalDutyView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  caseId: string;
  /** @example 和〔2026〕草堂所第000123号 */
  number: string;
  /** @example handling */
  state: CaseState;
  type: CodeView | null;
  /** @example red */
  risk: RiskLevel;
  parties: DutyPartyView[];
  /** The paths on which it owes a step or was told of one; what others noted on theirs is left out. */
  paths: LegalPathView[];
}

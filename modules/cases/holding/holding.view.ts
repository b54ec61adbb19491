import type { RiskLevel } from '../domain/risk-level.js';
import { CaseClockView } from '../reading/case.view.js';

/**
 * What an agency is told of a case that it holds through a referral: how it stands to its own work, and nothing of the
 * dispute or its people, for which it has the snapshot.
 */
export class HoldingView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  caseId: string;
  /** @example 和〔2026〕草堂所第000123号 */
  number: string;
  /** @example yellow */
  risk: RiskLevel;
  /** The law has stopped mediation. @example false */
  isStopped: boolean;
  /** A party has withdrawn consent: report within a working day. @example false */
  isConsentWithdrawn: boolean;
  /** What of the case's clocks is charged to the holder. */
  clocks: CaseClockView[];
}

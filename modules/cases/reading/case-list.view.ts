import type { CaseState } from '../domain/case-state.js';
import type { CloseOutcome } from '../domain/close-outcome.js';
import type { Lane } from '../domain/lane.js';
import type { RiskLevel } from '../domain/risk-level.js';
import type { CaseSource } from '../store/case-row.js';

/** A case in a list. */
export class CaseInListView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example 和〔2026〕草堂所第000123号 */
  number: string;
  /** @example 3 */
  version: number;
  /** @example handling */
  state: CaseState;
  /** @example false */
  legalTrack: boolean;
  /** @example simple */
  lane: Lane;
  /** @example yellow */
  risk: RiskLevel;
  /** @example 0202 */
  typeCode: string | null;
  /** @example 噪音 */
  typeName: string | null;
  /** @example '110' */
  source: CaseSource;
  /** Number of the call or order it came from. @example JQ2026030200017 */
  sourceReference: string | null;
  /** @example 楼上装修噪音引起争吵 */
  narrative: string;
  /** @example 草堂街道浣花路 */
  placeText: string | null;
  /** Masked. @example ["刘某","王某"] */
  parties: string[];
  /** @example 草堂派出所 */
  custodianAgency: string;
  custodianAgencyId: string;
  handlerUserId: string | null;
  /** Who handles it; null while nobody does. @example 陈警官 */
  handlerName: string | null;
  /** The earliest running deadline of the case itself. @example 2026-03-03T01:00:00.000Z */
  deadlineAt: string | null;
  /** @example null */
  outcome: CloseOutcome | null;
  /** @example null */
  mergedInto: string | null;
  /** @example 2026-03-02T01:05:00.000Z */
  registeredAt: string;
}

export class CasePageView {
  items: CaseInListView[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** What a search found. */
export class SearchResultView {
  /**
   * By what it was understood: case number, its serial number alone, number of the call or order it came from, phone,
   * document, or words (which looks at names too). @example phone
   */
  by: 'number' | 'serial' | 'source_reference' | 'phone' | 'document' | 'words';
  items: CaseInListView[];
}

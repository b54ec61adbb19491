import type { OnTimeVerdict } from './verdict.js';

/** A run. */
export class ReplayView {
  id: string;
  /** @example 2015年市民服务请求 */
  name: string;
  /** @example America/New_York */
  timeZone: string;
  /** @example 2016-01-13T04:00:00.000Z */
  asOf: string;
  /** The area apart in which everything of the run lies; nobody holds a role over it. */
  areaId: string;
  /** @example 12115 */
  rows: number;
}

/** A batch that was taken. */
export class ReplayBatchView {
  /** @example 500 */
  taken: number;
}

/** What judging came to. */
export class ReplayJudgementView {
  /** Clocks on which something came due. @example 1128 */
  fired: number;
}

/** The breach on record. */
export class ReplayBreachView {
  id: string;
  deadlineAt: string;
}

/** One request as the engine judges it. */
export class ReplayVerdictView {
  /** @example 1 */
  line: number;
  /** @example 101001240765 */
  externalId: string;
  /** @example BTDT */
  department: string;
  caseId: string;
  referralId: string;
  /** @example OVERDUE */
  verdict: OnTimeVerdict;
  /** What the other system said; null where it did not judge. @example OVERDUE */
  ownVerdict: OnTimeVerdict | null;
  /** Null where nothing was promised. */
  deadlineAt: string | null;
  /** When the promise was kept; null while open, and where nothing was promised. */
  stoppedAt: string | null;
  breach: ReplayBreachView | null;
  /** The file has it closed before it was opened: it was closed as it was opened. */
  closedBeforeOpen: boolean;
}

export class ReplayVerdictPageView {
  items: ReplayVerdictView[];
  nextCursor: string | null;
}

/** How a department fared, and how often both agree. */
export class DepartmentView {
  /** @example BTDT */
  department: string;
  rows: number;
  onTime: number;
  overdue: number;
  agree: number;
  differ: number;
  /** The other system did not judge. */
  unjudged: number;
  closedBeforeOpen: number;
}

export class ReplaySummaryView {
  departments: DepartmentView[];
  total: DepartmentView;
}

/** A consent, a refusal, a withdrawal or a legal basis, as it was recorded. */
export class ConsentView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  partyId: string;
  /** @example mediation */
  purpose: string;
  /** Null for any recipient. */
  recipientAgencyId: string | null;
  /** @example given */
  decision: string;
  /** @example null */
  legalBasis: string | null;
  /** @example on_camera */
  manner: string;
  /** @example 执法记录仪 ZFY20260302-017 */
  evidence: string | null;
  /** @example 2026-03-02T01:05:00.000Z */
  recordedAt: string;
  /** @example 陈警官 */
  recordedBy: string | null;
}

/** An answer or a count on record. */
export class FactView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example violence */
  code: string;
  /** @example yes */
  value: string | null;
  /** @example null */
  number: number | null;
  /** @example 陈警官 */
  saidBy: string;
  /** @example 2026-03-02T01:05:00.000Z */
  at: string;
}

/** What the danger scale came to. */
export class DangerView {
  /** @example 6 */
  score: number;
  /** @example high */
  level: string;
  /** No open answer could raise it. @example true */
  isFinal: boolean;
  /** @example ["S1"] */
  specialYes: string[];
  /** @example [] */
  unanswered: string[];
}

/** A step of a legal path. */
export class LegalStepView {
  /** @example warning_decision */
  code: string;
  /** @example 决定是否出具告诫书 */
  title: string;
  /** Kinds of agency that do it. @example ["station"] */
  toKinds: string[];
  /** Kinds of agency that are told as it begins. @example ["community","womens-federation"] */
  tells: string[];
  /** @example 草堂派出所 */
  ownerAgency: string;
  /** Null: it waits for another step. @example 2026-03-02T01:05:00.000Z */
  startedAt: string | null;
  /** Null where no limit is known. @example 2026-03-05T02:00:00.000Z */
  dueAt: string | null;
  /** @example null */
  completedAt: string | null;
  /** @example null */
  completedBy: string | null;
  /** @example null */
  note: string | null;
  /** Clean visits in a row. @example 0 */
  cleanInARow: number;
}

/** A path on which a stopped or diverted case goes on. */
export class LegalPathView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example domestic_violence */
  kind: string;
  /** @example 家庭暴力处置 */
  title: string;
  /** @example guard */
  openedBecause: string;
  /** @example ["R12"] */
  rules: string[];
  /** @example 2026-03-02T01:05:00.000Z */
  openedAt: string;
  steps: LegalStepView[];
}

/** Something that happened to a case. */
export class TimelineEntryView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example 2026-03-02T01:05:00.000Z */
  at: string;
  /** @example case.registered */
  type: string;
  /** @example case */
  subjectType: string;
  subjectId: string;
  /** @example user */
  actorKind: string;
  /** @example 陈警官 */
  actor: string;
  /** Ids, codes and short texts. */
  payload: Readonly<Record<string, unknown>>;
}

export class TimelinePageView {
  items: TimelineEntryView[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** Where a case that was merged goes on. */
export class MergedCaseView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  mergedInto: string;
}

/** Something that was put on record, with who did so and when. */
export class RecordedView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example 2026-03-02T01:05:00.000Z */
  at: string;
  /** Who recorded it. @example 陈警官 */
  by: string | null;
  /** In whose name; null where it was recorded over an area. @example 草堂派出所 */
  agency: string | null;
}

/** What each side said of the settlement. */
export class AttitudesView {
  /** @example agreed */
  applicant: string;
  /** @example agreed */
  respondent: string;
}

/** How a cycle of the case ended: who brought the outcome about, and in what words. */
export class CaseEndingView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example 1 */
  cycle: number;
  /** @example written_agreement */
  outcome: string;
  /** @example 青羊区人社局 */
  agency: string;
  /** @example 唐监察 */
  by: string | null;
  /** @example 用人单位三日内付清工资一万二千元 */
  text: string | null;
  /** @example 2026-03-12T01:05:00.000Z */
  at: string;
}

/** What was settled on the scene. */
export class SettlementRecordView extends RecordedView {
  /** @example 1 */
  cycle: number;
  /** @example "装修噪音, 双方口角, 未动手" */
  facts: string;
  /** @example 每日九时至十八时施工 */
  agreedText: string;
  attitudes: AttitudesView;
  /** @example ZFY20260302-017 */
  recordingNumber: string | null;
  /** Its number, where nothing was recorded by camera. @example 口头协议登记表2026-017 */
  oralAgreementRecord: string | null;
  /** What was agreed was done at once. @example true */
  isPerformed: boolean;
  /** @example 2026-03-31 */
  paymentDueOn: string | null;
}

/** A follow-up visit, or one that a legal path asks for. */
export class VisitRecordView extends RecordedView {
  /** @example follow_up */
  purpose: string;
  /** @example visit */
  manner: string;
  /** @example clean */
  result: string;
  /** @example 双方关系平稳 */
  note: string | null;
  /** @example 2026-03-09T02:00:00.000Z */
  visitedAt: string;
}

/** What was arranged so that nobody is hurt. */
export class SafetyPlanView extends RecordedView {
  /** @example "已联系家属看护, 收缴刀具, 社区每日走访" */
  measures: string;
  /** Who was told. @example ["社区","医院"] */
  told: string[];
  /** When somebody looks again. @example 2026-03-03T01:00:00.000Z */
  nextCheckAt: string | null;
}

/** What was done up to a withdrawal of consent. */
export class WithdrawalReportView extends RecordedView {
  /** @example 1 */
  cycle: number;
  /** @example 已停止联系，材料封存，当事人已被告知其他途径 */
  summary: string;
}

/** That the parties were told of the other ways open to them (F13). */
export class OtherWaysNoticeView extends RecordedView {
  /** @example 1 */
  cycle: number;
  /** @example "双方分歧过大, 无法达成协议" */
  reason: string;
  /** @example ["向人民法院起诉","申请劳动仲裁"] */
  ways: string[];
  /** @example paper */
  manner: string;
}

/** The danger scale as it was answered. */
export class DangerRecordView extends RecordedView {
  /** By item; what is left out was not answered. @example {"D1":"yes","D2":"no"} */
  answers: Record<string, string>;
  /** Of the scale that was answered. @example 1 */
  scaleVersion: number;
  /** @example 6 */
  score: number;
  /** @example high */
  level: string;
  /** No open answer could have raised it. @example true */
  isFinal: boolean;
  /** @example ["S1"] */
  specialYes: string[];
}

/** What an agency has put on record of a case that it holds through a referral, and nothing of anybody else. */
export class OwnRecordsView {
  visits: VisitRecordView[];
  safetyPlans: SafetyPlanView[];
  otherWaysNotices: OtherWaysNoticeView[];
  dangerAssessments: DangerRecordView[];
}

/** That a party agreed to more time, and how it said so. */
export class ExtensionConsentView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8058 */
  partyId: string;
  /** @example telephone */
  manner: string;
}

/** A request for more time, with the word of the parties and the answer. */
export class CaseExtensionView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example 1 */
  cycle: number;
  /** In the unit of the clock's limit. @example 10 */
  amount: number;
  /** @example 等待鉴定意见 */
  reason: string;
  consents: ExtensionConsentView[];
  /** @example 2026-03-02T01:05:00.000Z */
  askedAt: string;
  /** @example 陈警官 */
  askedBy: string | null;
  /** Whose head decides. @example 草堂派出所 */
  approver: string | null;
  /** `granted`, `declined`, `withdrawn` by whoever asked, `overtaken` by the end; null while it waits. @example granted */
  decision: string | null;
  /** @example 同意延期 */
  decisionReason: string | null;
  /** @example 2026-03-03T01:05:00.000Z */
  decidedAt: string | null;
  /** @example 李所长 */
  decidedBy: string | null;
}

/** The other of two cases that belong together. */
export class LinkedCaseView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example 和〔2026〕草堂所第000122号 */
  number: string;
}

/** A case that belongs to this one. */
export class CaseLinkView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example same_event */
  kind: string;
  /** The step that linked them. @example close */
  cause: string;
  /** This case is the later or the merged one, and the other the original. @example true */
  isFrom: boolean;
  /** Null where the reader may not know of it. */
  other: LinkedCaseView | null;
  /** @example 2026-03-02T01:05:00.000Z */
  at: string;
  /** @example 陈警官 */
  by: string | null;
}

/**
 * What people put on record of a case besides answers and consents: by kind, the oldest first. What was recorded on a case that
 * was merged into it is among it.
 */
export class CaseRecordsView extends OwnRecordsView {
  endings: CaseEndingView[];
  settlements: SettlementRecordView[];
  withdrawalReports: WithdrawalReportView[];
  extensions: CaseExtensionView[];
  links: CaseLinkView[];
}

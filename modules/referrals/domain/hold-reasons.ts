/** A reason for which the work may rest, and whose input ends it. */
export interface HoldReason {
  readonly label: string;
  /** Whose input is awaited: they may resume it. */
  readonly awaits: 'party' | 'sender' | 'third_party';
  /** Who causes it. Time that the agencies themselves cause is the case's own. */
  readonly causedBy: 'party' | 'law' | 'agency';
  /** For which reason the case's own clocks rest too, as their rules name it; null when they go on. */
  readonly casePause: 'on_hold' | 'appraisal' | null;
  /** The case's clocks rest only with the paper that proves it. */
  readonly needsDocument: boolean;
}

/** Caused by citizens, who are away, owe a paper or ask for an adjournment (workflow.md §3.2). */
const BY_PARTY = { causedBy: 'party', casePause: 'on_hold', needsDocument: false } as const;
/** Only where the law excludes the time (鉴定; workflow.md §3.2). */
const BY_LAW = { causedBy: 'law', casePause: 'appraisal', needsDocument: true } as const;
/** workflow.md T29–T31. */
const BY_AGENCY = { causedBy: 'agency', casePause: null, needsDocument: false } as const;

/** Why a referral may be put on hold. Nothing that the agency itself causes (leave, workload) is in here. */
export const HOLD_REASONS = {
  party_away: { label: '当事人外出或住院', awaits: 'party', ...BY_PARTY },
  party_asks_time: { label: '当事人请求延后', awaits: 'party', ...BY_PARTY },
  awaiting_party_papers: { label: '等待当事人补充材料', awaits: 'party', ...BY_PARTY },
  expert_appraisal: { label: '鉴定、检测或评估期间', awaits: 'third_party', ...BY_LAW },
  awaiting_sender: { label: '等待转办单位配合', awaits: 'sender', ...BY_AGENCY },
  awaiting_other_body: { label: '等待其他部门答复', awaits: 'third_party', ...BY_AGENCY },
} as const satisfies Readonly<Record<string, HoldReason>>;

export type HoldCode = keyof typeof HOLD_REASONS;
export const HOLD_CODES = Object.keys(HOLD_REASONS) as HoldCode[];

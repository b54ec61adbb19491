/** Why the sender takes a referral back. */
export const RECALL_REASONS = {
  sent_in_error: '转办有误',
  party_withdrew: '当事人撤回',
  settled_meanwhile: '已另行解决',
  better_agency: '另有更合适的单位',
  risk_raised: '风险升级，需收回处置',
  stopped_by_law: '依法停止调解',
  whole_ended: '所属转办已结束',
  lead_changed: '改任牵头，原配合转办结束',
} as const satisfies Readonly<Record<string, string>>;
export type RecallCode = keyof typeof RECALL_REASONS;
/** Those a person gives; that the whole has ended, or that its agency leads now, is no choice of anybody's. */
export const RECALL_CODES = (Object.keys(RECALL_REASONS) as RecallCode[]).filter(
  (code) => code !== 'whole_ended' && code !== 'lead_changed',
);

/** What a reported outcome lacks, so that it is returned. */
export const DEFICIENCIES = {
  papers_missing: '缺少文书或材料',
  party_denies: '当事人否认结果',
  not_within_purpose: '未回应转办事项',
  contact_incomplete: '未联系全部当事人',
  agreement_unclear: '协议内容不明确',
} as const satisfies Readonly<Record<string, string>>;
export type DeficiencyCode = keyof typeof DEFICIENCIES;
export const DEFICIENCY_CODES = Object.keys(DEFICIENCIES) as DeficiencyCode[];

/** Why an agency cannot give a referral back just now. */
export const RECALL_REFUSALS = {
  session_fixed: '已约定调解时间',
  nearly_settled: '即将达成协议',
  parties_object: '当事人要求继续由本单位办理',
} as const satisfies Readonly<Record<string, string>>;
export type RecallRefusalCode = keyof typeof RECALL_REFUSALS;
export const RECALL_REFUSAL_CODES = Object.keys(RECALL_REFUSALS) as RecallRefusalCode[];

/** Why a closed referral is taken up again. */
export const REOPEN_REASONS = {
  flared_up: '纠纷复发',
  not_performed: '协议未履行',
  new_facts: '出现新情况',
  outcome_disputed: '当事人对结果有异议',
} as const satisfies Readonly<Record<string, string>>;
export type ReopenCode = keyof typeof REOPEN_REASONS;
export const REOPEN_CODES = Object.keys(REOPEN_REASONS) as ReopenCode[];

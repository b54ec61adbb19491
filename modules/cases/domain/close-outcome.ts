/** How a case ended. */
export const CLOSE_OUTCOMES = [
  'written_agreement',
  'oral_agreement',
  'self_settled',
  'withdrawn',
  'unreachable',
  'refused',
  'led_to_other_channel',
  'police_case_filed',
  'not_mediable',
  'duplicate',
] as const;

export type CloseOutcome = (typeof CLOSE_OUTCOMES)[number];

export interface CloseOutcomeTerms {
  /** Chinese. */
  readonly label: string;
  /** The dispute itself is settled. */
  readonly isSettling: boolean;
  /** The notice of other ways (F13) must be on record; a duplicate lives on in another case. */
  readonly needsNoticeOfOtherWays: boolean;
}

export const CLOSE_OUTCOME_TERMS: Readonly<Record<CloseOutcome, CloseOutcomeTerms>> = {
  written_agreement: { label: '达成书面协议', isSettling: true, needsNoticeOfOtherWays: false },
  oral_agreement: { label: '达成口头协议', isSettling: true, needsNoticeOfOtherWays: false },
  self_settled: { label: '当事人自行和解', isSettling: true, needsNoticeOfOtherWays: false },
  withdrawn: { label: '当事人撤回', isSettling: false, needsNoticeOfOtherWays: true },
  unreachable: { label: '当事人无法联系', isSettling: false, needsNoticeOfOtherWays: true },
  refused: { label: '当事人拒绝调解', isSettling: false, needsNoticeOfOtherWays: true },
  led_to_other_channel: { label: '引导至其他途径', isSettling: false, needsNoticeOfOtherWays: true },
  police_case_filed: { label: '公安机关立案', isSettling: false, needsNoticeOfOtherWays: true },
  not_mediable: { label: '不宜调解', isSettling: false, needsNoticeOfOtherWays: true },
  duplicate: { label: '重复案件', isSettling: false, needsNoticeOfOtherWays: false },
};

/** Whether this outcome settles the dispute, and with it confirms the last referral into a closed case. */
export function isSettling(outcome: CloseOutcome): boolean {
  return CLOSE_OUTCOME_TERMS[outcome].isSettling;
}

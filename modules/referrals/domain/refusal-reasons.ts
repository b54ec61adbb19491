/** What a refusal leads to (I14). */
export type RefusalConsequence = 're-route' | 'penalise' | 'train' | 'close';

/** Whether the coordination centre rules on it, or it stands at once. */
export type ReviewClass = 'required' | 'none';

export interface RefusalReason {
  readonly label: string;
  readonly review: ReviewClass;
  readonly consequence: RefusalConsequence;
  /** Whether the agency cannot, or a party will not: the two are counted apart. */
  readonly because: 'agency' | 'party' | 'case';
  readonly source: string;
}

const REVIEW_NONE = 'workflow.md T11: outside statutory power, conflict of interest, confirmed duplicate';
const REVIEWED = 'workflow.md T10';

/** Why a referral may be refused, and what follows. */
export const REFUSAL_REASONS = {
  outside_statutory_power: {
    label: '超出法定职权',
    review: 'none',
    consequence: 're-route',
    because: 'agency',
    source: REVIEW_NONE,
  },
  conflict_of_interest: {
    label: '与当事人有利害关系',
    review: 'none',
    consequence: 're-route',
    because: 'agency',
    source: `${REVIEW_NONE}; R24`,
  },
  confirmed_duplicate: {
    label: '确认重复转办',
    review: 'none',
    consequence: 'close',
    because: 'case',
    source: REVIEW_NONE,
  },
  not_our_duty: {
    label: '不属本单位职责',
    review: 'required',
    consequence: 're-route',
    because: 'agency',
    source: REVIEWED,
  },
  not_our_area: {
    label: '不属本单位辖区',
    review: 'required',
    consequence: 're-route',
    because: 'agency',
    source: REVIEWED,
  },
  no_capacity: {
    label: '力量不足，无法按时办理',
    review: 'required',
    consequence: 'penalise',
    because: 'agency',
    source: REVIEWED,
  },
  no_competence: {
    label: '缺少办理此类纠纷的专业人员',
    review: 'required',
    consequence: 'train',
    because: 'agency',
    source: REVIEWED,
  },
  insufficient_info: {
    label: '材料不足且逾期未补充',
    review: 'required',
    consequence: 're-route',
    because: 'case',
    source: 'workflow.md T08: only after the sender was asked and stayed silent',
  },
  party_refuses: {
    label: '当事人不愿意调解',
    review: 'required',
    consequence: 'close',
    because: 'party',
    source: 'R4; 人民调解法 17',
  },
  pending_elsewhere: {
    label: '同一纠纷已由法院、仲裁或行政机关受理',
    review: 'required',
    consequence: 'close',
    because: 'case',
    source: 'R16',
  },
  not_mediable: {
    label: '依法不得调解',
    review: 'required',
    consequence: 'close',
    because: 'case',
    source: 'R1–R8',
  },
} as const satisfies Readonly<Record<string, RefusalReason>>;

export type RefusalCode = keyof typeof REFUSAL_REASONS;
export const REFUSAL_CODES = Object.keys(REFUSAL_REASONS) as RefusalCode[];

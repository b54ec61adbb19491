/** A reason for which the work may rest, and whose input ends it. */
export interface HoldReason {
  readonly label: string;
  /** Whose input is awaited: they may resume it. */
  readonly awaits: 'party' | 'sender' | 'third_party';
  /** The clocks that rest; first contact never does. */
  readonly pauses: readonly ('resolve' | 'update')[];
  /** Whether the case's own clock rests too: only what the parties or the law cause. */
  readonly pausesCase: boolean;
  readonly source: string;
}

const BOTH = ['resolve', 'update'] as const;

/** Why a referral may be put on hold. Nothing that the agency itself causes (leave, workload) is in here. */
export const HOLD_REASONS = {
  party_away: {
    label: '当事人外出或住院',
    awaits: 'party',
    pauses: BOTH,
    pausesCase: true,
    source: 'workflow.md §3.2: citizen-caused',
  },
  party_asks_time: {
    label: '当事人请求延后',
    awaits: 'party',
    pauses: BOTH,
    pausesCase: true,
    source: 'workflow.md §3.2: adjournment asked by a party',
  },
  awaiting_party_papers: {
    label: '等待当事人补充材料',
    awaits: 'party',
    pauses: BOTH,
    pausesCase: true,
    source: 'workflow.md §3.2: citizen-caused',
  },
  expert_appraisal: {
    label: '鉴定、检测或评估期间',
    awaits: 'third_party',
    pauses: BOTH,
    pausesCase: true,
    source: 'workflow.md §3.2: only where the law excludes time (鉴定)',
  },
  awaiting_sender: {
    label: '等待转办单位配合',
    awaits: 'sender',
    pauses: BOTH,
    pausesCase: false,
    source: 'workflow.md T29–T31',
  },
  awaiting_other_body: {
    label: '等待其他部门答复',
    awaits: 'third_party',
    pauses: BOTH,
    pausesCase: false,
    source: 'workflow.md T29–T31',
  },
} as const satisfies Readonly<Record<string, HoldReason>>;

export type HoldCode = keyof typeof HOLD_REASONS;
export const HOLD_CODES = Object.keys(HOLD_REASONS) as HoldCode[];

/** Seeds of workflow.md §1.5 [design], in working days; an agency's profile may say less. */
export const HOLD_LIMITS = { once: 10, withoutHead: 3, altogether: 20 } as const;

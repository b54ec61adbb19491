import type { CloseOutcome } from '../../cases/index.js';
import type { ReferralMode } from './modes.js';

/** How a referral was brought to its end, as the recipient reports it. */
export interface OutcomeKind {
  readonly label: string;
  /** Whether confirming it settles the dispute, and so may close the case. */
  readonly settles: boolean;
  /** The case's own outcome, where it settles. */
  readonly caseOutcome: CloseOutcome | null;
  /** Only for a referral of this mode; null for every mode but consult. */
  readonly onlyFor: ReferralMode | null;
}

/**
 * Outcome codes with their labels. What does not settle sends the case back to its owner, who closes it with the notice of
 * other ways or routes it again.
 */
export const OUTCOMES = {
  written_agreement: {
    label: '达成书面协议',
    settles: true,
    caseOutcome: 'written_agreement',
    onlyFor: null,
  },
  oral_agreement: { label: '达成口头协议', settles: true, caseOutcome: 'oral_agreement', onlyFor: null },
  self_settled: { label: '当事人自行和解', settles: true, caseOutcome: 'self_settled', onlyFor: null },
  withdrawn: { label: '当事人撤回', settles: false, caseOutcome: null, onlyFor: null },
  unreachable: { label: '当事人无法联系', settles: false, caseOutcome: null, onlyFor: null },
  led_to_other_channel: { label: '引导至其他途径', settles: false, caseOutcome: null, onlyFor: null },
  police_case_filed: {
    label: '公安机关已立案',
    settles: false,
    caseOutcome: null,
    onlyFor: null,
  },
  part_done: { label: '已办结本单位部分', settles: false, caseOutcome: null, onlyFor: null },
  not_settled: { label: '调解不成', settles: false, caseOutcome: null, onlyFor: null },
  party_refuses: { label: '当事人不愿继续调解', settles: false, caseOutcome: null, onlyFor: null },
  party_died: { label: '当事人死亡', settles: false, caseOutcome: null, onlyFor: null },
  legal_acceptance_refused: { label: '签收后不予受理', settles: false, caseOutcome: null, onlyFor: null },
  answered: { label: '已答复', settles: false, caseOutcome: null, onlyFor: 'consult' },
} as const satisfies Readonly<Record<string, OutcomeKind>>;

/**
 * What ends a referral before its recipient has begun: the parties want no mediation, or it is not legally accepted
 * (签收后不予受理, workflow.md §1.1). Nobody need be called for it.
 */
export const ENDS_BEFORE_WORK: ReadonlySet<OutcomeCode> = new Set(['withdrawn', 'legal_acceptance_refused']);

export type OutcomeCode = keyof typeof OUTCOMES;
export const OUTCOME_CODES = Object.keys(OUTCOMES) as OutcomeCode[];

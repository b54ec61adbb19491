import type { Words } from '../../../src/platform/words/vocabularies.js';

/** How a written order stands: it waits for its answer, the answer waits for a word, or it is over. */
export const ORDER_STATES = ['open', 'answered', 'accepted', 'withdrawn', 'ended'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const ORDER_STATE_WORDS: Readonly<Record<OrderState, string>> = {
  open: '待答复',
  answered: '已答复，待审核',
  accepted: '已认可',
  withdrawn: '已撤回',
  ended: '随事项终止',
} satisfies Words;

/** Runs against the ordered agency until it answers. */
export const ANSWER_CLOCK = 'supervision_answer';
/** Runs against the centre until it says whether the answer will do. */
export const REVIEW_CLOCK = 'supervision_review';

/** What may be done to an order. */
export const ORDER_STEPS = ['answer', 'accept', 'return', 'withdraw'] as const;
export type OrderStep = (typeof ORDER_STEPS)[number];

export const ORDER_STEP_WORDS: Readonly<Record<OrderStep, string>> = {
  answer: '答复',
  accept: '认可',
  return: '退回',
  withdraw: '撤回',
} satisfies Words;

const FROM: Readonly<Record<OrderStep, readonly OrderState[]>> = {
  answer: ['open'],
  accept: ['answered'],
  return: ['answered'],
  withdraw: ['open', 'answered'],
};

export function isPossible(step: OrderStep, state: OrderState): boolean {
  return FROM[step].includes(state);
}

const SEQUENCE_DIGITS = 6;

/** 督〔2026〕青羊第000001号, as on papers. */
export function formatOrderNumber(year: number, areaName: string, sequence: number): string {
  return `督〔${year}〕${areaName}第${String(sequence).padStart(SEQUENCE_DIGITS, '0')}号`;
}

/** 青羊 for 青羊区, as numbers call an area; a name of two characters stays whole. */
export function printedArea(name: string): string {
  const short = name.replace(/(?:街道|社区|新区|区|县|市|省)$/u, '');
  return short.length < 2 ? name : short;
}

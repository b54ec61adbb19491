import type { Words } from '../../../src/platform/words/vocabularies.js';
import { ORDER_STATE_WORDS, ORDER_STEP_WORDS } from './order.js';

/** What the codes of written orders are called. */
export const SUPERVISION_WORDS: Readonly<Record<string, Words>> = {
  supervision_state: ORDER_STATE_WORDS,
  supervision_step: ORDER_STEP_WORDS,
  audit_action: {
    'supervision.listed': '查看督办单',
    'supervision.ordered': '发督办单',
    'supervision.answered': '答复督办单',
    'supervision.accepted': '认可督办答复',
    'supervision.returned': '退回督办答复',
    'supervision.withdrawn': '撤回督办单',
    'supervision.ended': '督办单随事项终止',
    'limit.raised': '提级',
  },
  audit_subject: { supervision_order: '督办单' },
  event: {
    'supervision.ordered': '发督办单',
    'supervision.answered': '答复督办单',
    'supervision.accepted': '认可督办答复',
    'supervision.returned': '退回督办答复',
    'supervision.withdrawn': '撤回督办单',
    'supervision.ended': '督办单随事项终止',
  },
};

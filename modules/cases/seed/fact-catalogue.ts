import type { FactDefinition, NumberDefinition } from '../domain/facts.js';
import { PROCEDURE_FACTS } from './facts-procedure.js';
import { SAFETY_FACTS } from './facts-safety.js';
import { SITUATION_FACTS } from './facts-situation.js';

/** Every fact with its question and trigger words; the safety facts first. */
export const FACT_CATALOGUE: readonly FactDefinition[] = [
  ...SAFETY_FACTS,
  ...PROCEDURE_FACTS,
  ...SITUATION_FACTS,
];

/** Every number with its question; those that the system counts itself are asked of nobody by the guards. */
export const NUMBER_CATALOGUE: readonly NumberDefinition[] = [
  { code: 'danger_scale_score', question: '家庭暴力危险性量表得几分(九项)?', askAfter: 'domestic_violence' },
  { code: 'workers_same_claim', question: '有多少名劳动者提出同一诉求?', askAfter: 'group_size' },
  { code: 'petitioners', question: '有多少人一同上访?', askAfter: 'group_size' },
  { code: 'people_involved', question: '涉及多少人?' },
  { code: 'violent_calls_6_months', question: '近六个月有几次暴力警情?' },
  { code: 'similar_calls_30_days', question: '近三十天有几次同类警情?' },
  { code: 'agencies_involved', question: '需要几个单位参与?' },
  { code: 'amount_fen', question: '争议金额是多少?' },
];

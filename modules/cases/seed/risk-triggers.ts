import type { RiskLevel, RiskTrigger } from '../domain/risk-level.js';
import { byDesign } from './sources.js';

/** A dispute that nobody screened and that shows nothing worse is ordinary. */
export const RISK_OTHERWISE: RiskLevel = 'yellow';

const basis = [byDesign('风险分级: 无国家标准, 参照地方做法')];

/** What makes a case red, orange or blue by itself. */
export const RISK_TRIGGERS: readonly RiskTrigger[] = [
  {
    code: 'red_danger_scale',
    level: 'red',
    condition: {
      any: [
        { fact: 'dv_special_item' },
        { atLeast: { number: 'danger_scale_score', value: 6, ifAbsent: 'no' } },
      ],
    },
    reason: '家庭暴力危险性量表为高危',
    legalBasis: basis,
  },
  {
    code: 'red_weapon_or_threat',
    level: 'red',
    condition: { any: [{ fact: 'weapon' }, { fact: 'threat_to_kill' }] },
    reason: '持械或者扬言杀人',
    legalBasis: basis,
  },
  {
    code: 'red_self_harm',
    level: 'red',
    condition: { fact: 'self_harm' },
    reason: '扬言自杀、自残',
    legalBasis: basis,
  },
  {
    code: 'red_group',
    level: 'red',
    condition: { all: [{ atLeast: { number: 'people_involved', value: 10 } }, { fact: 'group_escalating' }] },
    reason: '十人以上群体事态升级',
    legalBasis: basis,
  },
  {
    code: 'red_repeat_violent_calls',
    level: 'red',
    condition: { atLeast: { number: 'violent_calls_6_months', value: 3 } },
    reason: '六个月内暴力警情三次以上',
    legalBasis: basis,
  },
  {
    code: 'red_minor',
    level: 'red',
    condition: { any: [{ fact: 'minor_harmed' }, { aPartyIs: ['minor', 'harmed'] }] },
    reason: '未成年人受到侵害',
    legalBasis: basis,
  },
  {
    code: 'orange_similar_calls',
    level: 'orange',
    condition: { atLeast: { number: 'similar_calls_30_days', value: 2 } },
    reason: '三十天内同类警情两次以上',
    legalBasis: basis,
  },
  {
    code: 'orange_agencies',
    level: 'orange',
    condition: { atLeast: { number: 'agencies_involved', value: 3 } },
    reason: '需要三个以上单位参与',
    legalBasis: basis,
  },
  {
    code: 'orange_amount',
    level: 'orange',
    condition: { atLeast: { number: 'amount_fen', value: 10_000_000 } },
    reason: '争议金额十万元以上',
    legalBasis: basis,
  },
  {
    code: 'orange_emotion',
    level: 'orange',
    condition: { fact: 'emotional_extreme' },
    reason: '当事人情绪极端',
    legalBasis: basis,
  },
  {
    code: 'orange_violence',
    level: 'orange',
    // A call that is classed as violence at home is not taken for a quarrel until somebody answers a question.
    condition: { any: [{ fact: 'violence' }, { typeIs: ['0106'] }] },
    reason: '已经动手, 或者是家庭暴力(黄色只用于未动手的纠纷)',
    legalBasis: basis,
  },
  {
    code: 'blue_screening',
    level: 'blue',
    condition: { fact: 'screening_only' },
    reason: '走访排查发现, 尚未发生冲突',
    legalBasis: basis,
  },
];

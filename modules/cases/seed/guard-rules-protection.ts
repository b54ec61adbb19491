import type { GuardRule } from '../domain/guard-rule.js';
import { byDesign, secondary, verified } from './sources.js';

/** Score from which the nine-item danger scale is high; the scale's own threshold. */
const DANGER_SCALE_HIGH = 6;

/** R11–R15: violence at home, harmed minors, bullying. */
export const PROTECTION_RULES: readonly GuardRule[] = [
  {
    code: 'R11',
    title: '家庭暴力: 不得仅以告诫代替处罚的情形',
    condition: {
      all: [
        { fact: 'domestic_violence' },
        { any: [{ fact: 'dv_d6' }, { fact: 'new_violation_in_mediation' }] },
      ],
    },
    outcome: 'STOP',
    todo: ['不得调解, 依法处罚或刑事立案', '主动告知并协助申请人身安全保护令'],
    legalBasis: [verified('fjball', '二十')],
    mayStop: true,
    binds: 'everyone',
    overridableBy: [],
    opensPaths: ['domestic_violence', 'public_security_penalty'],
  },
  {
    code: 'R12',
    title: '家庭暴力: 高危',
    condition: {
      all: [
        { fact: 'domestic_violence' },
        {
          any: [
            { fact: 'dv_special_item' },
            { atLeast: { number: 'danger_scale_score', value: DANGER_SCALE_HIGH } },
          ],
        },
      ],
    },
    outcome: 'STOP',
    todo: ['不劝和、不调解', '制定安全计划, 协助申请人身安全保护令', '联系庇护场所, 报告公安机关和上级妇联'],
    legalBasis: [secondary('fulian2018', '第11条及附表')],
    mayStop: true,
    binds: 'everyone',
    overridableBy: [],
    opensPaths: ['domestic_violence'],
  },
  {
    code: 'R13',
    title: '家庭暴力: 一般要求',
    condition: { fact: 'domestic_violence' },
    outcome: 'ALLOW_COND',
    todo: [
      '非高危且依法可以调解的, 双方分开谈, 征得受害人同意',
      '审查是否应当出具告诫书',
      '告知人身安全保护令',
      '不得泄露受害人新住址和联系方式',
    ],
    legalBasis: [
      verified('fjball', '十五'),
      verified('rsbh', '全文'),
      byDesign('分开会谈、受害人同意、住址保密'),
    ],
    mayStop: true,
    binds: 'everyone',
    overridableBy: [],
    opensPaths: ['domestic_violence'],
  },
  {
    code: 'R14',
    title: '未成年人受到侵害、疑似受到侵害或面临危险',
    condition: { any: [{ fact: 'minor_harmed' }, { aPartyIs: ['minor', 'harmed'] }] },
    outcome: 'STOP',
    todo: ['对侵害行为不得调解', '立即向公安、民政、教育部门报告', '不得披露未成年人身份信息'],
    legalBasis: [verified('wcn', '第11条'), verified('qzbg', '第4条')],
    mayStop: true,
    binds: 'everyone',
    overridableBy: [],
    opensPaths: ['minor_protection'],
  },
  {
    code: 'R15',
    title: '学生欺凌构成违反治安管理',
    condition: { all: [{ fact: 'school_bullying' }, { fact: 'public_security_violation' }] },
    outcome: 'STOP',
    todo: ['依法处罚或矫治教育, 不以调解代替', '学校应当报告并配合'],
    legalBasis: [verified('zagl2025', '第60条')],
    mayStop: true,
    binds: 'everyone',
    overridableBy: [],
    opensPaths: ['public_security_penalty', 'minor_protection'],
  },
];

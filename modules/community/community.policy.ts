import { secondary, verified } from '../cases/index.js';
import type { AgencyPolicy } from '../referrals/index.js';
import { communityGuard } from './community.intake.js';

/** 社区居（村）民委员会 and its people's mediation committee: voluntary for both sides and for itself. */
export const COMMUNITY_POLICY: AgencyPolicy = {
  kind: 'community',
  label: '社区居（村）民委员会',
  profile: {
    intakeQuestions: [
      { code: 'both_agree', text: '双方是否同意由社区调解？', answer: 'yes_no', required: true },
      {
        code: 'residents',
        text: '双方是否在本社区居住？',
        answer: 'choice',
        choices: ['都在', '一方在', '都不在'],
        required: true,
      },
      { code: 'before', text: '以前是否因同一纠纷调解过？结果如何？', answer: 'text', required: false },
      { code: 'property_firm', text: '涉及物业的，物业服务企业名称', answer: 'text', required: false },
    ],
    requiredPapers: [
      { code: 'letter', label: '移送（委托）调解函', from: 'sender' },
      { code: 'consent', label: '双方同意调解的记录', from: 'sender' },
    ],
    refusal: 'final',
    refusalByReason: {},
    // Nobody can order a people's mediation committee, so its silence is an answer: the case goes on by itself.
    autoReroute: true,
    dispatch: 'direct',
    redNeedsDuty: true,
    negativeScope: [
      {
        duty: '08',
        text: '征地拆迁争议是行政机关的职责，不得推给社区',
        source: secondary('gbh66', '部门职责不得下推基层'),
      },
    ],
    capabilities: ['01', '02', '03', '06', '07', '09', '11', '14', '15', '16', '17'],
    officialScope: [
      { text: '调解民间纠纷，协助处理物业纠纷', source: verified('jwh2025', '第10条') },
      { text: '人民调解委员会调解民间纠纷，不收费', source: verified('rmtj', '第4、18条') },
      { text: '噪声扰民的劝阻、调解', source: verified('zs', '第70条') },
      { text: '家庭暴力告诫后的协助查访', source: verified('fjball', '十一、十二') },
    ],
    mediatesOnly: true,
    resolveKind: null,
    maxHoldWorkingDays: 10,
    isPublicOrgan: false,
  },
  guard: communityGuard,
};

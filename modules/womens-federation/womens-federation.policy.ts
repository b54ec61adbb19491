import { secondary, verified } from '../cases/index.js';
import type { AgencyPolicy } from '../referrals/index.js';
import { womensFederationGuard } from './womens-federation.intake.js';

/** 妇女联合会: a people's organisation with statutory tasks of support; it has no power to punish. */
export const WOMENS_FEDERATION_POLICY: AgencyPolicy = {
  kind: 'womens-federation',
  label: '妇女联合会',
  profile: {
    intakeQuestions: [
      { code: 'violence', text: '是否有打骂、威胁、限制自由、经济控制？', answer: 'yes_no', required: true },
      { code: 'now_safe', text: '当事人现在是否安全、有无安全住处？', answer: 'yes_no', required: true },
      { code: 'children', text: '是否有未成年子女，现由谁照看？', answer: 'text', required: true },
      {
        code: 'safe_contact',
        text: '怎样联系当事人才安全（电话、时间、称谓）？',
        answer: 'text',
        required: true,
      },
      {
        code: 'warning_letter',
        text: '是否出具过告诫书或申请过人身安全保护令？',
        answer: 'yes_no',
        required: false,
      },
      { code: 'lawsuit', text: '是否已起诉离婚？', answer: 'yes_no', required: false },
    ],
    requiredPapers: [
      { code: 'letter', label: '移送函', from: 'sender' },
      { code: 'danger_scale', label: '家庭暴力危险评估表（涉家暴的）', from: 'sender' },
      { code: 'warning_letter', label: '告诫书副本（已出具的）', from: 'sender' },
    ],
    refusal: 'reviewable',
    // A mediation that one side does not want cannot be ordered (人民调解法 17).
    refusalByReason: { party_refuses: 'final', not_mediable: 'final' },
    autoReroute: false,
    dispatch: 'direct',
    redNeedsDuty: true,
    negativeScope: [],
    capabilities: ['01', '17'],
    officialScope: [
      { text: '婚姻家庭纠纷调解，维护妇女儿童权益', source: verified('sd', '第47条') },
      { text: '接受家庭暴力投诉，协助告诫、查访、庇护', source: verified('fjball', '十一、十九') },
      { text: '代为申请人身安全保护令', source: verified('fjb', '第23条') },
      { text: '登记、危险评估、分级处理、结案存档、跟踪回访', source: secondary('fulian2018', '全文') },
    ],
    mediatesOnly: true,
    resolveKind: null,
    maxHoldWorkingDays: 10,
    isPublicOrgan: false,
  },
  guard: womensFederationGuard,
};

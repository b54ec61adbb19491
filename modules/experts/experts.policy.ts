import { byDesign, verified } from '../cases/index.js';
import type { AgencyPolicy } from '../referrals/index.js';
import { expertsGuard } from './experts.intake.js';

/** 调解专家库: lawyers, doctors, psychologists, surveyors. They answer questions; the case never leaves its custodian. */
export const EXPERTS_POLICY: AgencyPolicy = {
  kind: 'experts',
  label: '调解专家库',
  profile: {
    intakeQuestions: [
      {
        code: 'field',
        text: '需要哪方面的专家？',
        answer: 'choice',
        choices: ['律师', '医学', '心理', '工程、鉴定', '会计', '环境检测', '其他'],
        required: true,
      },
      { code: 'question', text: '请把问题写成可以直接回答的一两句话', answer: 'text', required: true },
      { code: 'by', text: '希望何时前答复？', answer: 'date', required: false },
    ],
    requiredPapers: [{ code: 'attachments', label: '与问题有关的材料（隐去当事人姓名）', from: 'sender' }],
    refusal: 'final',
    refusalByReason: {},
    autoReroute: true,
    dispatch: 'direct',
    // A question is answered when somebody is there; nobody's safety waits for it.
    redNeedsDuty: false,
    negativeScope: [],
    capabilities: [],
    officialScope: [
      { text: '建立调解咨询专家库，律师、心理等专业人员提供咨询', source: verified('tj', '第15条') },
      { text: '答复只供参考，不是鉴定意见', source: byDesign('专家咨询的效力') },
    ],
    modes: ['consult'],
    resolveKind: 'consult',
    maxHoldWorkingDays: 2,
    capacityBinds: true,
    isPublicOrgan: false,
  },
  guard: expertsGuard,
};

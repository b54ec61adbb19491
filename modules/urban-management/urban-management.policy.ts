import { byDesign, verified } from '../cases/index.js';
import type { AgencyPolicy } from '../referrals/index.js';
import { urbanManagementGuard } from './urban-management.intake.js';

/** 城市管理（综合行政执法）部门. No national limit for its handling of disputes was found: service items' limit applies. */
export const URBAN_MANAGEMENT_POLICY: AgencyPolicy = {
  kind: 'urban-management',
  label: '城市管理（综合行政执法）部门',
  profile: {
    intakeQuestions: [
      {
        code: 'where',
        text: '发生在室内、小区公共部位还是市政道路、街面？',
        answer: 'choice',
        choices: ['室内', '小区公共部位', '市政道路或街面', '工地'],
        required: true,
      },
      { code: 'when', text: '何时发生、是否在夜间（22时至次日6时）？', answer: 'text', required: true },
      { code: 'permit', text: '施工单位是否持有夜间施工证明或占道许可？', answer: 'yes_no', required: false },
      { code: 'measured', text: '是否做过噪声、油烟检测？', answer: 'yes_no', required: false },
    ],
    requiredPapers: [
      { code: 'letter', label: '移送函', from: 'sender' },
      { code: 'photos', label: '现场照片或录像', from: 'sender' },
    ],
    refusal: 'reviewable',
    refusalByReason: {},
    autoReroute: false,
    dispatch: 'direct',
    redNeedsDuty: true,
    negativeScope: [
      { duty: '0106', text: '家庭暴力由公安机关处置', source: verified('fjb', '第15条') },
      { duty: '10', text: '劳动纠纷由人力资源和社会保障部门处理', source: verified('ldzy', '第10条') },
    ],
    capabilities: ['02', '09', '0302', '1404'],
    officialScope: [
      { text: '噪声污染防治监督管理，扰民噪声的调解处理', source: verified('zs', '第70、86–87条') },
      { text: '城市管理部门就职责范围内的纠纷依法行政调解', source: verified('tj', '第29条') },
      { text: '市容环境、占道经营、违法建设的执法', source: byDesign('以当地综合行政执法事项目录为准') },
    ],
    resolveKind: 'urban-management',
    maxHoldWorkingDays: 10,
    isPublicOrgan: true,
  },
  guard: urbanManagementGuard,
};

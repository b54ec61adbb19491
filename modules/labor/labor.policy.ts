import { fromMemory, verified } from '../cases/index.js';
import type { AgencyPolicy } from '../referrals/index.js';
import { laborGuard } from './labor.intake.js';

/** 人力资源和社会保障部门: inspection of violations, and mediation and arbitration of disputes. Nobody else has its powers. */
export const LABOR_POLICY: AgencyPolicy = {
  kind: 'labor',
  label: '人力资源和社会保障部门',
  profile: {
    intakeQuestions: [
      {
        code: 'application_received',
        text: '收到调解申请的日期（15日期限自此起算）',
        answer: 'date',
        required: true,
      },
      { code: 'employer', text: '用人单位名称、施工总承包单位名称', answer: 'text', required: true },
      { code: 'workers', text: '涉及劳动者人数', answer: 'text', required: true },
      { code: 'wages_owed', text: '拖欠工资金额', answer: 'amount_fen', required: false },
      { code: 'contract', text: '是否签订书面劳动合同？', answer: 'yes_no', required: true },
      {
        code: 'since',
        text: '违法行为发生或结束的日期（监察查处时效两年）',
        answer: 'date',
        required: false,
      },
      { code: 'arbitration', text: '是否已申请劳动仲裁或起诉？', answer: 'yes_no', required: true },
    ],
    requiredPapers: [
      { code: 'application', label: '调解申请书或投诉书', from: 'party' },
      { code: 'wage_proof', label: '工资欠条、考勤、转账记录等', from: 'party' },
      { code: 'representatives', label: '推选代表的书面材料（十人以上）', from: 'party' },
    ],
    refusal: 'reviewable',
    refusalByReason: { party_refuses: 'final' },
    autoReroute: false,
    dispatch: 'direct',
    redNeedsDuty: true,
    negativeScope: [
      { duty: '1104', text: '旅游投诉由文化和旅游部门受理', source: verified('lyts', '第14条') },
      {
        duty: '08',
        text: '对征收、拆迁等行政行为的争议走复议、诉讼或信访',
        source: verified('xzfy', '第20条'),
      },
    ],
    capabilities: ['10'],
    officialScope: [
      { text: '劳动争议调解、仲裁', source: verified('ldzy', '第10条') },
      { text: '劳动保障监察：工资、合同、工时、社会保险等违法行为', source: verified('ldbz', '第17条') },
      { text: '保障农民工工资支付', source: verified('nmg', '第10条') },
      { text: '劳动人事争议的预防与化解', source: verified('sd', '第45条') },
      {
        text: '企业调解委员会3个工作日内决定受理',
        source: fromMemory('own', '企业劳动争议协商调解规定，未核对'),
      },
    ],
    resolveKind: 'labor',
    maxHoldWorkingDays: 5,
    isPublicOrgan: true,
  },
  guard: laborGuard,
};

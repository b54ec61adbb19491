import { byDesign, secondary, verified } from '../cases/index.js';
import type { NewAgencyKind } from './agency-kinds.store.js';

const SOURCE = '平台首批数据';

/** 司法所: guides people's mediation, mediates itself, arranges legal aid. */
const JUDICIAL_OFFICE: NewAgencyKind = {
  key: 'judicial-office',
  label: '司法所',
  source: SOURCE,
  profile: {
    intakeQuestions: [
      { code: 'both_agree', text: '双方是否同意调解？', answer: 'yes_no', required: true },
      { code: 'legal_aid', text: '当事人是否需要法律援助？', answer: 'yes_no', required: false },
      { code: 'lawsuit', text: '是否已起诉或申请仲裁？', answer: 'yes_no', required: true },
    ],
    requiredPapers: [
      { code: 'letter', label: '移送（委托）调解函', from: 'sender' },
      { code: 'claim', label: '合同、借条等依据', from: 'party' },
    ],
    refusal: 'reviewable',
    refusalByReason: { party_refuses: 'final' },
    capabilities: ['01', '02', '03', '04', '05', '06', '07', '10', '11', '12', '13', '14', '15', '16'],
    officialScope: [
      { text: '指导人民调解，调解民间纠纷', source: verified('rmtj', '第4、18条') },
      { text: '司法行政机关负责行业性、专业性调解的指导', source: verified('hb', '第32条') },
      { text: '法律援助的引导', source: byDesign('司法所转介法律援助机构') },
    ],
    negativeScope: [
      { duty: '0106', text: '家庭暴力由公安机关牵头处置', source: verified('fjb', '第15条') },
      { duty: '08', text: '行政争议走复议、诉讼或信访', source: verified('xzfy', '第20条') },
    ],
    mediatesOnly: true,
    isPublicOrgan: true,
  },
};

/** 街道（乡镇）人民调解委员会: voluntary, free, and nobody's subordinate. */
const STREET_MEDIATION: NewAgencyKind = {
  key: 'street-mediation',
  label: '街道（乡镇）人民调解委员会',
  source: SOURCE,
  profile: {
    intakeQuestions: [
      { code: 'both_agree', text: '双方是否同意由人民调解委员会调解？', answer: 'yes_no', required: true },
      { code: 'before', text: '社区是否调解过？结果如何？', answer: 'text', required: false },
    ],
    requiredPapers: [
      { code: 'letter', label: '委托调解函', from: 'sender' },
      { code: 'consent', label: '双方同意调解的记录', from: 'sender' },
    ],
    refusal: 'final',
    capabilities: ['01', '02', '03', '04', '05', '06', '07', '11', '12', '13', '14', '15', '16'],
    officialScope: [
      { text: '调解民间纠纷，不收费', source: verified('rmtj', '第4条') },
      { text: '一般30日内调结', source: verified('scrm', '第26条') },
    ],
    negativeScope: [
      { duty: '0106', text: '家庭暴力由公安机关牵头处置', source: verified('fjb', '第15条') },
      { duty: '08', text: '行政争议走复议、诉讼或信访', source: verified('xzfy', '第20条') },
      { duty: '17', text: '未成年人和特殊群体保护由公安、民政牵头', source: verified('wcn', '第11条') },
    ],
    mediatesOnly: true,
  },
};

/** 市场监督管理部门: consumer disputes. */
const MARKET_SUPERVISION: NewAgencyKind = {
  key: 'market-supervision',
  label: '市场监督管理部门',
  source: SOURCE,
  profile: {
    intakeQuestions: [
      { code: 'shop', text: '经营者名称、地址、平台', answer: 'text', required: true },
      { code: 'bought_on', text: '购买或接受服务的日期（超过三年不受理）', answer: 'date', required: true },
      { code: 'amount', text: '争议金额', answer: 'amount_fen', required: true },
      { code: 'for_living', text: '是否为生活消费？', answer: 'yes_no', required: true },
      { code: 'entrust', text: '是否同意委托消费者协会等调解？', answer: 'yes_no', required: true },
    ],
    requiredPapers: [
      { code: 'complaint', label: '投诉登记表', from: 'party' },
      { code: 'receipt', label: '订单、发票、付款记录', from: 'party' },
    ],
    refusal: 'reviewable',
    capabilities: ['05', '11'],
    officialScope: [
      { text: '消费者投诉7个工作日内处理并告知', source: verified('xbf', '第46条') },
      { text: '投诉调解60日内结束', source: secondary('ling121', '第23条，仅见文书式样') },
      { text: '行政调解职责', source: verified('tj', '第29条') },
    ],
    negativeScope: [
      { duty: '10', text: '劳动纠纷由人力资源和社会保障部门处理', source: verified('ldzy', '第10条') },
      {
        duty: 'already_before_other_body',
        text: '法院、仲裁、其他行政机关或消协已受理的不予受理',
        source: secondary('ling121', '第16条'),
      },
    ],
    resolveKind: 'market-supervision',
    isPublicOrgan: true,
  },
};

/** 交通警察: damages after accidents, when both sides ask within ten days of the finding. */
const TRAFFIC_POLICE: NewAgencyKind = {
  key: 'traffic-police',
  label: '公安交通管理部门',
  source: SOURCE,
  profile: {
    intakeQuestions: [
      {
        code: 'finding_received',
        text: '收到事故认定书的日期（10日内共同书面申请）',
        answer: 'date',
        required: true,
      },
      { code: 'joint', text: '各方是否共同书面申请调解？', answer: 'yes_no', required: true },
      { code: 'insurer', text: '承保的保险公司', answer: 'text', required: false },
    ],
    requiredPapers: [
      { code: 'finding', label: '道路交通事故认定书', from: 'party' },
      { code: 'joint_request', label: '共同书面调解申请', from: 'party' },
    ],
    refusal: 'reviewable',
    refusalByReason: { party_refuses: 'final' },
    capabilities: ['13'],
    officialScope: [
      { text: '道路交通事故损害赔偿调解', source: verified('djsg', '第84–90条') },
      { text: '自调解开始之日起10日内制作调解书或终结书', source: verified('djsg', '第90条') },
    ],
    resolveKind: 'traffic-police',
    isPublicOrgan: true,
  },
};

/** 综治中心: moves procedure, rules on duty disputes, receives what nobody took; it mediates nothing itself. */
const COORDINATION_CENTRE: NewAgencyKind = {
  key: 'coordination-centre',
  label: '社会治安综合治理中心',
  source: SOURCE,
  profile: {
    intakeQuestions: [
      { code: 'tried', text: '此前联系过哪些单位？', answer: 'text', required: false },
      { code: 'why', text: '为何请中心研判或交办？', answer: 'text', required: true },
    ],
    refusal: 'reviewable',
    officialScope: [
      {
        text: '一站式受理，中心推动程序、部门解决实体，督促应受理未受理、应办未办',
        source: secondary('gzh2024', '规范化建设意见，仅见报道'),
      },
    ],
    isPublicOrgan: true,
    isCentre: true,
  },
};

/** The kinds the platform starts with as data; administrators change them like any other. */
export const FIRST_KINDS: readonly NewAgencyKind[] = [
  JUDICIAL_OFFICE,
  STREET_MEDIATION,
  MARKET_SUPERVISION,
  TRAFFIC_POLICE,
  COORDINATION_CENTRE,
];

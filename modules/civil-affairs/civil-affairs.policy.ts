import { fromMemory, verified } from '../cases/index.js';
import type { AgencyPolicy } from '../referrals/index.js';
import { civilAffairsGuard } from './civil-affairs.intake.js';

/** 民政部门. No national limit for its handling of disputes was found: the limit of service items applies. */
export const CIVIL_AFFAIRS_POLICY: AgencyPolicy = {
  kind: 'civil-affairs',
  label: '民政部门',
  profile: {
    intakeQuestions: [
      {
        code: 'who',
        text: '需要帮助的是老年人、未成年人、残疾人还是困难家庭？',
        answer: 'choice',
        choices: ['老年人', '未成年人', '残疾人', '困难家庭', '其他'],
        required: true,
      },
      { code: 'guardian', text: '现由谁监护或照料？', answer: 'text', required: true },
      { code: 'shelter', text: '今晚是否有安全住处？是否需要庇护？', answer: 'yes_no', required: true },
      { code: 'relief', text: '是否享受低保、特困供养等待遇？', answer: 'yes_no', required: false },
    ],
    requiredPapers: [
      { code: 'letter', label: '移送函', from: 'sender' },
      { code: 'identity', label: '当事人身份或户籍证明', from: 'party' },
    ],
    refusal: 'reviewable',
    refusalByReason: {},
    autoReroute: false,
    dispatch: 'direct',
    redNeedsDuty: true,
    negativeScope: [],
    capabilities: ['01', '17'],
    officialScope: [
      { text: '民政部门就职责范围内的纠纷依法行政调解', source: verified('tj', '第29条') },
      { text: '接收侵害未成年人报告，未成年人保护', source: verified('wcn', '第11条') },
      { text: '家庭暴力受害人临时庇护、代为申请人身安全保护令', source: verified('rsbh', '第2条') },
      { text: '老年人、残疾人、困境儿童的救助与监护', source: fromMemory('own', '民政职责，条文未核对') },
    ],
    resolveKind: 'civil-affairs',
    maxHoldWorkingDays: 10,
    isPublicOrgan: true,
  },
  guard: civilAffairsGuard,
};

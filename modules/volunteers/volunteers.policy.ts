import { byDesign, verified } from '../cases/index.js';
import type { AgencyPolicy } from '../referrals/index.js';
import { volunteersGuard } from './volunteers.intake.js';

/** 志愿调解队: a pool of goodwill. What nobody picks up goes on to the next by itself. */
export const VOLUNTEERS_POLICY: AgencyPolicy = {
  kind: 'volunteers',
  label: '调解志愿者队伍',
  profile: {
    intakeQuestions: [
      { code: 'calm', text: '双方目前情绪是否平稳，可否当面谈？', answer: 'yes_no', required: true },
      { code: 'both_agree', text: '双方是否同意志愿者参与？', answer: 'yes_no', required: true },
      { code: 'language', text: '是否需要方言、手语或上门？', answer: 'text', required: false },
    ],
    requiredPapers: [{ code: 'consent', label: '双方同意的记录', from: 'sender' }],
    refusal: 'final',
    refusalByReason: {},
    autoReroute: true,
    dispatch: 'direct',
    redNeedsDuty: true,
    negativeScope: [
      { duty: '0106', text: '家庭暴力不得交志愿者', source: verified('fjb', '第15条') },
      { duty: '16', text: '违反治安管理行为由公安机关查处', source: verified('zagl2025', '第90条') },
      { duty: '1701', text: '学生欺凌由公安机关和学校依法处理', source: verified('zagl2025', '第60条') },
      { duty: '1702', text: '监护缺失应报告公安、民政，不得交志愿者', source: verified('wcn', '第11条') },
      { duty: '1705', text: '精神障碍者的处置不得交志愿者', source: byDesign('志愿者人身安全') },
    ],
    capabilities: ['01', '02', '14', '17'],
    officialScope: [
      { text: '志愿者参与矛盾纠纷排查化解', source: verified('cd', '第17条') },
      { text: '邻里和家庭日常纠纷的劝导、陪伴', source: byDesign('志愿服务范围') },
    ],
    mediatesOnly: true,
    resolveKind: null,
    maxHoldWorkingDays: 5,
    capacityBinds: true,
    isPublicOrgan: false,
  },
  guard: volunteersGuard,
};

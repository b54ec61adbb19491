import { fromMemory, verified } from '../cases/index.js';
import type { AgencyPolicy } from '../referrals/index.js';
import { stationGuard } from './station.intake.js';

/** 派出所. Its own duty stays its own: nobody may send a suspected crime anywhere else, and it refuses with review. */
export const STATION_POLICY: AgencyPolicy = {
  kind: 'station',
  label: '公安派出所',
  profile: {
    intakeQuestions: [
      {
        code: 'violation',
        text: '是否有违反治安管理的行为（殴打、损毁财物、侮辱等）？',
        answer: 'yes_no',
        required: true,
      },
      { code: 'injury', text: '是否有人受伤、是否需要伤情鉴定？', answer: 'yes_no', required: true },
      { code: 'weapon', text: '是否持械或者扬言伤人？', answer: 'yes_no', required: true },
      { code: 'earlier_calls', text: '此前是否因同一纠纷报过警？', answer: 'text', required: false },
      {
        code: 'prior_steps',
        text: '噪声纠纷：居（村）委会、物业或有关部门此前做过哪些劝阻、调解？',
        answer: 'text',
        required: false,
      },
    ],
    requiredPapers: [
      { code: 'referral_letter', label: '移送函', from: 'sender' },
      { code: 'prior_steps', label: '此前劝阻、调解、处理记录（噪声纠纷）', from: 'sender' },
    ],
    refusal: 'reviewable',
    // Another organ's business is told at once (gacx 61); that the law bars mediation is the station's own finding.
    refusalByReason: { not_mediable: 'final', party_refuses: 'final' },
    autoReroute: false,
    dispatch: 'direct',
    redNeedsDuty: true,
    negativeScope: [],
    capabilities: [],
    officialScope: [
      {
        text: '因民间纠纷引起的打架斗殴、损毁他人财物等情节较轻的治安案件，可以调解处理',
        source: verified('zagl2025', '第9条'),
      },
      {
        text: '现场调解的条件：情节轻微、事实清楚、因果明确、当场履行',
        source: verified('gacx', '第178条第3款'),
      },
      { text: '家庭暴力：及时出警、制止、告诫、查访', source: verified('fjb', '第15–17条') },
      { text: '公民要求解决纠纷的，应当给予帮助', source: fromMemory('rmjc', '第21条') },
    ],
    resolveKind: 'police-mediation',
    maxHoldWorkingDays: 10,
    isPublicOrgan: true,
    answersSafety: true,
  },
  guard: stationGuard,
};

import type { LegalPath } from '../domain/legal-path.js';
import { byDesign, secondary, verified } from './sources.js';

/** Violence at home: protection first, then the written warning, its notices and the visits. */
export const DOMESTIC_VIOLENCE_PATH: LegalPath = {
  kind: 'domestic_violence',
  title: '家庭暴力处置',
  steps: [
    {
      code: 'danger_scale',
      title: '填写家庭暴力危险性量表; 高危的不劝和、不调解',
      clock: null,
      due: null,
      startsOn: 'path_opened',
      toKinds: ['station', 'womens-federation'],
      legalBasis: [secondary('fulian2018', '第8、11条及附表')],
    },
    {
      code: 'protection_order_leaflet',
      title: '告知人身安全保护令并送达告知单; 受害人无法申请的, 代为申请',
      clock: null,
      due: null,
      startsOn: 'path_opened',
      toKinds: ['station', 'womens-federation', 'court'],
      legalBasis: [verified('fjball', '十五'), verified('fjb', '第23条')],
    },
    {
      code: 'warning_decision',
      title: '决定是否出具告诫书(当场, 或自受理报案起)',
      clock: 'warning_decision',
      due: { amount: 72, unit: 'h' },
      startsOn: 'report_accepted',
      toKinds: ['station'],
      legalBasis: [verified('fjball', '六、八')],
    },
    {
      code: 'warning_notices',
      title: '将告诫情况通知居(村)民委员会、妇联和乡镇(街道)综治中心',
      clock: null,
      due: null,
      startsOn: 'warning_delivered',
      toKinds: ['community', 'womens-federation', 'coordination-centre'],
      legalBasis: [verified('fjball', '十一'), verified('fjb', '第17条')],
    },
    {
      code: 'first_visit',
      title: '首次查访',
      clock: 'follow_up',
      due: { amount: 7, unit: 'CD' },
      startsOn: 'warning_delivered',
      toKinds: ['station', 'community', 'womens-federation'],
      legalBasis: [verified('fjball', '十二')],
    },
    {
      code: 'quarterly_visit',
      title: '每三个月查访一次, 连续三次未再发生家庭暴力的可以停止',
      clock: 'follow_up',
      due: { amount: 3, unit: 'month' },
      startsOn: 'first_visit',
      repeat: { every: { amount: 3, unit: 'month' }, untilCleanInARow: 3 },
      toKinds: ['station', 'community', 'womens-federation'],
      legalBasis: [verified('fjball', '十二')],
    },
    {
      code: 'protect_address',
      title: '不得泄露受害人的新住址和联系方式',
      clock: null,
      due: null,
      startsOn: 'path_opened',
      toKinds: [],
      legalBasis: [verified('fjball', '二十三'), byDesign('安全联系方式')],
    },
  ],
};

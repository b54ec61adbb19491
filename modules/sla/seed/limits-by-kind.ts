import {
  calendarDays,
  type ClockSeed,
  DESIGN,
  legalWorkingDays,
  MEDIATION_EXTENSION,
  realHours,
  secondary,
  SERVICE_EXTENSION,
  verified,
} from './rule-parts.js';
import { RESOLVE_PAUSES } from './service-clocks.js';

const SENT = ['simple', 'full'] as const;
const EVERY = ['on_the_spot', 'simple', 'full'] as const;

/** A period may rest while an expert examines (鉴定), where its law leaves that time out. */
const APPRAISAL = ['on_hold', 'reported', 'appraisal'] as const;

const PEOPLES_MEDIATION = secondary(
  '司法部令第75号 第33条（一般一个月）；四川省人民调解条例 第26条（30日）；人民调解法无期限规定',
);
const LABOUR = verified('劳动争议调解仲裁法 第14条（收到调解申请之日起15日）');
const MEDICAL = verified('医疗纠纷预防和处理条例 第38条（30个工作日，鉴定时间除外，可约定延长）');
const CONSUMER = secondary('市场监督管理投诉举报处理办法（总局令第121号）第23条（60日，原文未核）');
const TRAFFIC = verified('道路交通事故处理程序规定 第90条（自调解开始之日起10日）');
const TOURISM = verified('旅游投诉处理办法 第20、28条（60日，检测鉴定除外）');
const POLICE_FIRST = secondary('公通字〔2005〕98号 第36条（受理或鉴定文书后3个工作日内首次调解）');
const POLICE_SECOND = verified('公安机关办理行政案件程序规定 第183条（首次调解后7个工作日内）');
const SERVICE_ITEM = verified('唐山市12345政务服务便民热线条例 第24条（5个工作日）；橙红两档为平台默认值');

/** Kinds of agency and dispute, and how long the mediation itself may take. Bands left out keep the normal amount. */
const RESOLVE_BY_KIND: readonly Pick<
  ClockSeed,
  'kinds' | 'times' | 'legalBasis' | 'extension' | 'pausableBy' | 'maxPauseHours'
>[] = [
  {
    kinds: ['labor'],
    times: { normal: calendarDays(15) },
    legalBasis: LABOUR,
    extension: MEDIATION_EXTENSION,
  },
  {
    kinds: ['medical'],
    times: { normal: legalWorkingDays(30) },
    legalBasis: MEDICAL,
    extension: MEDIATION_EXTENSION,
    pausableBy: APPRAISAL,
    maxPauseHours: null,
  },
  {
    kinds: ['consumer', 'market-supervision'],
    times: { normal: calendarDays(60) },
    legalBasis: CONSUMER,
    extension: MEDIATION_EXTENSION,
  },
  { kinds: ['traffic', 'traffic-police'], times: { normal: calendarDays(10) }, legalBasis: TRAFFIC },
  {
    kinds: ['tourism'],
    times: { normal: calendarDays(60) },
    legalBasis: TOURISM,
    extension: MEDIATION_EXTENSION,
    pausableBy: APPRAISAL,
    maxPauseHours: null,
  },
  {
    kinds: ['police-mediation', 'station'],
    times: { normal: legalWorkingDays(3) },
    legalBasis: POLICE_FIRST,
  },
  { kinds: ['police-mediation-second'], times: { normal: legalWorkingDays(7) }, legalBasis: POLICE_SECOND },
  {
    kinds: ['consult'],
    times: { normal: legalWorkingDays(2), orange: realHours(24), red: realHours(2) },
    legalBasis: SERVICE_ITEM,
    extension: SERVICE_EXTENSION,
  },
  {
    kinds: ['service', 'civil-affairs', 'urban-management'],
    times: { normal: legalWorkingDays(5), orange: realHours(24), red: realHours(2) },
    legalBasis: SERVICE_ITEM,
    extension: SERVICE_EXTENSION,
  },
];

/** People's mediation, committees, federation, associations, and whatever has no limit of its own. */
const PEOPLES: ClockSeed = {
  clock: 'resolve',
  lanes: SENT,
  calendar: 'office',
  times: { normal: calendarDays(30), orange: calendarDays(15), red: calendarDays(7) },
  legalBasis: PEOPLES_MEDIATION,
  extension: MEDIATION_EXTENSION,
  ...RESOLVE_PAUSES,
};

/** The service clock of the work itself, first by kind. */
export const RESOLVE_CLOCKS: readonly ClockSeed[] = [
  ...RESOLVE_BY_KIND.map((seed): ClockSeed => ({
    clock: 'resolve',
    lanes: SENT,
    calendar: 'office',
    ...RESOLVE_PAUSES,
    ...seed,
  })),
  PEOPLES,
];

/** Who keeps people's mediation committees: only their agreements go to a court for confirmation by these laws. */
const PEOPLES_MEDIATORS = [
  'community',
  'street-mediation',
  'judicial-office',
  'womens-federation',
  'trade-association',
] as const;

/** Legal periods: started by their own legal event, in every lane, paused only where their law leaves time out. */
export const STATUTORY_CLOCKS: readonly ClockSeed[] = [
  legal('statutory', { kinds: ['labor'], times: { normal: calendarDays(15) }, legalBasis: LABOUR }),
  legal('statutory', {
    kinds: ['medical'],
    times: { normal: legalWorkingDays(30) },
    legalBasis: MEDICAL,
    pausableBy: ['appraisal'],
    extension: { ...MEDIATION_EXTENSION, approver: 'law' },
  }),
  legal('statutory', {
    kinds: ['consumer', 'market-supervision'],
    times: { normal: calendarDays(60) },
    legalBasis: CONSUMER,
    pausableBy: ['appraisal'],
  }),
  legal('statutory', {
    kinds: ['traffic', 'traffic-police'],
    times: { normal: calendarDays(10) },
    legalBasis: TRAFFIC,
  }),
  legal('statutory', {
    kinds: ['tourism'],
    times: { normal: calendarDays(60) },
    legalBasis: TOURISM,
    pausableBy: ['appraisal'],
  }),
  legal('statutory', {
    kinds: ['police-mediation', 'station'],
    times: { normal: legalWorkingDays(3) },
    legalBasis: POLICE_FIRST,
  }),
  legal('statutory', {
    kinds: ['police-mediation-second'],
    times: { normal: legalWorkingDays(7) },
    legalBasis: POLICE_SECOND,
  }),
  legal('dv_warning', {
    times: { normal: { unit: 'calendar_hours', amount: 72, hourRule: 'exclude_starting_hour' } },
    legalBasis: verified('公通字〔2024〕34号 第六、八条（受理报案后72小时内决定告诫）'),
  }),
  legal('dv_follow_up', {
    kinds: ['later_visit'],
    times: { normal: { unit: 'months', amount: 3, rollLastDay: false } },
    legalBasis: verified('公通字〔2024〕34号 第十二条（其后每3个月查访，连续三次无反复止）'),
  }),
  legal('dv_follow_up', {
    times: { normal: { unit: 'calendar_days', amount: 7, rollLastDay: false } },
    legalBasis: verified('公通字〔2024〕34号 第十二条（送达后7日内首次查访）'),
  }),
  legal('police_acceptance', {
    times: { normal: { unit: 'calendar_hours', amount: 24, hourRule: 'exclude_starting_hour' } },
    legalBasis: verified('公安机关办理行政案件程序规定 第61条（24小时内受案登记）'),
  }),
  legal('police_case', {
    times: { normal: { unit: 'calendar_days', amount: 30, rollLastDay: true } },
    legalBasis: verified('治安管理处罚法（2025修订）第118条（立案之日起30日，可延长两次，鉴定、听证除外）'),
    pausableBy: ['appraisal', 'hearing'],
    extension: { ...MEDIATION_EXTENSION, approver: 'law', count: 2, needsConsent: false },
  }),
  legal('injury_assessment', {
    times: { normal: { unit: 'calendar_hours', amount: 24, hourRule: 'exclude_starting_hour' } },
    legalBasis: secondary('公通字〔2005〕98号 第18条（24小时内出具鉴定委托书）'),
  }),
  legal('report_feedback', {
    times: { normal: { unit: 'calendar_days', amount: 3, rollLastDay: true } },
    legalBasis: verified('高检发〔2020〕9号 第8、10条（受案或立案后3日内向报告人反馈）'),
  }),
  legal('judicial_confirmation', {
    kinds: PEOPLES_MEDIATORS,
    times: { normal: calendarDays(30) },
    ladder: 'judicial_confirmation',
    warningPercents: [],
    lapses: true,
    legalBasis: verified('人民调解法 第33条；民事诉讼法 第205条（协议生效之日起30日内共同申请）'),
  }),
];

/** What the parties promised one another. */
export const CONTRACT_CLOCKS: readonly ClockSeed[] = [
  {
    clock: 'performance',
    lanes: EVERY,
    times: { normal: { unit: 'given' } },
    class: 'contract',
    ladder: 'performance',
    pausableBy: ['signed_variation'],
    warningPercents: [],
    calendar: 'office',
    legalBasis: { ...DESIGN, text: '调解协议约定的履行日期；人民调解法 第31条（督促履行）' },
  },
];

function legal(clock: string, seed: Omit<ClockSeed, 'clock' | 'lanes'>): ClockSeed {
  return { clock, lanes: EVERY, calendar: 'office', class: 'statutory', ...seed };
}

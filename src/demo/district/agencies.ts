import { CAOSHIJIE_CODE, CAOTANG_CODE, COMMUNITY, DISTRICT_CODE } from './areas.js';
import { ALL_TYPES, COMMUNITY_TYPES, STATION_TYPES, STREET_MEDIATION_TYPES, TYPES } from './capabilities.js';

/** The kinds of agency the demonstration district has; the engine itself knows none of them by name. */
export type DistrictAgencyKind =
  | 'coordination-centre'
  | 'station'
  | 'community'
  | 'street-mediation'
  | 'judicial-office'
  | 'womens-federation'
  | 'labor'
  | 'civil-affairs'
  | 'urban-management'
  | 'market-supervision'
  | 'traffic-police'
  | 'trade-association'
  | 'volunteers'
  | 'experts';

/** Whom to call when a red case does not wait for office hours. */
export interface Duty {
  readonly person: string;
  readonly phone: string;
  /** Local hours of every day, `HH:MM-HH:MM`; `00:00-24:00` is round the clock. */
  readonly hours: string;
}

/** The trade an association speaks for, and how many firms it can reach. */
export interface Trade {
  readonly code: string;
  readonly name: string;
  readonly memberCount: number;
}

/** One agency of the demonstration district. People and telephone numbers are invented. */
export interface DistrictAgency {
  readonly key: string;
  readonly name: string;
  readonly kind: DistrictAgencyKind;
  /** It serves this area and everything below it. */
  readonly areaCode: string;
  /** The agency that guides it and may be its delegator; null where nobody in the district is above it. */
  readonly parentKey: string | null;
  /** `office`: Monday to Friday 09:00–17:30; `station`: round the clock. */
  readonly calendarKey: 'office' | 'station';
  /** Open referrals it can carry at once. */
  readonly capacity: number;
  /** Null: red cases stay with the sender, and the routing says so. */
  readonly duty: Duty | null;
  /** Second-level dispute type codes. */
  readonly capabilities: readonly string[];
  /** Trade associations only. */
  readonly trade: Trade | null;
}

interface CommitteeSeat {
  readonly key: string;
  readonly name: string;
  readonly areaCode: string;
  readonly parentKey: string;
  readonly duty: Duty | null;
}

const ROUND_THE_CLOCK = '00:00-24:00';
const UNTIL_NIGHT = '08:00-22:00';

/** Community committees differ in their place, and in whether somebody answers the telephone in the evening. */
function committee(seat: CommitteeSeat): DistrictAgency {
  return {
    ...seat,
    kind: 'community',
    calendarKey: 'office',
    capacity: 20,
    capabilities: COMMUNITY_TYPES,
    trade: null,
  };
}

const COMMITTEES: readonly DistrictAgency[] = [
  committee({
    key: 'community-babaojie',
    name: '八宝街社区居民委员会',
    areaCode: COMMUNITY.babaojie,
    parentKey: 'judicial-office',
    duty: { person: '孙某甲', phone: '028-5550-1101', hours: UNTIL_NIGHT },
  }),
  committee({
    key: 'community-shuangyanjing',
    name: '双眼井社区居民委员会',
    areaCode: COMMUNITY.shuangyanjing,
    parentKey: 'judicial-office',
    duty: null,
  }),
  committee({
    key: 'community-xiaoguanmiao',
    name: '小关庙社区居民委员会',
    areaCode: COMMUNITY.xiaoguanmiao,
    parentKey: 'judicial-office',
    duty: null,
  }),
  committee({
    key: 'community-yushalu',
    name: '玉沙路社区居民委员会',
    areaCode: COMMUNITY.yushalu,
    parentKey: 'judicial-office',
    duty: { person: '谢某甲', phone: '028-5550-1104', hours: UNTIL_NIGHT },
  }),
  committee({
    key: 'community-ningxiajie',
    name: '宁夏街社区居民委员会',
    areaCode: COMMUNITY.ningxiajie,
    parentKey: 'judicial-office',
    duty: null,
  }),
  committee({
    key: 'community-songxianqiao',
    name: '送仙桥社区居民委员会',
    areaCode: COMMUNITY.songxianqiao,
    parentKey: 'street-mediation',
    duty: { person: '李某乙', phone: '028-5550-1106', hours: UNTIL_NIGHT },
  }),
  committee({
    key: 'community-fanglinlu',
    name: '芳邻路社区居民委员会',
    areaCode: COMMUNITY.fanglinlu,
    parentKey: 'street-mediation',
    duty: null,
  }),
  committee({
    key: 'community-qintailu',
    name: '琴台路社区居民委员会',
    areaCode: COMMUNITY.qintailu,
    parentKey: 'street-mediation',
    duty: null,
  }),
  committee({
    key: 'community-caotanglu',
    name: '草堂路社区居民委员会',
    areaCode: COMMUNITY.caotanglu,
    parentKey: 'street-mediation',
    duty: { person: '朱某乙', phone: '028-5550-1109', hours: UNTIL_NIGHT },
  }),
  committee({
    key: 'community-qinghua',
    name: '青华社区居民委员会',
    areaCode: COMMUNITY.qinghua,
    parentKey: 'street-mediation',
    duty: null,
  }),
];

const STREET_BODIES: readonly DistrictAgency[] = [
  {
    key: 'station-caoshijie',
    name: '草市街派出所',
    kind: 'station',
    areaCode: CAOSHIJIE_CODE,
    parentKey: null,
    calendarKey: 'station',
    capacity: 60,
    duty: { person: '值班民警', phone: '028-5550-1001', hours: ROUND_THE_CLOCK },
    capabilities: STATION_TYPES,
    trade: null,
  },
  {
    key: 'station-caotang',
    name: '草堂派出所',
    kind: 'station',
    areaCode: CAOTANG_CODE,
    parentKey: null,
    calendarKey: 'station',
    capacity: 60,
    duty: { person: '值班民警', phone: '028-5550-1002', hours: ROUND_THE_CLOCK },
    capabilities: STATION_TYPES,
    trade: null,
  },
  {
    key: 'street-mediation',
    name: '草堂街道人民调解委员会',
    kind: 'street-mediation',
    areaCode: CAOTANG_CODE,
    parentKey: null,
    calendarKey: 'office',
    capacity: 30,
    duty: null,
    capabilities: STREET_MEDIATION_TYPES,
    trade: null,
  },
  {
    key: 'judicial-office',
    name: '草市街司法所',
    kind: 'judicial-office',
    areaCode: CAOSHIJIE_CODE,
    parentKey: null,
    calendarKey: 'office',
    capacity: 25,
    duty: null,
    capabilities: STREET_MEDIATION_TYPES,
    trade: null,
  },
];

const DISTRICT_BODIES: readonly DistrictAgency[] = [
  {
    key: 'centre',
    name: '青羊区社会治安综合治理中心',
    kind: 'coordination-centre',
    areaCode: DISTRICT_CODE,
    parentKey: null,
    calendarKey: 'office',
    capacity: 100,
    duty: { person: '值班协调员', phone: '028-5550-1000', hours: ROUND_THE_CLOCK },
    capabilities: ALL_TYPES,
    trade: null,
  },
  {
    key: 'womens-federation',
    name: '青羊区妇女联合会',
    kind: 'womens-federation',
    areaCode: DISTRICT_CODE,
    parentKey: null,
    calendarKey: 'office',
    capacity: 30,
    duty: { person: '维权热线值班员', phone: '028-5550-1201', hours: ROUND_THE_CLOCK },
    capabilities: [...TYPES.family, '1701', '1702'],
    trade: null,
  },
  {
    key: 'labor',
    name: '青羊区人力资源和社会保障局',
    kind: 'labor',
    areaCode: DISTRICT_CODE,
    parentKey: null,
    calendarKey: 'office',
    capacity: 40,
    duty: null,
    capabilities: TYPES.work,
    trade: null,
  },
  {
    key: 'civil-affairs',
    name: '青羊区民政局',
    kind: 'civil-affairs',
    areaCode: DISTRICT_CODE,
    parentKey: null,
    calendarKey: 'office',
    capacity: 25,
    duty: { person: '救助站值班员', phone: '028-5550-1203', hours: ROUND_THE_CLOCK },
    capabilities: ['0102', '0103', '1702', '1703', '1704', '1705'],
    trade: null,
  },
  {
    key: 'urban-management',
    name: '青羊区综合行政执法局',
    kind: 'urban-management',
    areaCode: DISTRICT_CODE,
    parentKey: null,
    calendarKey: 'office',
    capacity: 40,
    duty: { person: '执法值班员', phone: '028-5550-1204', hours: UNTIL_NIGHT },
    capabilities: ['0202', '0204', '0302', ...TYPES.environment, '1404'],
    trade: null,
  },
  {
    key: 'market-supervision',
    name: '青羊区市场监督管理局',
    kind: 'market-supervision',
    areaCode: DISTRICT_CODE,
    parentKey: null,
    calendarKey: 'office',
    capacity: 40,
    duty: null,
    capabilities: [...TYPES.consumer, '0503'],
    trade: null,
  },
  {
    key: 'traffic-police',
    name: '青羊区交通警察大队',
    kind: 'traffic-police',
    areaCode: DISTRICT_CODE,
    parentKey: null,
    calendarKey: 'station',
    capacity: 50,
    duty: { person: '值班交警', phone: '028-5550-1206', hours: ROUND_THE_CLOCK },
    capabilities: TYPES.traffic,
    trade: null,
  },
];

const FORCES_OF_SOCIETY: readonly DistrictAgency[] = [
  {
    key: 'association-catering',
    name: '青羊区餐饮行业商会',
    kind: 'trade-association',
    areaCode: DISTRICT_CODE,
    parentKey: null,
    calendarKey: 'office',
    capacity: 10,
    duty: null,
    capabilities: [...TYPES.business, '1103'],
    trade: { code: 'catering', name: '餐饮业', memberCount: 320 },
  },
  {
    key: 'association-property',
    name: '青羊区物业管理行业协会',
    kind: 'trade-association',
    areaCode: DISTRICT_CODE,
    parentKey: null,
    calendarKey: 'office',
    capacity: 12,
    duty: null,
    capabilities: TYPES.propertyManagement,
    trade: { code: 'property-management', name: '物业管理业', memberCount: 86 },
  },
  {
    key: 'association-building-materials',
    name: '青羊区家居建材商会',
    kind: 'trade-association',
    areaCode: DISTRICT_CODE,
    parentKey: null,
    calendarKey: 'office',
    capacity: 10,
    duty: null,
    capabilities: ['0402', '0403', '0501', '0502', '1105'],
    trade: { code: 'building-materials', name: '家居建材与装修业', memberCount: 210 },
  },
  {
    key: 'volunteers',
    name: '青羊区和邻调解志愿服务队',
    kind: 'volunteers',
    areaCode: DISTRICT_CODE,
    parentKey: 'centre',
    calendarKey: 'office',
    capacity: 15,
    duty: null,
    capabilities: ['0102', '0103', '0107', ...TYPES.neighbours, '1703', '1704'],
    trade: null,
  },
  {
    key: 'experts',
    name: '青羊区矛盾纠纷调解专家库',
    kind: 'experts',
    areaCode: DISTRICT_CODE,
    parentKey: 'centre',
    calendarKey: 'office',
    capacity: 12,
    duty: null,
    capabilities: [
      '0101',
      '0102',
      '0105',
      ...TYPES.housing,
      ...TYPES.contract,
      ...TYPES.medical,
      '1403',
      '1405',
      '1501',
      '1502',
    ],
    trade: null,
  },
];

/**
 * Every agency of the demonstration district, the centre first.
 *
 * The names are those such bodies carry anywhere; nobody here is a real office holder. People's mediation of the
 * street stands above the committees of its street because it guides their mediation; bureaus and stations stand
 * under no one in the district, for the centre moves procedure and gives no orders.
 */
export const AGENCIES: readonly DistrictAgency[] = [
  ...DISTRICT_BODIES,
  ...STREET_BODIES,
  ...COMMITTEES,
  ...FORCES_OF_SOCIETY,
];

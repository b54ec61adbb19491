import type { AccountSeed, SeedAgency, SeedPerson } from '../../modules/identity/index.js';
import type { Role } from '../../src/platform/auth/actor.js';

/** Division codes of the tiny world: one district of a province, with two streets and a community in the first. */
export const AREA = {
  /** The root: administrators over it administer everything. */
  province: '51',
  district: '510105',
  street: '510105007',
  otherStreet: '510105002',
  community: '510105007001',
} as const;

/** Agency keys of the tiny world. */
export const AGENCY_KEYS = [
  'station',
  'other-station',
  'community',
  'womens-federation',
  'labor',
  'civil-affairs',
  'centre',
] as const;
export type AgencyKey = (typeof AGENCY_KEYS)[number];

function agency(key: AgencyKey, name: string, kind: string, areaCode: string): SeedAgency {
  return {
    key,
    name,
    kind,
    areaCode,
    parentKey: null,
    calendarKey: kind === 'station' ? 'station' : 'office',
    capacity: null,
    duty: kind === 'station' ? { person: '值班室', phone: '19900000001', hours: '00:00-24:00' } : null,
    capabilities: [],
  };
}

const AGENCIES: readonly SeedAgency[] = [
  agency('station', '草堂派出所', 'station', AREA.street),
  agency('other-station', '草市街派出所', 'station', AREA.otherStreet),
  agency('community', '送仙桥社区居委会', 'community', AREA.community),
  agency('womens-federation', '青羊区妇联', 'womens-federation', AREA.district),
  agency('labor', '青羊区人社局', 'labor', AREA.district),
  agency('civil-affairs', '青羊区民政局', 'civil-affairs', AREA.district),
  agency('centre', '青羊区综治中心', 'coordination-centre', AREA.district),
];

interface Held {
  readonly role: Role;
  readonly agencyKey?: AgencyKey;
  readonly areaCode?: string;
}

function person(login: string, name: string, ...held: readonly Held[]): SeedPerson {
  return {
    login,
    name,
    title: null,
    phone: null,
    grants: held.map(({ role, agencyKey = null, areaCode = null }) => ({ role, agencyKey, areaCode })),
  };
}

/** The cast, by login. Each role once, and whoever is needed to show what somebody else may not. */
const PEOPLE = [
  person('officer', '陈警官', { role: 'station_officer', agencyKey: 'station' }),
  person('colleague', '周警官', { role: 'station_officer', agencyKey: 'station' }),
  person('chief', '林所长', { role: 'station_head', agencyKey: 'station' }),
  person('other-officer', '许警官', { role: 'station_officer', agencyKey: 'other-station' }),
  person('other-chief', '郭所长', { role: 'station_head', agencyKey: 'other-station' }),
  person('committee-intake', '何受理', { role: 'agency_intake', agencyKey: 'community' }),
  person('mediator', '罗调解', { role: 'agency_handler', agencyKey: 'community' }),
  person('committee-head', '梁主任', { role: 'agency_head', agencyKey: 'community' }),
  person('womens-intake', '宋受理', { role: 'agency_intake', agencyKey: 'womens-federation' }),
  person('womens-handler', '郑专干', { role: 'agency_handler', agencyKey: 'womens-federation' }),
  person('womens-head', '谢主席', { role: 'agency_head', agencyKey: 'womens-federation' }),
  person('labor-intake', '韩受理', { role: 'agency_intake', agencyKey: 'labor' }),
  person('labor-handler', '唐监察', { role: 'agency_handler', agencyKey: 'labor' }),
  person('labor-head', '冯局长', { role: 'agency_head', agencyKey: 'labor' }),
  person('civil-intake', '于受理', { role: 'agency_intake', agencyKey: 'civil-affairs' }),
  person('civil-head', '董局长', { role: 'agency_head', agencyKey: 'civil-affairs' }),
  person('coordinator', '萧协调', { role: 'coordinator', areaCode: AREA.district }),
  person('supervisor', '程督察', { role: 'supervisor', areaCode: AREA.district }),
  person('admin', '系统管理员', { role: 'system_administrator', areaCode: AREA.province }),
  person('security', '安全管理员', { role: 'security_administrator', areaCode: AREA.province }),
  person('auditor', '审计员', { role: 'auditor', areaCode: AREA.province }),
] as const;

/** Logins of the cast. */
export const LOGINS = [
  'officer',
  'colleague',
  'chief',
  'other-officer',
  'other-chief',
  'committee-intake',
  'mediator',
  'committee-head',
  'womens-intake',
  'womens-handler',
  'womens-head',
  'labor-intake',
  'labor-handler',
  'labor-head',
  'civil-intake',
  'civil-head',
  'coordinator',
  'supervisor',
  'admin',
  'security',
  'auditor',
] as const;
export type Login = (typeof LOGINS)[number];

export const WORLD_PASSWORD = 'tiny-world-2026';

/** A district small enough to keep in one's head: a station, its neighbours, the partners and one of each role. */
export const TINY_WORLD: AccountSeed = {
  areas: [
    { code: AREA.province, name: '四川省', level: 'province', parentCode: null },
    { code: '5101', name: '成都市', level: 'city', parentCode: AREA.province },
    { code: AREA.district, name: '青羊区', level: 'district', parentCode: '5101' },
    { code: AREA.street, name: '草堂街道', level: 'street', parentCode: AREA.district },
    { code: AREA.otherStreet, name: '草市街街道', level: 'street', parentCode: AREA.district },
    { code: AREA.community, name: '送仙桥社区', level: 'community', parentCode: AREA.street },
  ],
  agencies: AGENCIES,
  people: PEOPLE,
};

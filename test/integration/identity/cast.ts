import type { AccountSeed, SeedAgency, SeedPerson } from '../../../modules/identity/index.js';

type Grant = SeedPerson['grants'][number];

export const PASSWORD = 'correct-horse-7';

const over = (role: Grant['role'], areaCode: string): Grant => ({ role, areaCode, agencyKey: null });

const inside = (role: Grant['role'], agencyKey: string): Grant => ({ role, agencyKey, areaCode: null });

const person = (login: string, ...grants: readonly Grant[]): SeedPerson => ({
  login,
  name: `某${login}`,
  title: null,
  phone: '19900000001',
  grants,
});

const agency = (key: string, kind: string, place: { areaCode: string; parentKey?: string }): SeedAgency => ({
  key,
  name: key,
  kind,
  areaCode: place.areaCode,
  parentKey: place.parentKey ?? null,
  calendarKey: 'office',
  capacity: 5,
  duty: null,
  capabilities: ['0201'],
});

/** Two streets of one district, and one of everybody. The committee's parent stands below it in the list. */
export const CAST: AccountSeed = {
  areas: [
    { code: '51', name: '省', level: 'province', parentCode: null },
    { code: '5101', name: '市', level: 'city', parentCode: '51' },
    { code: '510105', name: '区', level: 'district', parentCode: '5101' },
    { code: '510105002', name: '东街道', level: 'street', parentCode: '510105' },
    { code: '510105002001', name: '东社区', level: 'community', parentCode: '510105002' },
    { code: '510105007', name: '西街道', level: 'street', parentCode: '510105' },
  ],
  agencies: [
    agency('committee-east', 'community', { areaCode: '510105002001', parentKey: 'centre' }),
    agency('station-east', 'station', { areaCode: '510105002' }),
    agency('station-west', 'station', { areaCode: '510105007' }),
    agency('centre', 'coordination-centre', { areaCode: '510105' }),
  ],
  people: [
    person('sysadmin', over('system_administrator', '510105')),
    person('secadmin', over('security_administrator', '510105')),
    person('secadmin-east', over('security_administrator', '510105002')),
    person('auditor', over('auditor', '510105')),
    person('coordinator-city', over('coordinator', '5101')),
    person('coordinator-east', over('coordinator', '510105002')),
    person('supervisor', over('supervisor', '510105')),
    person('officer', inside('station_officer', 'station-east'), inside('agency_handler', 'station-east')),
    person('head', inside('station_head', 'station-east')),
    person('officer-west', inside('station_officer', 'station-west')),
    person('newcomer'),
  ],
};

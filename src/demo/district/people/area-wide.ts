import { CAOSHIJIE_CODE, CAOTANG_CODE, CITY_CODE, DISTRICT_CODE, PROVINCE_CODE } from '../areas.js';
import { overArea, type DistrictPerson } from './person.js';

/**
 * Those who answer for an area. Coordinators sit in the centre but hold no role in it: one who belongs to the sender
 * may chase and not rule, and the centre sends much itself. The three administrator powers are three accounts, held over
 * the root: what belongs to no area asks for that.
 */
export const AREA_PEOPLE: readonly DistrictPerson[] = [
  {
    login: 'coordinator.city',
    name: '杨某丁',
    title: '市级协调员',
    phone: '19900000096',
    grants: [overArea('coordinator', CITY_CODE)],
  },
  {
    login: 'coordinator.district1',
    name: '赵某丁',
    title: '区级协调员',
    phone: '19900000097',
    grants: [overArea('coordinator', DISTRICT_CODE)],
  },
  {
    login: 'coordinator.district2',
    name: '黄某丁',
    title: '区级协调员',
    phone: '19900000098',
    grants: [overArea('coordinator', DISTRICT_CODE)],
  },
  {
    login: 'coordinator.caoshijie',
    name: '周某丁',
    title: '街道协调员',
    phone: '19900000099',
    grants: [overArea('coordinator', CAOSHIJIE_CODE)],
  },
  {
    login: 'coordinator.caotang',
    name: '吴某丁',
    title: '街道协调员',
    phone: '19900000100',
    grants: [overArea('coordinator', CAOTANG_CODE)],
  },
  {
    login: 'supervisor.district',
    name: '徐某丁',
    title: '督办员',
    phone: '19900000101',
    grants: [overArea('supervisor', DISTRICT_CODE)],
  },
  {
    login: 'auditor',
    name: '孙某丁',
    title: '审计员',
    phone: '19900000102',
    grants: [overArea('auditor', PROVINCE_CODE)],
  },
  {
    login: 'sysadmin',
    name: '胡某丁',
    title: '系统管理员',
    phone: '19900000103',
    grants: [overArea('system_administrator', PROVINCE_CODE)],
  },
  {
    login: 'secadmin',
    name: '朱某丁',
    title: '安全保密管理员',
    phone: '19900000104',
    grants: [overArea('security_administrator', PROVINCE_CODE)],
  },
];

import { staffOf, type DistrictPerson } from './person.js';

/** The two stations: a head, the duty room (综合指挥室) that takes in and sends out, and three officers each. */
export const STATION_PEOPLE: readonly DistrictPerson[] = [
  ...staffOf('station-caoshijie', [
    ['head', '王某甲', '所长', '19900000001', 'station_head', 'agency_head'],
    ['duty', '李某甲', '综合指挥室值班员', '19900000002', 'agency_intake', 'station_officer'],
    ['officer1', '张某甲', '社区民警', '19900000003', 'station_officer', 'agency_handler'],
    ['officer2', '刘某甲', '社区民警', '19900000004', 'station_officer', 'agency_handler'],
    ['officer3', '陈某甲', '治安民警', '19900000005', 'station_officer', 'agency_handler'],
  ]),
  ...staffOf('station-caotang', [
    ['head', '杨某甲', '所长', '19900000006', 'station_head', 'agency_head'],
    ['duty', '赵某甲', '综合指挥室值班员', '19900000007', 'agency_intake', 'station_officer'],
    ['officer1', '黄某甲', '社区民警', '19900000008', 'station_officer', 'agency_handler'],
    ['officer2', '周某甲', '社区民警', '19900000009', 'station_officer', 'agency_handler'],
    ['officer3', '吴某甲', '治安民警', '19900000010', 'station_officer', 'agency_handler'],
  ]),
];

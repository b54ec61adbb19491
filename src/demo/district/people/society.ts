import { staffOf, type DistrictPerson } from './person.js';

/** Associations, volunteers and experts; the experts differ in what they are consulted on. */
export const SOCIETY_PEOPLE: readonly DistrictPerson[] = [
  ...staffOf('association-catering', [
    ['head', '郭某丙', '会长', '19900000078', 'agency_head'],
    ['intake', '马某丙', '秘书长', '19900000079', 'agency_intake'],
    ['mediator', '罗某丙', '行业调解员', '19900000080', 'agency_handler'],
  ]),
  ...staffOf('association-property', [
    ['head', '梁某丙', '会长', '19900000081', 'agency_head'],
    ['intake', '宋某丙', '秘书长', '19900000082', 'agency_intake'],
    ['mediator', '郑某丙', '行业调解员', '19900000083', 'agency_handler'],
  ]),
  ...staffOf('association-building-materials', [
    ['head', '谢某丙', '会长', '19900000084', 'agency_head'],
    ['intake', '韩某丙', '秘书长', '19900000085', 'agency_intake'],
    ['mediator', '唐某丙', '行业调解员', '19900000086', 'agency_handler'],
  ]),
  ...staffOf('volunteers', [
    ['head', '冯某丙', '队长', '19900000087', 'agency_head'],
    ['intake', '于某丙', '联络员', '19900000088', 'agency_intake'],
    ['teacher', '董某丙', '退休教师志愿者', '19900000089', 'agency_handler'],
    ['neighbour', '萧某丙', '老邻居志愿者', '19900000090', 'agency_handler'],
  ]),
  ...staffOf('experts', [
    ['head', '王某丁', '专家库负责人', '19900000091', 'agency_head'],
    ['intake', '李某丁', '专家库秘书', '19900000092', 'agency_intake'],
    ['lawyer', '张某丁', '律师', '19900000093', 'agency_handler'],
    ['psychologist', '刘某丁', '心理咨询师', '19900000094', 'agency_handler'],
    ['mediator', '陈某丁', '首席人民调解员', '19900000095', 'agency_handler'],
  ]),
];

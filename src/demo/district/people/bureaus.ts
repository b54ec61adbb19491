import { staffOf, type DistrictPerson } from './person.js';

/** The centre, people's mediation of the streets and the bureaus: a head, an intake and a handler each. */
export const BUREAU_PEOPLE: readonly DistrictPerson[] = [
  ...staffOf('centre', [
    ['head', '梁某乙', '主任', '19900000051', 'agency_head'],
    ['intake', '宋某乙', '受理员', '19900000052', 'agency_intake'],
    ['handler', '郑某乙', '调解员', '19900000053', 'agency_handler'],
  ]),
  ...staffOf('street-mediation', [
    ['head', '谢某乙', '主任', '19900000054', 'agency_head'],
    ['intake', '韩某乙', '受理员', '19900000055', 'agency_intake'],
    ['handler', '唐某乙', '专职人民调解员', '19900000056', 'agency_handler'],
  ]),
  ...staffOf('judicial-office', [
    ['head', '冯某乙', '所长', '19900000057', 'agency_head'],
    ['intake', '于某乙', '受理员', '19900000058', 'agency_intake'],
    ['handler', '董某乙', '司法助理员', '19900000059', 'agency_handler'],
  ]),
  ...staffOf('womens-federation', [
    ['head', '萧某乙', '权益部部长', '19900000060', 'agency_head'],
    ['intake', '王某丙', '受理员', '19900000061', 'agency_intake'],
    ['handler', '李某丙', '婚姻家庭调解员', '19900000062', 'agency_handler'],
  ]),
  ...staffOf('labor', [
    ['head', '张某丙', '调解仲裁科科长', '19900000063', 'agency_head'],
    ['intake', '刘某丙', '受理员', '19900000064', 'agency_intake'],
    ['handler', '陈某丙', '劳动争议调解员', '19900000065', 'agency_handler'],
  ]),
  ...staffOf('civil-affairs', [
    ['head', '杨某丙', '社会事务科科长', '19900000066', 'agency_head'],
    ['intake', '赵某丙', '受理员', '19900000067', 'agency_intake'],
    ['handler', '黄某丙', '社会工作者', '19900000068', 'agency_handler'],
  ]),
  ...staffOf('urban-management', [
    ['head', '周某丙', '执法大队大队长', '19900000069', 'agency_head'],
    ['intake', '吴某丙', '受理员', '19900000070', 'agency_intake'],
    ['handler', '徐某丙', '执法队员', '19900000071', 'agency_handler'],
  ]),
  ...staffOf('market-supervision', [
    ['head', '孙某丙', '消保科科长', '19900000072', 'agency_head'],
    ['intake', '胡某丙', '受理员', '19900000073', 'agency_intake'],
    ['handler', '朱某丙', '消费纠纷调解员', '19900000074', 'agency_handler'],
  ]),
  ...staffOf('traffic-police', [
    ['head', '高某丙', '事故中队中队长', '19900000075', 'agency_head'],
    ['intake', '林某丙', '受理员', '19900000076', 'agency_intake'],
    ['handler', '何某丙', '事故处理民警', '19900000077', 'agency_handler'],
  ]),
];

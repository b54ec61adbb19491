import { staffOf, type DistrictPerson } from './person.js';

/** Four people a committee: its head, two who take in and mediate, and the mediator. */
export const COMMUNITY_PEOPLE: readonly DistrictPerson[] = [
  ...staffOf('community-babaojie', [
    ['head', '徐某甲', '社区居委会主任', '19900000011', 'agency_head'],
    ['intake1', '孙某甲', '社区工作者', '19900000012', 'agency_intake', 'agency_handler'],
    ['intake2', '胡某甲', '网格员', '19900000013', 'agency_intake', 'agency_handler'],
    ['mediator', '朱某甲', '社区人民调解员', '19900000014', 'agency_handler'],
  ]),
  ...staffOf('community-shuangyanjing', [
    ['head', '高某甲', '社区居委会主任', '19900000015', 'agency_head'],
    ['intake1', '林某甲', '社区工作者', '19900000016', 'agency_intake', 'agency_handler'],
    ['intake2', '何某甲', '网格员', '19900000017', 'agency_intake', 'agency_handler'],
    ['mediator', '郭某甲', '社区人民调解员', '19900000018', 'agency_handler'],
  ]),
  ...staffOf('community-xiaoguanmiao', [
    ['head', '马某甲', '社区居委会主任', '19900000019', 'agency_head'],
    ['intake1', '罗某甲', '社区工作者', '19900000020', 'agency_intake', 'agency_handler'],
    ['intake2', '梁某甲', '网格员', '19900000021', 'agency_intake', 'agency_handler'],
    ['mediator', '宋某甲', '社区人民调解员', '19900000022', 'agency_handler'],
  ]),
  ...staffOf('community-yushalu', [
    ['head', '郑某甲', '社区居委会主任', '19900000023', 'agency_head'],
    ['intake1', '谢某甲', '社区工作者', '19900000024', 'agency_intake', 'agency_handler'],
    ['intake2', '韩某甲', '网格员', '19900000025', 'agency_intake', 'agency_handler'],
    ['mediator', '唐某甲', '社区人民调解员', '19900000026', 'agency_handler'],
  ]),
  ...staffOf('community-ningxiajie', [
    ['head', '冯某甲', '社区居委会主任', '19900000027', 'agency_head'],
    ['intake1', '于某甲', '社区工作者', '19900000028', 'agency_intake', 'agency_handler'],
    ['intake2', '董某甲', '网格员', '19900000029', 'agency_intake', 'agency_handler'],
    ['mediator', '萧某甲', '社区人民调解员', '19900000030', 'agency_handler'],
  ]),
  ...staffOf('community-songxianqiao', [
    ['head', '王某乙', '社区居委会主任', '19900000031', 'agency_head'],
    ['intake1', '李某乙', '社区工作者', '19900000032', 'agency_intake', 'agency_handler'],
    ['intake2', '张某乙', '网格员', '19900000033', 'agency_intake', 'agency_handler'],
    ['mediator', '刘某乙', '社区人民调解员', '19900000034', 'agency_handler'],
  ]),
  ...staffOf('community-fanglinlu', [
    ['head', '陈某乙', '社区居委会主任', '19900000035', 'agency_head'],
    ['intake1', '杨某乙', '社区工作者', '19900000036', 'agency_intake', 'agency_handler'],
    ['intake2', '赵某乙', '网格员', '19900000037', 'agency_intake', 'agency_handler'],
    ['mediator', '黄某乙', '社区人民调解员', '19900000038', 'agency_handler'],
  ]),
  ...staffOf('community-qintailu', [
    ['head', '周某乙', '社区居委会主任', '19900000039', 'agency_head'],
    ['intake1', '吴某乙', '社区工作者', '19900000040', 'agency_intake', 'agency_handler'],
    ['intake2', '徐某乙', '网格员', '19900000041', 'agency_intake', 'agency_handler'],
    ['mediator', '孙某乙', '社区人民调解员', '19900000042', 'agency_handler'],
  ]),
  ...staffOf('community-caotanglu', [
    ['head', '胡某乙', '社区居委会主任', '19900000043', 'agency_head'],
    ['intake1', '朱某乙', '社区工作者', '19900000044', 'agency_intake', 'agency_handler'],
    ['intake2', '高某乙', '网格员', '19900000045', 'agency_intake', 'agency_handler'],
    ['mediator', '林某乙', '社区人民调解员', '19900000046', 'agency_handler'],
  ]),
  ...staffOf('community-qinghua', [
    ['head', '何某乙', '社区居委会主任', '19900000047', 'agency_head'],
    ['intake1', '郭某乙', '社区工作者', '19900000048', 'agency_intake', 'agency_handler'],
    ['intake2', '马某乙', '网格员', '19900000049', 'agency_intake', 'agency_handler'],
    ['mediator', '罗某乙', '社区人民调解员', '19900000050', 'agency_handler'],
  ]),
];

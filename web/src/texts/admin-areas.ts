/** The administrative division: what lies in what. */
export const AREAS = {
  title: '区域',
  lead: '省、市、区县、街道、社区、网格。单位和人按区域管事，案件按区域归属。',
  make: '新建区域',
  search: '按名称或代码查找',
  name: '名称',
  code: '代码',
  level: '级别',
  action: '操作',
  makeIn: '加下级',
  makeInOf: (name: string) => `在 ${name} 下新建`,
  parent: '在哪个区域里',
  codeHint: '统计用区划代码，去掉末尾的零，如 510105007。以后不能改。',
  nameHint: '写全称，如“浣花社区”。以后不能改，请核对。',
  none: '没有符合条件的区域',
  noneHint: '换个名称或代码再找。',
  made: (name: string) => `已新建：${name}。`,
} as const;

import type { ImportField } from '../../exchange/index.js';

/** What a list of disputes may tell, and the headings each is known by. docs/import.md lists them for people. */
export const DISPUTE_FIELDS: readonly ImportField[] = [
  {
    name: 'number',
    required: false,
    columns: [
      '编号',
      '警情编号',
      '接警编号',
      '处警编号',
      '接警单编号',
      '工单编号',
      '案件编号',
      'id',
      'no',
      'case number',
      'reference',
    ],
  },
  {
    name: 'occurredAt',
    required: false,
    columns: [
      '报警时间',
      '接警时间',
      '发生时间',
      '事发时间',
      '发生日期',
      '受理时间',
      '时间',
      'time',
      'date',
      'occurred at',
      'opened',
    ],
  },
  { name: 'source', required: false, columns: ['来源', '报警来源', '案件来源', '渠道', 'source', 'channel'] },
  {
    name: 'type',
    required: false,
    columns: ['类型', '类别', '纠纷类型', '警情类别', '事件类别', 'type', 'category'],
  },
  {
    name: 'narrative',
    required: true,
    columns: [
      '简要情况',
      '简要警情',
      '警情内容',
      '报警内容',
      '简要案情',
      '事件简述',
      '诉求内容',
      '内容',
      'description',
      'summary',
      'content',
    ],
  },
  {
    name: 'place',
    required: false,
    columns: ['地点', '发生地点', '事发地点', '报警地点', '发生地址', 'location', 'address'],
  },
  { name: 'areaCode', required: false, columns: ['区划代码', '辖区代码', '社区代码', 'area', 'area code'] },
  {
    name: 'reporter',
    required: false,
    columns: ['报警人', '报警人姓名', '申请人', '诉求人', '来电人', 'caller', 'applicant', 'name'],
  },
  {
    name: 'reporterPhone',
    required: false,
    columns: [
      '电话',
      '报警电话',
      '报警人电话',
      '联系电话',
      '联系方式',
      '手机',
      '手机号',
      'phone',
      'telephone',
      'mobile',
    ],
  },
  {
    name: 'reporterDocument',
    required: false,
    columns: ['身份证号', '身份证号码', '证件号码', '报警人身份证号', 'identity number'],
  },
  {
    name: 'respondent',
    required: false,
    columns: ['对方', '对方当事人', '被申请人', '被报警人', 'respondent', 'other party'],
  },
  { name: 'respondentPhone', required: false, columns: ['对方电话', '被申请人电话', 'respondent phone'] },
  {
    name: 'amountYuan',
    required: false,
    columns: ['金额', '涉及金额', '涉案金额', '金额(元)', '涉案金额(元)', 'amount', 'amount yuan'],
  },
  { name: 'headcount', required: false, columns: ['人数', '涉及人数', '涉案人数', 'people', 'headcount'] },
];

const FIELD_OF_PATH: Readonly<Record<string, string>> = {
  sourceReference: 'number',
  typeCode: 'type',
  placeText: 'place',
  amountFen: 'amountYuan',
};

const FIELDS_OF_PARTY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  applicant: {
    name: 'reporter',
    phone: 'reporterPhone',
    document: 'reporterDocument',
    'document.number': 'reporterDocument',
  },
  respondent: { name: 'respondent', phone: 'respondentPhone' },
};

/**
 * Where a field of the registration comes from, to tell a problem by what stands in the list.
 * @param parties as the row was read; which of them stands where depends on whom it names
 * @returns the path itself where no column of its own fills it
 */
export function fieldOfPath(path: string, parties: readonly { readonly role: string }[]): string {
  const [, index, field] = /^parties\[(\d+)\]\.(.+)$/.exec(path) ?? [];
  if (index === undefined || field === undefined) return FIELD_OF_PATH[path] ?? path;
  return FIELDS_OF_PARTY[parties[Number(index)]?.role ?? '']?.[field] ?? path;
}

/** What lists call the ways a dispute comes to the desk. */
export const SOURCE_WORDS: readonly (readonly [
  RegExp,
  '110' | 'walk_in' | 'visit' | '12345' | 'online' | 'court' | 'other',
])[] = [
  [/110|接警|报警/, '110'],
  [/12345|热线/, '12345'],
  [/窗口|上门|来访|来所|walk/i, 'walk_in'],
  [/走访|排查|巡|visit/i, 'visit'],
  [/网|线上|小程序|微信|online/i, 'online'],
  [/法院|诉前|court/i, 'court'],
];

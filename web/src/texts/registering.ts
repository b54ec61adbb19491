/** Registering and sending at a desk. */
export const REGISTERING = {
  title: '登记并转办',
  narrative: '案情',
  narrativeHint: '可以直接粘贴笔录、短信或警情。',
  read: '从案情中读到的',
  useAll: '全部采用',
  adopt: (what: string, value: string) => `采用${what}：${value}`,
  applicant: '申请人',
  applicantPhone: '申请人电话',
  respondent: '对方（可不填）',
  respondentPhone: '对方电话（可不填）',
  where: '地点',
  community: '案发社区',
  noCommunity: '先不定',
  type: '纠纷类型',
  noType: '先不定',
  amount: '涉及金额（元，可不填）',
  amountRead: '金额（元）',
  how: '怎么来的',
  questions: '请问清楚',
  because: (words: string) => `案情里有“${words}”`,
  findings: '规则提示',
  likely: '可能重复',
  repeats: '同一当事人的其他案件',
  elsewhere: '别的单位可能也接到了同一起，请向综治中心核实。',
  noLikeness: '没有发现重复。',
  waits: '填上案情后，这里给出规则提示、疑似重复和建议的单位。',
  noPlace: '还没填地点：疑似重复先按案情和当事人比对，单位先按本单位辖区排。填上地点，比对更准。',
  usedUp: (minutes: number) =>
    `一小时内查询的人数已到上限，约 ${minutes} 分钟后恢复。现在不再比对当事人，登记不受影响。`,
  send: '登记并转办',
  register: '登记',
  sendKey: 'Ctrl + Enter',
  missing: {
    narrative: '请写案情。',
    where: '请填地点或申请人电话。',
  },
  wrong: {
    phone: '电话不对，请核对。',
    amount: '金额不对，请核对。',
    type: '这个类型已停用，请另选。',
    other: '这里没有填对，请核对。',
  },
  next: '再登记一件',
  clear: '清空',
} as const;

/** How sums and places are written in an account. */
export const READ = {
  amount: /(\d+(?:\.\d{1,2})?)\s*(万)?元/,
  place:
    /[\u4e00-\u9fa5]{2,6}(?:路|街|巷|大道|小区|社区|村|苑|花园|广场|市场|公寓|工地)(?:[\dA-Za-z]+(?:号院|号|栋|幢|单元|楼|室))*/,
  /** What the name of a community ends in and its people leave out. */
  ofCommunity: /(?:社区居民委员会|社区居委会|村民委员会|居民委员会|居委会|村委会|社区|村)$/,
  /** What stands before a place and is none of it. */
  before: /^.*(?:在|于|至|到|从|住)/,
} as const;

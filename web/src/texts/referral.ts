/** What came of asking a recipient. */
export const CHASE_ANSWERS = { yes: '有人答复', no: '没联系上' } as const;

/** A referral as its recipient works on it and its sender follows it. */
export const REFERRAL = {
  request: '请你们办的事',
  requestToOthers: '请对方办的事',
  dispute: '案情',
  parties: '当事人',
  files: '材料',
  answers: '转办前已问清',
  noSnapshot: '案情当前不可查看。',
  readOnly: '此件已办结，案情只读。',
  from: '转办单位',
  handler: '承办人',
  heldUntil: (when: string) => `暂停至 ${when}`,
  ended: (how: string) => `已结束 · ${how}`,
  turn: (who: string) => `等${who}`,
  senderCall: '转办方值班',
  attach: '添加材料',
  attaching: '正在上传',
  ownFiles: '往来材料',
  attached: (name: string) => `已添加：${name}`,
  nobodyYet: '还没有人承办',
  dutyCall: '值班',
  why: '为什么是这个时限？',
  whyThis: (words: string) => `“${words}”为什么是这个时限？`,
  moreLimits: (count: number) => `其余 ${count} 项时限`,
  history: '往来与经过',
  nothingYet: '还没有往来。',
  place: '地点',
  amount: '涉及金额',
  people: '涉及人数',
  yuan: (yuan: string) => `${yuan} 元`,
  persons: (count: number) => `${count} 人`,
  minor: '未成年人',
  organisation: '单位',
  callAllowed: '可以电话联系',
  callRefused: '不要打电话',
  smsRefused: '不要发短信',
  hours: (hours: string) => `只在 ${hours} 联系`,
  neutral: '联系时不要说明事由',
  internal: '本单位内部',
  contacted: (channel: string, result: string, who: string) => `${channel}联系${who}：${result}`,
  reported: (outcome: string) => `上报结果：${outcome}`,
  refused: (reason: string) => `退单：${reason}`,
  held: (reason: string) => `暂停：${reason}`,
  resumed: '恢复办理',
  timeAsked: (amount: number) => `申请延期 ${amount}`,
  timeAnswered: {
    granted: '延期：同意',
    declined: '延期：不同意',
    withdrawn: '延期申请已撤回',
    overtaken: '延期申请随办结失效',
  } as Readonly<Record<string, string>>,
  proposed: '建议改派',
  proposalAnswered: '建议改派（已答复）',
  chased: (by: string, channel: string, reached: boolean) =>
    `${by}${channel}催办：${reached ? CHASE_ANSWERS.yes : CHASE_ANSWERS.no}`,
  parts: '交给别的单位的',
} as const;

/** What a step is called on a button, where that is shorter than the server's word. */
export const STEP_TITLES: Readonly<Record<string, string>> = {
  first_contact: '记录联系',
  feedback: '反馈进展',
  report_outcome: '办结上报',
  confirm: '确认办结',
  raise_safety: '安全警报',
  chases: '记录催办',
  claim: '我来看',
};

/** What stands around the steps of a referral. */
export const STEPS = {
  more: '更多办理',
  moreOf: (number: string) => `更多办理 · ${number}`,
  others: '其他',
  send: '提交',
  confirm: (title: string) => `确定${title}`,
  missing: '请填写。',
  missingOf: (labels: readonly string[]) => `还没有填：${labels.map((label) => `“${label}”`).join('、')}。`,
  done: (title: string) => `已办好：${title}。`,
} as const;

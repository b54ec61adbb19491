/** Sending a case on to an agency. */
export const SEND = {
  to: '转给谁',
  nobody: '没有可以推荐的单位。',
  open: (open: number, capacity: number | null) =>
    capacity === null ? `在办 ${open} 件` : `在办 ${open} 件，最多 ${capacity} 件`,
  duty: (phone: string) => `值班 ${phone}`,
  more: (count: number) => `另外 ${count} 个单位`,
  why: '为什么不选排在第一的单位',
  whyWords: '说明（选“其他”时要写）',
  mode: '怎么办',
  request: '请对方办什么',
  shown: '给对方看哪些内容',
  personal: '当事人信息须有本人同意或法定依据，对方只看到勾选的内容。',
  send: '转出',
  sent: (agency: string) => `已转给${agency}，对方签收后责任转移。`,
} as const;

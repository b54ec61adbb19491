/** Short facts of what happened to a case. */
export const EVENTS = {
  until: (when: string) => `到 ${when}`,
  amount: (amount: number) => `${amount} 天`,
  score: (score: number) => `${score} 分`,
  fields: {
    narrative: '案情',
    placeText: '地点',
    typeCode: '类型',
    amountFen: '金额',
    headcount: '人数',
    occurredAt: '发生时间',
    name: '姓名',
    phone: '电话',
    address: '住址',
    document: '证件',
    role: '身份',
  } as Readonly<Record<string, string>>,
  onlyMain: '只看要点',
} as const;

/** A case on paper. */
export const PRINT = {
  tools: '打印',
  print: '打印',
  back: '回到案件',
  title: '矛盾纠纷案件情况',
  printed: (when: string) => `打印于 ${when}`,
  type: '纠纷类型',
  state: '状态',
  risk: '风险与通道',
  masked: '当事人信息已隐去一部分，完整信息须在系统中说明理由后查看。',
  sent: (from: string, to: string, mode: string) => `${from} → ${to}（${mode}）`,
  when: '时间',
  what: '事项',
  who: '经办',
} as const;

/** The list of what awaits somebody. */
export const TASKS = {
  title: '待办',
  count: (count: number, more: boolean) => (more ? `${count} 项以上` : `${count} 项`),
  none: '没有待办',
  noneHint: '新的任务到了会自己出现在这里。',
  late: '已超时',
  moreDue: (count: number) => `另有 ${count} 项时限`,
  covering: (name: string) => `代 ${name}`,
  handledBy: (name: string) => `${name} 办理`,
  claimedBy: (name: string) => `${name} 正在看`,
  noCase: '未编号',
  loadingMore: '正在取更多',
  updated: (when: string) => `${when} 更新`,
} as const;

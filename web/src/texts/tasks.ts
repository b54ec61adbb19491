/** The list of what awaits somebody. */
export const TASKS = {
  title: '待办',
  count: (count: number, more: boolean) => (more ? `${count} 项以上` : `${count} 项`),
  none: '没有待办',
  noneHint: '新的任务到了会自己出现在这里。',
  keys: '↑ ↓ 或 J K 选择，回车打开，Esc 关闭，按钮上的字母直接办理',
  keysOff: '关闭快捷键',
  keysOn: '打开快捷键',
  pane: '打开的待办',
  wholePage: '打开整页',
  openSubject: '看是什么事',
  close: '关闭',
  moreDue: (count: number) => `另有 ${count} 项时限`,
  covering: (name: string) => `代 ${name}`,
  handledBy: (name: string) => `${name} 办理`,
  claimedBy: (name: string) => `${name} 正在看`,
  noCase: '未编号',
} as const;

/** What was written and is not sent yet. */
export const DRAFTS = {
  saved: '已存在本机，联网后自动发送。',
  waiting: (count: number) => `${count} 条已存在本机，联网后自动发送。`,
  begun: '有一条还没写完的登记。',
  halted: '有一条已登记，但没有全部办好。',
  goOn: '接着办',
  leaveTitle: '还有没发出的内容',
  leave: (count: number) =>
    `本机上还有 ${count} 条没有发出。退出后以密文留在本机，只有您重新登录才能打开并接着发送；超过 72 小时自动删除。`,
  leaveAnyway: '仍然退出',
  stay: '先不退出',
} as const;

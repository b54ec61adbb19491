/** What somebody was told. */
export const NOTICES = {
  title: '消息',
  unread: (count: number) => `${count} 条未读`,
  bell: (count: number) => (count === 0 ? '消息' : `消息，${count} 条未读`),
  readAll: '全部标为已读',
  none: '没有消息',
  noneHint: '转来的、退回的、快到期的，都会在这里告诉您。',
  more: '更早的消息',
  gone: '内容已经移走或办结，没有可打开的了。',
  new: '未读',
  wasDue: (when: string) => `${when} 已到期`,
  earliest: (words: string) => `最早 ${words}`,
} as const;

/** How instants and spans are said. */
export const TIME = {
  near: { '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' } as Readonly<Record<string, string>>,
  weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  date: (month: number, day: number, weekday: string) => `${month}月${day}日 ${weekday}`,
  year: (year: number) => `${year}年`,
  days: (count: number) => `${count} 天`,
  hours: (count: number) => `${count} 小时`,
  minutes: (count: number) => `${count} 分`,
  wholeMinutes: (count: number) => `${count} 分钟`,
  underAMinute: '不到 1 分钟',
  workingDays: (count: number) => `${count} 个工作日`,
  workingHours: (count: number) => `${count} 工作小时`,
  workingMinutes: (count: number) => `${count} 工作分钟`,
  left: (span: string) => `还剩 ${span}`,
  late: (span: string) => `超时 ${span}`,
  paused: '暂停计时',
  before: (when: string) => `${when} 前`,
} as const;

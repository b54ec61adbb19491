/** Files and records of a case, and its account for the police's own system. */
export const FILES = {
  title: '材料',
  none: '还没有材料。',
  photo: '拍照',
  paper: '选择文件',
  adding: '正在上传',
  by: (who: string, when: string) => `${who} · ${when}`,
  size: (bytes: number) =>
    bytes < 1024 * 1024
      ? `${Math.max(1, Math.round(bytes / 1024))} KB`
      : `${(bytes / 1048576).toFixed(1)} MB`,

  records: '记录',
  noRecords: '还没有其他记录。',
  ending: (outcome: string) => `办结：${outcome}`,
  settlement: '当场了结',
  held: (facts: string, agreed: string) => `查明：${facts}\n约定：${agreed}`,
  withdrawal: '撤回同意后的处理',
  extension: (days: number, decision: string) => `申请延期 ${days}：${decision}`,
  waiting: '等待答复',
  decisions: {
    granted: '同意',
    declined: '不同意',
    withdrawn: '已撤回',
    overtaken: '已办结，未答复',
  } as Readonly<Record<string, string>>,
  visit: (manner: string, result: string) => `${manner}走访：${result}`,
  plan: '安全方案',
  planTold: (whom: string) => `已告知：${whom}`,
  planNext: (when: string) => `${when} 再看`,
  otherWays: '告知其他途径（F13）',
  danger: (score: number) => `危险评估：${score} 分`,
  link: '关联案件',

  policeText: '警务平台文本',
  policeMasked: '隐去个人信息',
  policeOpen: '显示完整信息（留下记录）',
  copy: '复制',
  copied: '已复制。',
  copyFailed: '复制不了，请选中文字后复制。',
} as const;

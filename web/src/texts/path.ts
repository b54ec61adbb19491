/** The way of a case through its agencies. */
export const PATH = {
  title: '转办路径',
  joint: '联动办理',
  turn: (who: string) => `等${who}办`,
  ended: (word: string, how: string) => `${word} · ${how}`,
  became: (when: string, word: string) => `${when} ${word}`,
  sign: { custody: '接', chase: '催', breach: '超', due: '限', plan: '事', meeting: '会' },
  kind: {
    custody: '责任转移',
    chase: '催办',
    breach: '超过时限',
    due: '下一个时限',
    plan: '计划事项',
    meeting: '联席会议',
  },
  said: {
    custody: (when: string, what: string) => `${when} 责任转移给${what}`,
    chase: (when: string) => `${when} 催办`,
    breach: (when: string, what: string) => `${when} 超过时限：${what}`,
    due: (when: string, what: string) => `${when} 前应办：${what}`,
    plan: (when: string, what: string) => `${when} ${what}`,
    meeting: (when: string, what: string) => `${when} 会议：${what}`,
  },
} as const;

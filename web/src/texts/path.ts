/** The way of a case through its agencies. */
export const PATH = {
  title: '转办路径',
  turn: (who: string) => `等${who}办`,
  ended: (word: string, how: string) => `${word} · ${how}`,
  became: (when: string, word: string) => `${when} ${word}`,
  sign: { custody: '接', chase: '催', breach: '超', due: '限' },
  kind: { custody: '责任转移', chase: '催办', breach: '超过时限', due: '下一个时限' },
  said: {
    custody: (when: string, what: string) => `${when} 责任转移给${what}`,
    chase: (when: string) => `${when} 催办`,
    breach: (when: string, what: string) => `${when} 超过时限：${what}`,
    due: (when: string, what: string) => `${when} 前应办：${what}`,
  },
} as const;

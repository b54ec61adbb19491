/** Fen as yuan with groups of thousands, cents only where there are any. */
export function yuanOf(fen: number): string {
  return (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: fen % 100 === 0 ? 0 : 2 });
}

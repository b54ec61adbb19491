const FORMAT = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** 人民币12,500.00元. @param amountFen whole fen */
export function yuan(amountFen: number): string {
  return `人民币${FORMAT.format(amountFen / 100)}元`;
}

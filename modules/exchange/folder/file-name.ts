const ARRIVING = /^accord-(\d{6})\.jsonl$/;

/** What is still being written: hidden files and the usual endings of half a file. */
const UNFINISHED = /^\.|\.(tmp|part|filepart|crdownload)$/i;

export const SIGNATURE_ENDING = '.sig';

/** The number of `accord-000123.jsonl`; null for any other name, `accord-000000.jsonl` included. */
export function sequenceOf(name: string): number | null {
  const sequence = Number(ARRIVING.exec(name)?.[1] ?? 0);
  return sequence === 0 ? null : sequence;
}

export function arrivingName(sequence: number): string {
  return `accord-${padded(sequence)}.jsonl`;
}

export function receiptName(sequence: number): string {
  return `receipt-${padded(sequence)}.json`;
}

/** Whether a name is none of our business yet. */
export function isUnfinished(name: string): boolean {
  return UNFINISHED.test(name);
}

function padded(sequence: number): string {
  return String(sequence).padStart(6, '0');
}

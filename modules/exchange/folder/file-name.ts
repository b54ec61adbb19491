const ARRIVING = /^accord-(\d{6})\.jsonl$/;

/** What is still being written: hidden files and the usual endings of half a file. */
const UNFINISHED = /^\.|\.(tmp|part|filepart|crdownload)$/i;

export const SIGNATURE_ENDING = '.sig';
export const REASON_ENDING = '.reason.txt';
const MOST_BYTES_OF_A_NAME = 180;

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

/**
 * The name a refused file gets: it says when and which, so that a second refusal of the same name does not cover the
 * first. A name may have 255 bytes with all that is written before and behind it; a longer one is cut.
 */
export function refusedName(file: { readonly id: string; readonly name: string; readonly at: Date }): string {
  const at = file.at.toISOString().replace(/[-:]|\.\d+/g, '');
  return `${at}-${file.id.slice(-6)}-${firstBytes(file.name, MOST_BYTES_OF_A_NAME)}`;
}

/** The beginning of a text that has at most so many bytes; no character is cut in two. */
function firstBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}

function padded(sequence: number): string {
  return String(sequence).padStart(6, '0');
}

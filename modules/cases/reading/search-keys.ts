import { formatCaseNumber, parseCaseNumber } from '../domain/case-number.js';
import { readIdentityNumber } from '../domain/identity-number.js';
import { readPhone } from '../domain/phone.js';
import type { Parties } from '../parties.js';
import type { SearchKey } from './case-search.store.js';

/** 000123, 123, 第123号. */
const SERIAL = /^第?0*([1-9]\d{0,5})号?$/;
/** Passports, organisation codes, calls and orders: letters, digits and strokes, at least one digit. */
const CODE = /^(?=.*\d)[0-9A-Z][0-9A-Z-]{4,99}$/;
const DOCUMENT = /^[0-9A-Z]{5,18}$/;

/**
 * What a text can mean, the likeliest first; whatever else it is, it is words only when it is nothing else.
 * @param today `YYYY-MM-DD`
 */
export function searchKeysOf(
  q: string,
  { parties, today }: { parties: Parties; today: string },
): SearchKey[] {
  const number = numberPattern(q);
  if (number !== null) return [{ by: 'number', pattern: number }];
  const identity = readIdentityNumber(q, today);
  if (identity.isValid) return [{ by: 'document', index: parties.indexOfDocument(identity.normalised) }];
  const phone = readPhone(q);
  const code = q.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const serial = SERIAL.exec(code)?.[1];
  const keys: SearchKey[] = [
    ...(phone === null ? [] : [{ by: 'phone' as const, index: parties.indexOfPhone(phone.normalised) }]),
    ...(serial === undefined ? [] : [{ by: 'serial' as const, sequence: Number(serial) }]),
    ...(CODE.test(code) ? [{ by: 'source_reference' as const, pattern: `${code}%` }] : []),
    ...(DOCUMENT.test(code) && phone === null
      ? [{ by: 'document' as const, index: parties.indexOfDocument(q) }]
      : []),
  ];
  if (keys.length > 0) return keys;
  return [{ by: 'words', pattern: `%${escaped(q)}%`, nameIndex: parties.indexOfName(q) }];
}

/** A whole number in any form people type, or the beginning of one; null when it is none. */
function numberPattern(q: string): string | null {
  const parsed = parseCaseNumber(q);
  if (parsed !== null) {
    const { year, station, sequence } = parsed;
    const isCode = /^[A-Z0-9]*$/.test(station);
    return formatCaseNumber({ year, stationName: isCode ? '%' : escaped(station), sequence });
  }
  const beginning = q.replace(/^和[[(【]/, '和〔').replace(/(\d{4})[\])】]/, '$1〕');
  return /^和〔\d/.test(beginning) ? `${escaped(beginning)}%` : null;
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

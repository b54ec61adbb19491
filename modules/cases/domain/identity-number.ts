/** What was wrong with an identity number; `null` where it is well formed. */
export type IdentityNumberProblem = 'length' | 'characters' | 'region' | 'birth_date' | 'checksum';

export type IdentityNumberReading =
  | { readonly isValid: false; readonly problem: IdentityNumberProblem }
  | {
      readonly isValid: true;
      /** Eighteen characters, X in upper case; a legacy number of fifteen is converted. */
      readonly normalised: string;
      /** `YYYY-MM-DD`. */
      readonly bornOn: string;
      readonly sex: 'male' | 'female';
      /** Six digits of the place of first registration (GB/T 2260). */
      readonly regionCode: string;
    };

/** GB 11643-1999 §4: weights of the first seventeen digits, and check characters by remainder (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** First two digits in GB/T 2260; 81–83 for residence permits of Hong Kong, Macau, Taiwan, 9 for foreign permanent residents. */
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/;

/**
 * Reads a resident identity number: eighteen characters with checksum, or the legacy form of fifteen digits.
 *
 * @param today `YYYY-MM-DD`, in whose light a birth date may not lie in the future
 */
export function readIdentityNumber(text: string, today: string): IdentityNumberReading {
  const compact = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (compact.length !== 18 && compact.length !== 15) return { isValid: false, problem: 'length' };
  if (!/^(?:\d{17}[\dX]|\d{15})$/.test(compact)) return { isValid: false, problem: 'characters' };
  if (!REGION.test(compact)) return { isValid: false, problem: 'region' };
  return readEighteen(compact.length === 15 ? fromLegacy(compact) : compact, today);
}

function readEighteen(number: string, today: string): IdentityNumberReading {
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isCalendarDay(bornOn) || bornOn < '1850-01-01' || bornOn > today)
    return { isValid: false, problem: 'birth_date' };
  if (checkCharacter(number.slice(0, 17)) !== number.at(17)) return { isValid: false, problem: 'checksum' };
  const sex = Number(number.at(16)) % 2 === 1 ? 'male' : 'female';
  return { isValid: true, normalised: number, bornOn, sex, regionCode: number.slice(0, 6) };
}

/** Completed years between two days `YYYY-MM-DD`; the birthday itself counts as completed. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** Legacy numbers carry a two-digit year of the twentieth century and no checksum (GB 11643-1989). */
function fromLegacy(number: string): string {
  const seventeen = `${number.slice(0, 6)}19${number.slice(6)}`;
  return seventeen + checkCharacter(seventeen);
}

function checkCharacter(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** A mainland number in one comparable form: `13800138000`, `028-12345678`, `028-12345678-801`, `4008001234`. */
export interface Phone {
  readonly kind: 'mobile' | 'landline' | 'service';
  readonly normalised: string;
}

const MOBILE = /^1[3-9]\d{9}$/;
/** Three-digit area codes have local numbers of eight digits, four-digit ones of seven or eight. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/;
const SERVICE = /^(?:[48]00\d{7}|9[56]\d{3,6}|1[12]\d{1,4})$/;

/**
 * Reads a telephone number as people type it: full-width digits, blanks, hyphens, brackets, +86 or 0086, 转 for an
 * extension.
 *
 * @param areaCode put before a local landline number written without one, such as `028`
 * @returns null when it is no mainland number
 */
export function readPhone(text: string, areaCode?: string): Phone | null {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/(?:转|分机|ext\.?|x|#)\s*(\d{1,6})$/i, 'x$1')
    .replace(/^(\(?0.*\d{7})-(\d{1,6})$/, '$1x$2');
  const [number = '', extension] = typed.split('x');
  const digits = number.replace(/[\s\-()./]/g, '').replace(/^(?:\+86|0086|\+0086|86(?=1[3-9]\d{9}$))/, '');
  if (!/^\d+$/.test(digits)) return null;
  if (MOBILE.test(digits) && extension === undefined) return { kind: 'mobile', normalised: digits };
  if (SERVICE.test(digits) && extension === undefined) return { kind: 'service', normalised: digits };
  return landline(digits, extension, areaCode);
}

function landline(digits: string, extension: string | undefined, areaCode: string | undefined): Phone | null {
  const full = digits.startsWith('0') ? digits : (restoreZero(digits) ?? (areaCode ?? '') + digits);
  const match = LANDLINE.exec(full);
  if (!match) return null;
  const [, area = '', local = ''] = match;
  if (area.length === 3 && local.length !== 8) return null;
  return { kind: 'landline', normalised: [area, local, ...(extension ? [extension] : [])].join('-') };
}

/** After +86 the zero of the area code is not written: +86 28 8123 4567. */
function restoreZero(digits: string): string | null {
  return digits.length >= 10 && LANDLINE.test(`0${digits}`) ? `0${digits}` : null;
}

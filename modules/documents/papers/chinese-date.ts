/** Papers carry the date of the place they are signed at, whatever machine prints them. */
const PARTS = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Shanghai',
  calendar: 'gregory',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * The day in the form of an official paper: 2026年3月2日 (GB/T 9704-2012 7.3.5.4: Arabic numerals, no leading zeros).
 * @param instant ISO 8601
 */
export function chineseDate(instant: string): string {
  const part = partsOf(instant);
  return `${part('year')}年${part('month')}月${part('day')}日`;
}

/**
 * The day and the minute: 2026年3月2日17时05分.
 * @param instant ISO 8601
 */
export function chineseDateTime(instant: string): string {
  const part = partsOf(instant);
  return `${chineseDate(instant)}${part('hour')}时${part('minute')}分`;
}

function partsOf(instant: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = PARTS.formatToParts(new Date(instant));
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

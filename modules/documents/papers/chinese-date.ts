import { chinaDay, chinaTimeOfDay } from '../../../src/kernel/china-time.js';

/**
 * The day in the form of an official paper: 2026年3月2日 (GB/T 9704-2012 7.3.5.4: Arabic numerals, no leading zeros). Papers
 * carry the date of the place they are signed at, whatever machine prints them.
 * @param instant ISO 8601
 */
export function chineseDate(instant: string): string {
  const [year, month, day] = chinaDay(new Date(instant)).split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/**
 * The day and the minute: 2026年3月2日17时05分.
 * @param instant ISO 8601
 */
export function chineseDateTime(instant: string): string {
  const [hour, minute] = chinaTimeOfDay(new Date(instant)).split(':');
  return `${chineseDate(instant)}${hour}时${minute}分`;
}

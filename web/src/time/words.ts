import { chinaDay, chinaTimeOfDay, DAY_MS } from '../../../src/kernel/china-time';
import { TIME } from '../texts/time';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * An instant as people say it: 今天 17:30, 明天 9:00, 12月4日 周五 17:30. Near days have their names, days of another year
 * their year.
 * @param at ISO 8601
 * @param now milliseconds since 1970
 */
export function calendarWords(at: string, now: number): string {
  const instant = new Date(at);
  return `${dayWords(chinaDay(instant), chinaDay(new Date(now)))} ${chinaTimeOfDay(instant)}`;
}

/** How an instant, ISO 8601, is said. */
export type SayInstant = (at: string) => string;

/**
 * An instant on paper, which is read on another day and in another year: 2026年11月27日 周五 23:15.
 * @param at ISO 8601
 */
export function paperWords(at: string): string {
  const instant = new Date(at);
  const [year = '', month = '', day = ''] = chinaDay(instant).split('-');
  return `${TIME.year(Number(year))}${TIME.date(Number(month), Number(day), weekdayOf(chinaDay(instant)))} ${chinaTimeOfDay(instant)}`;
}

/** A day `YYYY-MM-DD` as people say it on the day `today`. */
export function dayWords(day: string, today: string): string {
  const distance = (Date.parse(day) - Date.parse(today)) / DAY_MS;
  const near = TIME.near[String(distance)];
  if (near !== undefined) return near;
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  const date = TIME.date(Number(month), Number(dayOfMonth), weekdayOf(day));
  return year === today.slice(0, 4) ? date : `${TIME.year(Number(year))}${date}`;
}

function weekdayOf(day: string): string {
  return TIME.weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
}

/** A span as people say it, its two largest units: 3 天 4 小时, 2 小时 15 分, 不到 1 分钟. @param ms 0 or more */
export function spanWords(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  if (days > 0) return [TIME.days(days), hours > 0 ? TIME.hours(hours) : ''].join(' ').trim();
  if (hours > 0) return [TIME.hours(hours), minutes > 0 ? TIME.minutes(minutes) : ''].join(' ').trim();
  return minutes > 0 ? TIME.wholeMinutes(minutes) : TIME.underAMinute;
}

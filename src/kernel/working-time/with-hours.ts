import type { Calendar } from './calendar.js';

/**
 * The calendar with other hours of the week. Days that differ go on differing; a make-up day, which has the hours of a
 * Monday, has the new ones.
 */
export function withHours(calendar: Calendar, weekly: Calendar['weekly']): Calendar {
  const { overrides } = calendar;
  if (overrides === undefined) return { ...calendar, weekly };
  const monday = JSON.stringify(calendar.weekly.mon ?? []);
  const isMakeUp = (hours: unknown): boolean => monday !== '[]' && JSON.stringify(hours) === monday;
  const changed = Object.entries(overrides).map(([date, hours]) => [
    date,
    isMakeUp(hours) ? (weekly.mon ?? []) : hours,
  ]);
  return { ...calendar, weekly, overrides: Object.fromEntries(changed) };
}

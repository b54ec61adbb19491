/** A calendar day without a time zone: whole days since 1970-01-01, so that day arithmetic is integer arithmetic. */
export type LocalDay = number;

/** How far the clock on the wall goes in a local day, also where the zone changes its offset on it. */
export const DAY_MS = 86_400_000;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`; null when the text is no day of the Gregorian calendar. */
export function parseLocalDay(text: string): LocalDay | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS;
  return formatLocalDay(day) === text ? day : null;
}

/** Writes `YYYY-MM-DD`. */
export function formatLocalDay(day: LocalDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(day: LocalDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The corresponding day `months` later, or the last day of that month where it has none (民法典 202). */
export function addMonths(day: LocalDay, months: number): LocalDay {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / DAY_MS;
}

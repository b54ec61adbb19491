import { chinaInstant, DAY_MS } from '../../../src/kernel/china-time.js';

/** A week of the house's calendar, Monday to Sunday. */
export interface Week {
  /** `YYYY-MM-DD`. */
  readonly monday: string;
  readonly sunday: string;
  /** Its first instant, and the first one after it. */
  readonly from: Date;
  readonly to: Date;
}

/** @param day any day of the week, `YYYY-MM-DD` */
export function weekOf(day: string): Week {
  const noon = new Date(`${day}T12:00:00Z`).getTime();
  const sinceMonday = (new Date(noon).getUTCDay() + 6) % 7;
  const monday = dayOf(noon - sinceMonday * DAY_MS);
  const sunday = dayOf(noon + (6 - sinceMonday) * DAY_MS);
  const from = chinaInstant(monday);
  return { monday, sunday, from, to: new Date(from.getTime() + 7 * DAY_MS) };
}

function dayOf(noon: number): string {
  return new Date(noon).toISOString().slice(0, 10);
}

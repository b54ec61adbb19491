import { DAY_MS } from '../../../src/kernel/working-time/local-day.js';
import { Zone } from '../../../src/kernel/working-time/zone.js';

/** `HH:MM`, 00:00 to 23:59; as an end also 24:00. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

const MINUTE_MS = 60_000;

/** A stretch of every local day, half-open: `from` in, `to` out. It passes midnight when `to` is not after `from`. */
export interface DailyHours {
  readonly from: string;
  readonly to: string;
}

/** Reads `HH:MM-HH:MM`. */
export function parseHours(text: string): DailyHours {
  const [from = '', to = ''] = text.split('-');
  return { from, to };
}

/** The other part of the day. The whole day has none, so hours that begin and end together leave nothing out. */
export function outside({ from, to }: DailyHours): DailyHours {
  return { from: to, to: from };
}

/**
 * The first instant not before `at` that lies within the hours of its local day.
 *
 * Hours that begin and end at the same time are the whole day.
 */
export function nextWithin(hours: DailyHours, at: Date, zone: string): Date {
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to) % (24 * 60)];
  if (from === to) return at;
  const local = Zone.of(zone);
  const wall = at.getTime() + local.offsetAt(at.getTime());
  const day = Math.floor(wall / DAY_MS);
  const minute = (wall - day * DAY_MS) / MINUTE_MS;
  const isWithin = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (isWithin) return at;
  return new Date(local.instantOf(minute < from ? day : day + 1, from * MINUTE_MS));
}

/** `MM-DD HH:MM` on the local clock. */
export function localTime(at: Date, zone: string): string {
  const wall = new Date(at.getTime() + Zone.of(zone).offsetAt(at.getTime()));
  return wall.toISOString().slice(5, 16).replace('T', ' ');
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

import { DAY_MS, parseLocalDay, Zone } from '../../../src/kernel/working-time/index.js';

/** `YYYY-MM-DDTHH:MM`, with seconds where they are known. */
export const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** Whether the platform knows the IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    Zone.of(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The instant at which clocks of the zone show this local time. One that comes twice means the first; one that a clock change
 * skips is read with the offset before the change.
 * @returns null when the text is no local time
 */
export function localInstant(timeZone: string, text: string): Date | null {
  const [, date = '', hour, minute, second = 0] = LOCAL_TIME.exec(text) ?? [];
  const day = parseLocalDay(date);
  if (day === null) return null;
  const wallMs = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  return wallMs >= DAY_MS ? null : new Date(Zone.of(timeZone).instantOf(day, wallMs));
}

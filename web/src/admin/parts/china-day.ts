import { chinaInstant } from '../../../../src/kernel/china-time';

const DAY_MS = 24 * 3_600_000;

/** The instant at which a day `YYYY-MM-DD` is over in China, ISO 8601. */
export function endOfChinaDay(day: string): string {
  return new Date(chinaInstant(day).getTime() + DAY_MS).toISOString();
}

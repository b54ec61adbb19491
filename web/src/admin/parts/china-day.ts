import { chinaInstant, DAY_MS } from '../../../../src/kernel/china-time';

/** The instant at which a day `YYYY-MM-DD` is over in China, ISO 8601. */
export function endOfChinaDay(day: string): string {
  return new Date(chinaInstant(day).getTime() + DAY_MS).toISOString();
}

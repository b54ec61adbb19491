/** The one zone of the country, for what asks for a zone by its name. */
export const CHINA_ZONE = 'Asia/Shanghai';

/** How long a day lasts: China keeps one time the whole year round, so that every day lasts this long. */
export const DAY_MS = 86_400_000;

/** For the same reason its wall clock is an addition. */
const OFFSET = '+08:00';
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** The day `YYYY-MM-DD` of an instant as it is on the wall in China. */
export function chinaDay(instant: Date): string {
  return onTheWall(instant).slice(0, 10);
}

/** The time of day `HH:MM` of an instant as it is on the wall in China, 00:00 to 23:59. */
export function chinaTimeOfDay(instant: Date): string {
  return onTheWall(instant).slice(11, 16);
}

/** `YYYY-MM-DD HH:MM` of an instant as it is on the wall in China. */
export function chinaWallTime(instant: Date): string {
  return `${chinaDay(instant)} ${chinaTimeOfDay(instant)}`;
}

/** The instant at which the clock on the wall in China shows this. @param time `HH:MM:SS`; left out, the day begins */
export function chinaInstant(day: string, time = '00:00:00'): Date {
  return new Date(`${day}T${time}${OFFSET}`);
}

function onTheWall(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString();
}

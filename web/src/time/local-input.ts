const CHINA_AHEAD_MS = 8 * 3_600_000;

/** What an input of kind `datetime-local` holds, as an instant that names its offset: whoever types it means the time in China. */
export function instantOf(typed: string): string {
  return `${typed}:00+08:00`;
}

/** An instant as an input of kind `datetime-local` holds it: the time in China, to the minute. */
export function typedOf(instant: string): string {
  return new Date(Date.parse(instant) + CHINA_AHEAD_MS).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}

let aheadMs = 0;
let told: (() => void) | null = null;

/** Says who is told once the server's time is known better. */
export function onServerTime(listener: () => void): void {
  told = listener;
}

/** What time it is at the server, as of its last answer; milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + aheadMs;
}

/** What time it was at the server when it was `ms` here; both milliseconds since 1970. */
export function atServer(ms: number): number {
  return ms + aheadMs;
}

/** The server's clock is ahead of this one by so many milliseconds, or behind where it is less than none. */
export function serverIsAhead(ms: number): void {
  aheadMs = ms;
  told?.();
}

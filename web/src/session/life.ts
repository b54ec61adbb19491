import type { components } from '../api/schema';

type Life = components['schemas']['SessionLifeView'];

let idleMs = Number.POSITIVE_INFINITY;
let endsAt = Number.POSITIVE_INFINITY;
let endsAtLatest = Number.POSITIVE_INFINITY;

/** The server has said how long the session lasts; null where nobody is signed in. */
export function lifeTold(life: Life | null): void {
  const now = Date.now();
  idleMs = secondsOrNever(life?.idleSeconds);
  endsAtLatest = now + secondsOrNever(life?.endsAtLatestInSeconds);
  endsAt = now + secondsOrNever(life?.endsInSeconds);
}

/** The server has answered what was asked while somebody sat here: the idle time begins anew. */
export function wasKeptAlive(): void {
  endsAt = Math.min(Date.now() + idleMs, endsAtLatest);
}

/** When the session will have ended if nothing more is asked, by the clock of this machine; infinite where that is not known. */
export function sessionEndsAt(): number {
  return endsAt;
}

function secondsOrNever(seconds: number | undefined): number {
  return seconds === undefined ? Number.POSITIVE_INFINITY : seconds * 1000;
}

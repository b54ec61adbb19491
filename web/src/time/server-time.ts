import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { whileSomebodyIsHere } from '../app/presence';

const REFRESH_MS = 60_000;

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

/** Deadlines are the server's: a desk whose clock is wrong must not show other countdowns than its neighbour. */
export const serverTimeQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: async () => {
    const askedAt = Date.now();
    const { now } = await bodyOf(api.GET('/api/v1/clock'));
    const answeredAt = Date.now();
    aheadMs = Date.parse(now) - (askedAt + answeredAt) / 2;
    told?.();
    return now;
  },
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
});

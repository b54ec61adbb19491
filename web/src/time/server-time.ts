import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { whileSomebodyIsHere } from '../app/presence';
import { serverIsAhead } from './server-now';

const REFRESH_MS = 60_000;

/** Deadlines are the server's: a desk whose clock is wrong must not show other countdowns than its neighbour. */
export const serverTimeQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: async () => {
    const askedAt = Date.now();
    const { now } = await bodyOf(api.GET('/api/v1/clock'));
    const answeredAt = Date.now();
    serverIsAhead(Date.parse(now) - (askedAt + answeredAt) / 2);
    return now;
  },
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
});

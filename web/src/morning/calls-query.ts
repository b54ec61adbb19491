import { queryOptions } from '@tanstack/react-query';
import { chinaDay, DAY_MS } from '../../../src/kernel/china-time';
import { api, bodyOf, type Views } from '../api/client';
import { whileSomebodyIsHere } from '../app/presence';
import { serverNow } from '../time/server-now';
import { serverTimeQuery } from '../time/server-time';

export type Call = Views['CaseInListView'];

/** The calls, the oldest first. */
interface Calls {
  readonly calls: readonly Call[];
  /** There are older ones too. */
  readonly isCut: boolean;
}

const REFRESH_MS = 30_000;
/** A station that has more calls than this in two days goes through them in the list of cases. */
const MOST = 200;

/** The dispute calls that reached a station since yesterday began, the oldest first, as many as are looked through; repeats come with each. */
export const callsQuery = (agencyId: string) =>
  queryOptions({
    queryKey: ['calls', agencyId],
    queryFn: async ({ client }): Promise<Calls> => {
      // Not tried anew by itself: the whole is.
      await client.ensureQueryData({ ...serverTimeQuery, retry: false });
      const query = {
        source: '110' as const,
        agencyId,
        registeredFrom: chinaDay(new Date(serverNow() - DAY_MS)),
        limit: MOST,
      };
      const { items, nextCursor } = await bodyOf(api.GET('/api/v1/cases', { params: { query } }));
      return { calls: [...items].reverse(), isCut: nextCursor !== null };
    },
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

/** Earlier cases that may be the same event, or of the same people. */
export const likenessQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'duplicates'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{id}/duplicates', { params: { path: { id } } })),
    staleTime: 5 * 60_000,
  });

/** Whether nobody has dealt with it yet. */
export function isOpen({ state, handlerUserId }: Call): boolean {
  return (state === 'registered' || state === 'triage') && handlerUserId === null;
}

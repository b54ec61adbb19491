import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { whileSomebodyIsHere } from '../app/presence';

export type Notice = Views['NoticeView'];

const REFRESH_MS = 15_000;
const PAGE = 30;

/** How many notices are unread, for the mark beside the bell. */
export const unreadQuery = queryOptions({
  queryKey: ['me', 'notices', 'unread'],
  queryFn: async () =>
    (await bodyOf(api.GET('/api/v1/me/notices', { params: { query: { limit: 1 } } }))).unreadCount,
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
});

/** What the signed-in user was told, unread first. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: ['me', 'notices', 'list'],
  queryFn: ({ pageParam }) =>
    bodyOf(
      api.GET('/api/v1/me/notices', {
        params: { query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
});

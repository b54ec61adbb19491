import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { pageByPage } from '../api/page-by-page';
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
export const noticesQuery = {
  ...pageByPage(
    ['me', 'notices', 'list'],
    (query) => bodyOf(api.GET('/api/v1/me/notices', { params: { query } })),
    PAGE,
  ),
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
};

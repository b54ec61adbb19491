import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { whileSomebodyIsHere } from '../app/presence';

export type Task = Views['TaskView'];

const PAGE = 50;
const REFRESH_MS = 15_000;

/** What awaits the signed-in user, what binds first at the top; kept up to date by itself. */
export const tasksQuery = infiniteQueryOptions({
  queryKey: ['me', 'tasks'],
  queryFn: ({ pageParam }) =>
    bodyOf(
      api.GET('/api/v1/me/tasks', {
        params: { query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
});

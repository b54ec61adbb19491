import { api, bodyOf, type Views } from '../api/client';
import { cursorOf } from '../api/page-by-page';
import { whileSomebodyIsHere } from '../app/presence';
import type { LongListSource } from '../ui/long-list/use-long-list';

export type Task = Views['TaskView'];

const PAGE = 50;
const REFRESH_MS = 15_000;

/** What awaits the signed-in user, what binds first at the top; kept up to date by itself. */
export const TASKS_SOURCE: LongListSource<Task> = {
  queryKey: ['me', 'tasks'],
  ask: (cursor, signal) =>
    bodyOf(api.GET('/api/v1/me/tasks', { params: { query: { limit: PAGE, ...cursorOf(cursor) } }, signal })),
  keyOf: ({ id }) => id,
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
};

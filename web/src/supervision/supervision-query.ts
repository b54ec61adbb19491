import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { cursorOf } from '../api/page-by-page';
import type { paths } from '../api/schema';
import { whileSomebodyIsHere } from '../app/presence';
import type { LongListSource } from '../ui/long-list/use-long-list';

export type Order = Views['SupervisionOrderView'];
export type Orderable = Views['OrderableLimitView'];
type Query = NonNullable<paths['/api/v1/supervision-orders']['get']['parameters']['query']>;
export type OrderState = NonNullable<Query['state']>;

const PAGE = 50;
const REFRESH_MS = 15_000;

/** Everything of written orders, for whoever has changed one. */
export const SUPERVISION_KEY = ['supervision'] as const;

/** The orders about a case or a referral, and what the reader may order about it. */
export const aboutQuery = (subjectId: string) =>
  queryOptions({
    queryKey: [...SUPERVISION_KEY, 'about', subjectId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/supervision-orders/about/{subjectId}', { params: { path: { subjectId } } })),
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

/** The orders that the reader is shown, the latest first. */
export const ordersOf = (state: OrderState | null): LongListSource<Order> => ({
  queryKey: [...SUPERVISION_KEY, 'list', state],
  ask: (cursor, signal) =>
    bodyOf(
      api.GET('/api/v1/supervision-orders', {
        params: { query: { ...(state === null ? {} : { state }), limit: PAGE, ...cursorOf(cursor) } },
        signal,
      }),
    ),
  keyOf: ({ id }) => id,
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
});

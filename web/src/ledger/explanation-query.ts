import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { whileSomebodyIsHere } from '../app/presence';

export type Explanation = Views['ClockExplanationView'];

const REFRESH_MS = 60_000;

export const explanationQuery = (clockId: string) =>
  queryOptions({
    queryKey: ['clock', clockId, 'explanation'],
    queryFn: () => bodyOf(api.GET('/api/v1/clocks/{id}/explanation', { params: { path: { id: clockId } } })),
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';

/** Cases that something known of them leads to; asked once, for each search is on record. */
export const foundQuery = (q: string) =>
  queryOptions({
    queryKey: ['found', q],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/search', { params: { query: { q } } })),
    staleTime: 60_000,
    gcTime: 0,
  });

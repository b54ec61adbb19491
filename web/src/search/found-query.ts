import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { command } from '../api/command-key';

/** Cases that something known of them leads to; asked only when somebody asks, for each search is on record. */
export const foundQuery = (q: string) =>
  queryOptions({
    queryKey: ['found', q],
    queryFn: () => bodyOf(api.POST('/api/v1/cases/search', { params: { header: command() }, body: { q } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  });

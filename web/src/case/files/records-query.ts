import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';

export type Records = Views['CaseRecordsView'];

/** What people put on record about a case. Every sight of it is kept, so it is asked for once a visit and after each act. */
export const recordsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'records'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{id}/records', { params: { path: { id } } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';

export type Agency = Views['AgencyView'];

/** How the list is narrowed; what is left out narrows nothing. */
export interface AgencyFilter {
  readonly q?: string | undefined;
  readonly areaCode?: string | undefined;
  readonly kind?: string | undefined;
  readonly withClosed: boolean;
}

export const agenciesQuery = ({ q, areaCode, kind, withClosed }: AgencyFilter) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'agencies', 'list', q, areaCode, kind, withClosed],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/agencies', {
          params: {
            query: {
              limit: 50,
              state: withClosed ? 'all' : 'active',
              ...(q === undefined || q === '' ? {} : { q }),
              ...(areaCode === undefined ? {} : { areaCode }),
              ...(kind === undefined ? {} : { kind }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });

export const agencyQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'agencies', 'one', id],
    queryFn: () => bodyOf(api.GET('/api/v1/agencies/{id}', { params: { path: { id } } })),
  });

/** What it has open, which its deactivation would leave with it. */
export const openWorkQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'agencies', 'one', id, 'open-work'],
    queryFn: () => bodyOf(api.GET('/api/v1/agencies/{id}/open-work', { params: { path: { id } } })),
  });

export const membersQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'agencies', 'one', id, 'members'],
    queryFn: () => bodyOf(api.GET('/api/v1/agencies/{id}/members', { params: { path: { id } } })),
  });

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { pageByPage } from '../../api/page-by-page';

export type Agency = Views['AgencyView'];

/** How the list is narrowed; what is left out narrows nothing. */
export interface AgencyFilter {
  readonly q?: string | undefined;
  readonly areaCode?: string | undefined;
  readonly kind?: string | undefined;
  readonly withClosed: boolean;
}

export const agenciesQuery = ({ q, areaCode, kind, withClosed }: AgencyFilter) => {
  const filter = {
    state: withClosed ? ('all' as const) : ('active' as const),
    ...(q === undefined || q === '' ? {} : { q }),
    ...(areaCode === undefined ? {} : { areaCode }),
    ...(kind === undefined ? {} : { kind }),
  };
  return {
    ...pageByPage(['admin', 'agencies', 'list', filter], (page) =>
      bodyOf(api.GET('/api/v1/agencies', { params: { query: { ...filter, ...page } } })),
    ),
    placeholderData: keepPreviousData,
  };
};

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

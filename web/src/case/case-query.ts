import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { whileSomebodyIsHere } from '../app/presence';

export type Case = Views['CaseView'];
export type Party = Views['PartyView'];

const REFRESH_MS = 15_000;
const PAGE = 50;

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{id}', { params: { path: { id } } })),
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

export const caseReferralsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'referrals'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{caseId}/referrals', { params: { path: { caseId } } })),
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

/** What happened to a case, the oldest first, page by page. */
export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['case', id, 'timeline'],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/cases/{id}/timeline', {
          params: {
            path: { id },
            query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

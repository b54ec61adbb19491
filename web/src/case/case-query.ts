import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { pageByPage } from '../api/page-by-page';
import { asProblem } from '../api/problem';
import { whileSomebodyIsHere } from '../app/presence';

export type Case = Views['CaseView'];
export type Party = Views['PartyView'];

const REFRESH_MS = 15_000;

/** A case; null where it is not the reader's to see, or there is none. */
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: (): Promise<Case | null> =>
      bodyOf(api.GET('/api/v1/cases/{id}', { params: { path: { id } } })).catch((error: unknown) => {
        if (asProblem(error).status === 404) return null;
        throw error;
      }),
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

/** Those referrals of a case that the reader may know of, the oldest first. */
export const caseReferralsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'referrals'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{caseId}/referrals', { params: { path: { caseId } } })),
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

/** What happened to a case, the oldest first, page by page. */
export const timelineQuery = (id: string) => ({
  ...pageByPage(['case', id, 'timeline'], (query) =>
    bodyOf(api.GET('/api/v1/cases/{id}/timeline', { params: { path: { id }, query } })),
  ),
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
});

/** What the parties agreed to or refused, in the order in which it was said. */
export const consentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'consents'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{id}/consents', { params: { path: { id } } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

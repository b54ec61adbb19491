import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { asProblem } from '../../api/problem';
import { whileSomebodyIsHere } from '../../app/presence';

const REFRESH_MS = 15_000;

export type Duty = Views['LegalDutyView'];
export type Holding = Views['HoldingView'];

/** What somebody who does not see a case has to do with it. */
export type Door =
  { readonly kind: 'duty'; readonly duty: Duty } | { readonly kind: 'holding'; readonly holding: Holding };

/** By the step that is owed, or else by the referral through which it is held. @throws Problem 404 where there is neither */
export const doorQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'door'],
    queryFn: async (): Promise<Door> => {
      const params = { path: { id } };
      try {
        return { kind: 'duty', duty: await bodyOf(api.GET('/api/v1/cases/{id}/legal-duty', { params })) };
      } catch (error) {
        if (asProblem(error).status !== 404) throw error;
        return { kind: 'holding', holding: await bodyOf(api.GET('/api/v1/cases/{id}/holding', { params })) };
      }
    },
    refetchInterval: (query) => query.state.data !== undefined && whileSomebodyIsHere(REFRESH_MS)(),
  });

export const dutyRecordsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'duty-records'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{id}/legal-duty/records', { params: { path: { id } } })),
  });

export const holdingRecordsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'holding-records'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{id}/holding/records', { params: { path: { id } } })),
    // They are nobody's to read once a party has withdrawn consent.
    retry: false,
  });

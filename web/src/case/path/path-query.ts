import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { whileSomebodyIsHere } from '../../app/presence';

export type ReferralPath = Views['ReferralPathView'];
export type CaseClock = Views['ClockView'];

const REFRESH_MS = 15_000;

export const pathsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'paths'],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/cases/{caseId}/referrals/paths', { params: { path: { caseId } } })))
        .items,
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

/** Every clock of the case and its referrals that the reader may see, those that have stopped too. */
export const caseClocksQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'clocks'],
    queryFn: () => bodyOf(api.GET('/api/v1/clocks', { params: { query: { caseId } } })),
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

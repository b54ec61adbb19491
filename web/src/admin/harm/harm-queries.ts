import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { command } from '../../api/command-key';
import { isSomebodyHere } from '../../app/presence';

export type HarmFormula = Views['HarmFormulaView'];
export type HarmEffect = Views['HarmEffectView'];
export type HarmDraft = Pick<
  HarmFormula,
  'doublingMinutes' | 'redFactor' | 'orangeFactor' | 'yellowFactor' | 'people' | 'chaseFactor' | 'mostChases'
>;

const WHILE_ORDERING_MS = 2_000;

/** The newest first; asked for again while the board is being put in its order. */
export const harmVersionsQuery = queryOptions({
  queryKey: ['admin', 'harm'],
  queryFn: () => bodyOf(api.GET('/api/v1/harm-formulas')),
  // Nobody is told how far it has come.
  refetchInterval: ({ state }) =>
    state.data?.[0]?.isOrdered === false && isSomebodyHere() ? WHILE_ORDERING_MS : false,
});

/** What a draft would do; changes nothing. */
export const harmEffectQuery = (draft: HarmDraft) =>
  queryOptions({
    queryKey: ['admin', 'harm', 'effect', draft],
    queryFn: () =>
      bodyOf(
        api.POST('/api/v1/harm-formulas/preview', {
          params: { header: command() },
          body: { ...draft, people: [...draft.people] },
        }),
      ),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

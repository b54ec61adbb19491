import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { command } from '../../api/command-key';

export type RoutingRules = Views['RoutingRulesView'];
export type RoutingDraft = Pick<RoutingRules, 'weights' | 'trades'>;

export const routingRulesQuery = queryOptions({
  queryKey: ['admin', 'routing'],
  queryFn: () => bodyOf(api.GET('/api/v1/routing-rules')),
});

/** As the API asks for it. */
export const bodyOfDraft = ({ weights, trades }: RoutingDraft) => ({
  weights,
  trades: trades.map(({ trade, words }) => ({ trade, words: [...words] })),
});

/** What a draft would do; changes nothing. */
export const routingEffectQuery = (draft: RoutingDraft) =>
  queryOptions({
    queryKey: ['admin', 'routing', 'effect', draft],
    queryFn: () =>
      bodyOf(
        api.POST('/api/v1/routing-rules/preview', {
          params: { header: command() },
          body: bodyOfDraft(draft),
        }),
      ),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

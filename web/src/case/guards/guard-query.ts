import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';

export type Verdict = Views['VerdictView'];
export type Question = Views['QuestionView'];
export type LegalPath = Views['LegalPathView'];
export type LegalStep = Views['LegalStepView'];

/** What the rules say of the case; asked for anew after each act on it. */
export const guardsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'guards'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{id}/guards', { params: { path: { id } } })),
    staleTime: 60_000,
  });

export const legalPathQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'legal-path'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{id}/legal-path', { params: { path: { id } } })),
    staleTime: 60_000,
  });

interface Catalogue {
  readonly numbers: readonly { readonly code: string }[];
}

/** Codes of the facts that are told as a number. */
export const numbersQuery = queryOptions({
  queryKey: ['reference', 'fact_catalogue'],
  queryFn: async () => {
    const params = { path: { kind: 'fact_catalogue' as const } };
    const { definition } = await bodyOf(api.GET('/api/v1/reference/{kind}', { params }));
    return (definition as unknown as Catalogue).numbers.map(({ code }) => code);
  },
  staleTime: Number.POSITIVE_INFINITY,
});

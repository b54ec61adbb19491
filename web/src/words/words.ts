import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { Option } from '../ui/choice-field';

type Vocabularies = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The server's words for its codes; the console copies none of them. */
export const wordsQuery = queryOptions({
  queryKey: ['words'],
  queryFn: async (): Promise<Vocabularies> => {
    const vocabularies = await bodyOf(api.GET('/api/v1/words'));
    return new Map(
      vocabularies.map(({ name, words }) => [name, new Map(words.map(({ code, label }) => [code, label]))]),
    );
  },
  staleTime: 60 * 60_000,
});

/** Turns a code of a vocabulary into its word; one without a word, or before the words have come, stays as it is. */
export type Words = (vocabulary: string, code: string) => string;

/** The words of the server; a list asks once for all its rows. */
export function useWords(): Words {
  const { data } = useQuery(wordsQuery);
  return (vocabulary, code) => data?.get(vocabulary)?.get(code) ?? code;
}

/** All codes of a vocabulary with their words, in the server's order. */
export function useOptions(vocabulary: string): readonly Option[] {
  const { data } = useQuery(wordsQuery);
  return [...(data?.get(vocabulary) ?? [])].map(([code, label]) => ({ code, label }));
}

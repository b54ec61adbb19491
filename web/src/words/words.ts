import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import type { Option } from '../ui/choice-field';
import type { GroupedOption } from '../ui/select-field';

type Word = Views['WordView'];
type Vocabularies = ReadonlyMap<string, ReadonlyMap<string, Word>>;

/** The server's words for its codes; the console copies none of them. */
export const wordsQuery = queryOptions({
  queryKey: ['words'],
  queryFn: async (): Promise<Vocabularies> => {
    const vocabularies = await bodyOf(api.GET('/api/v1/words'));
    return new Map(
      vocabularies.map(({ name, words }) => [name, new Map(words.map((each) => [each.code, each]))]),
    );
  },
  staleTime: 60 * 60_000,
});

/** Turns a code of a vocabulary into its word; one without a word, or before the words have come, stays as it is. */
export type Words = (vocabulary: string, code: string) => string;

/** The words of the server; a list asks once for all its rows. */
export function useWords(): Words {
  const { data } = useQuery(wordsQuery);
  return (vocabulary, code) => data?.get(vocabulary)?.get(code)?.label ?? code;
}

/** The codes of a vocabulary that may still be chosen, with their words, in the server's order. */
export function useOptions(vocabulary: string): readonly Option[] {
  return useChoosable(vocabulary).map(({ code, label }) => ({ code, label }));
}

/** The types of dispute, each below the one that it is a part of. */
export function useDisputeTypes(): readonly GroupedOption[] {
  const types = useChoosable('dispute_type');
  return types.map(({ code, label, traits: { parentCode } }) => {
    const head = typeof parentCode === 'string' ? parentCode : code;
    return { code, label, group: types.find((type) => type.code === head)?.label ?? null };
  });
}

function useChoosable(vocabulary: string): readonly Word[] {
  const { data } = useQuery(wordsQuery);
  return [...(data?.get(vocabulary)?.values() ?? [])].filter(({ traits }) => traits['ended'] !== true);
}

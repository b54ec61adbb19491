import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

type Heights = ReadonlyMap<unknown, number>;

/** What is known of how high the rows of a list are. */
interface KnownHeights {
  /** In pixels, as the row was last seen here; undefined before it was. */
  readonly of: (key: string) => number | undefined;
  readonly keep: (rows: readonly { readonly key: unknown; readonly size: number }[]) => void;
}

/**
 * How high the rows of a list were when it was left: whoever comes back to it stands where they had read. Rows that are only
 * guessed lie elsewhere, the further down the more. It is kept with what was read, in memory, and forgotten with it.
 */
export function useHeights(list: string): KnownHeights {
  const client = useQueryClient();
  return useMemo(() => {
    const queryKey = ['long list heights', list];
    const known = client.getQueryData<Heights>(queryKey);
    return {
      of: (key) => known?.get(key),
      keep: (rows) =>
        client.setQueryData<Heights>(queryKey, new Map(rows.map(({ key, size }) => [key, size]))),
    };
  }, [client, list]);
}

import { hashKey, keepPreviousData, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { isShut } from '../../api/problem';
import { type Page, type ReadPage, type Sight, sightOf, withPage } from './pages';

const START: Sight = { first: 0, last: 0 };
/** So many rows before the end of what is known the next page is asked for. */
const NEAR = 12;
/** What was read within this time is not read again because somebody scrolls over it. */
const FRESH_MS = 5_000;

/** Where a list comes from. */
export interface LongListSource<T> {
  readonly queryKey: readonly unknown[];
  readonly ask: (cursor: string | null, signal: AbortSignal) => Promise<Page<T>>;
  readonly keyOf: (item: T) => string;
  readonly refetchInterval: () => number | false;
}

/** A list as far as it has been read. */
export interface LongList<T> {
  /** Undefined before the first page has come. */
  readonly items: readonly T[] | undefined;
  readonly hasMore: boolean;
  readonly error: Error | null;
  /** When the oldest of what is in sight was read, by this machine's clock in epoch ms; null before the first page has come. */
  readonly readAt: number | null;
  readonly again: () => void;
  /** Told which rows are in sight. */
  readonly onSight: (first: number, last: number) => void;
}

/**
 * A list of any length that keeps up to date by itself. Only the pages in sight are asked for anew, by time or when the key is
 * invalidated; the others when somebody comes to them. A list that had been read to its ten thousandth row would otherwise be
 * read from its beginning every few seconds.
 */
export function useLongList<T>({ queryKey, ask, keyOf, refetchInterval }: LongListSource<T>): LongList<T> {
  const client = useQueryClient();
  const of = hashKey(queryKey);
  const [seen, setSeen] = useState({ of, sight: START });
  const { first, last } = seen.of === of ? seen.sight : START;
  const whole = ['long list', ...queryKey];
  const { data: pages, isPlaceholderData } = useQuery<readonly ReadPage<T>[]>({
    queryKey: whole,
    queryFn: skipToken,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
  /** Whoever may read it no longer does not keep what they have read. */
  const askedFor = (cursor: string | null, signal: AbortSignal): Promise<Page<T>> =>
    ask(cursor, signal).catch((error: unknown) => {
      if (isShut(error)) void client.resetQueries({ queryKey: whole, exact: true });
      throw error;
    });
  const reading = useQuery({
    queryKey: [...queryKey, 'in sight', first, last],
    queryFn: async ({ signal, queryKey: sightKey }) => {
      const known = (): readonly ReadPage<T>[] => client.getQueryData<readonly ReadPage<T>[]>(whole) ?? [];
      const isAskedAnew = client.getQueryState(sightKey)?.data !== undefined;
      // The page after is read as well where it is known: rows may have moved over to it.
      for (let at = first; at <= last || (at === last + 1 && at < known().length); at += 1) {
        const cursor = at === 0 ? null : known()[at - 1]?.nextCursor;
        if (cursor === undefined || (cursor === null && at > 0)) break;
        if (!isAskedAnew && Date.now() - (known()[at]?.readAt ?? 0) < FRESH_MS) continue;
        const page = { ...(await askedFor(cursor, signal)), readAt: Date.now() };
        client.setQueryData(whole, withPage(known(), at, page, keyOf));
      }
      return null;
    },
    staleTime: FRESH_MS,
    refetchInterval,
  });
  const onSight = useCallback(
    (firstRow: number, lastRow: number): void => {
      if (pages === undefined || isPlaceholderData) return;
      const sight = sightOf(pages, { first: firstRow, last: lastRow }, NEAR);
      setSeen((before) =>
        before.of === of && before.sight.first === sight.first && before.sight.last === sight.last
          ? before
          : { of, sight },
      );
    },
    [pages, isPlaceholderData, of],
  );
  const items = useMemo(() => pages?.flatMap((page) => page.items), [pages]);
  const inSight = pages?.slice(first, last + 1).map((page) => page.readAt) ?? [];
  const readAt = inSight.length === 0 ? (pages?.[0]?.readAt ?? null) : Math.min(...inSight);
  return {
    items,
    hasMore: pages !== undefined && pages.at(-1)?.nextCursor !== null,
    error: reading.error,
    readAt,
    again: () => void reading.refetch(),
    onSight,
  };
}

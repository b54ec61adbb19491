/** A part of a list that is read part by part. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next one begins; null after the last. */
  readonly nextCursor: string | null;
}

/** A part as it was at an instant. */
export interface ReadPage<T> extends Page<T> {
  /** Epoch ms. */
  readonly readAt: number;
}

/** From which page to which, both included, somebody looks; counted from 0. */
export interface Sight {
  readonly first: number;
  readonly last: number;
}

/**
 * The pages after one of them has been read anew. A row that has moved into it stands nowhere else any more; what follows the
 * last page of all is dropped.
 */
export function withPage<T>(
  pages: readonly ReadPage<T>[],
  at: number,
  page: ReadPage<T>,
  keyOf: (item: T) => string,
): readonly ReadPage<T>[] {
  const moved = new Set(page.items.map(keyOf));
  const others = pages.map((old) =>
    old.items.some((item) => moved.has(keyOf(item)))
      ? { ...old, items: old.items.filter((item) => !moved.has(keyOf(item))) }
      : old,
  );
  return [...others.slice(0, at), page, ...(page.nextCursor === null ? [] : others.slice(at + 1))];
}

/**
 * On which pages these rows stand. Near the end of what has been read the page that comes next is looked at as well, where there
 * is one.
 * @param near how many rows before the end are near it
 */
export function sightOf<T>(
  pages: readonly Page<T>[],
  rows: { readonly first: number; readonly last: number },
  near: number,
): Sight {
  const ends: number[] = [];
  for (const { items } of pages) ends.push((ends.at(-1) ?? 0) + items.length);
  const pageOf = (row: number): number => {
    const page = ends.findIndex((end) => row < end);
    return page === -1 ? Math.max(0, pages.length - 1) : page;
  };
  const isAtEnd = rows.last + near >= (ends.at(-1) ?? 0);
  const hasMore = pages.at(-1)?.nextCursor !== null;
  return { first: pageOf(rows.first), last: isAtEnd && hasMore ? pages.length : pageOf(rows.last) };
}

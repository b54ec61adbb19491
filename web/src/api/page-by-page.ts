import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query';

const PAGE = 50;

/** Which page of a list is asked for: how long it may be, and after what it begins. */
export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string;
}

interface ListPage {
  readonly nextCursor: string | null;
}

/**
 * A list that is read page by page, the next one when somebody asks for it.
 * @param limit how many lines a page has
 */
export const pageByPage = <P extends ListPage>(
  queryKey: QueryKey,
  ask: (page: PageAsked) => Promise<P>,
  limit = PAGE,
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => ask({ limit, ...cursorOf(pageParam) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** A cursor as the API asks for it: the first page has none. */
export function cursorOf(cursor: string | null): { readonly cursor?: string } {
  return cursor === null ? {} : { cursor };
}

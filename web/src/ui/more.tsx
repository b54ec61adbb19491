import type { ReactElement } from 'react';
import { SHELL } from '../texts/shell';
import { Button } from './button';

/** A list that comes page by page. */
interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Brings the next page of a list; nothing where there is none. */
export function More({
  of: { hasNextPage, isFetchingNextPage, fetchNextPage },
  words = SHELL.more,
}: {
  readonly of: Paged;
  readonly words?: string;
}): ReactElement | null {
  if (!hasNextPage) return null;
  return (
    <Button look="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {words}
    </Button>
  );
}

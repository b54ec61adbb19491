import type { ReactElement } from 'react';
import { UNIT } from '../texts/unit';
import { Button } from '../ui/button';

/** A list that comes page by page. */
interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Brings the next page of a list; nothing where there is none. */
export function More({
  of: { hasNextPage, isFetchingNextPage, fetchNextPage },
}: {
  readonly of: Paged;
}): ReactElement | null {
  if (!hasNextPage) return null;
  return (
    <Button look="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {UNIT.more}
    </Button>
  );
}

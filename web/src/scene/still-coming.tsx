import type { ReactElement } from 'react';
import { SHELL } from '../texts/shell';
import { Button } from '../ui/button';
import { Say } from '../ui/say';

/** In place of a list that is not there yet, or cannot be had: neither is an empty one. */
export function StillComing({
  error,
  coming,
  failed,
  onAgain,
}: {
  readonly error: unknown;
  readonly coming: string;
  readonly failed: string;
  readonly onAgain: () => void;
}): ReactElement {
  if (error === null) return <Say tone="plain">{coming}</Say>;
  return (
    <Say tone="fault">
      {failed}
      <Button look="quiet" onClick={onAgain}>
        {SHELL.again}
      </Button>
    </Say>
  );
}

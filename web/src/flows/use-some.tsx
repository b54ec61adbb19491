import { type ReactElement, useState } from 'react';
import { FLOWS } from '../texts/flows';
import { Button } from '../ui/button';

const AT_FIRST = 30;

/** The first rows of a table, and the button that brings the next: an area may have hundreds of agencies. */
export function useSome<T>(rows: readonly T[]): {
  readonly some: readonly T[];
  readonly more: ReactElement | null;
} {
  const [shown, setShown] = useState(AT_FIRST);
  const left = rows.length - shown;
  return {
    some: rows.slice(0, shown),
    more:
      left <= 0 ? null : (
        <Button onClick={() => setShown(shown + AT_FIRST)}>{FLOWS.showMore(Math.min(left, AT_FIRST))}</Button>
      ),
  };
}

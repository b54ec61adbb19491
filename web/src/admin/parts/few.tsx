import { Button } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import { ADMIN } from '../../texts/admin';

/** The first of many rows, and more when they are asked for: hundreds at once make a page slow to press. */
export function Few<T>({
  items,
  size = 20,
  children,
}: {
  readonly items: readonly T[];
  /** How many are drawn at once. */
  readonly size?: number;
  readonly children: (drawn: readonly T[]) => ReactNode;
}): ReactElement {
  const [drawn, setDrawn] = useState(size);
  const left = items.length - drawn;
  return (
    <>
      {children(items.slice(0, drawn))}
      {left <= 0 ? null : (
        <div>
          <Button onClick={() => setDrawn(drawn + size)}>{ADMIN.moreOf(Math.min(size, left))}</Button>
        </div>
      )}
    </>
  );
}

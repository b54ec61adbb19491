import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './endless-list.module.css';

interface EndlessListProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** About how high a row is, in pixels, before it has been measured. */
  readonly rowHeight: number;
  readonly label: string;
  /** Asked for more when the end comes into sight; null while there is no more, or it is on its way. */
  readonly onEnd: (() => void) | null;
  readonly children: (item: T) => ReactNode;
}

/** A list that scrolls with the page and keeps only those rows in it that are near to what is seen. */
export function EndlessList<T>(props: EndlessListProps<T>): ReactElement {
  const { items, keyOf, rowHeight, label, onEnd, children } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;

  useEffect(() => {
    if (onEnd !== null && last >= items.length - 1) onEnd();
  }, [last, items.length, onEnd]);

  return (
    <ul ref={list} aria-label={label} className={styles['list']} style={{ height: virtual.getTotalSize() }}>
      {rows.map(({ index, key, start }) => {
        const item = items[index];
        return item === undefined ? null : (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={onEnd === null ? items.length : -1}
            style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
          >
            {children(item)}
          </li>
        );
      })}
    </ul>
  );
}

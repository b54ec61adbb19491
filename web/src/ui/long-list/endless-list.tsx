import { useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { LONG_LIST } from '../../texts/long-list';
import styles from './endless-list.module.css';
import { useHeights } from './use-heights';
import type { LongList } from './use-long-list';

interface EndlessListProps<T> {
  readonly items: readonly T[];
  readonly list: Pick<LongList<T>, 'hasMore' | 'error' | 'onSight'>;
  readonly keyOf: (item: T) => string;
  /** About how high a row is, in pixels, before it has been measured. */
  readonly rowHeight: number;
  readonly label: string;
  readonly children: (item: T) => ReactNode;
}

/** A list that scrolls with the page and keeps only those rows in it that are near to what is seen. */
export function EndlessList<T>(props: EndlessListProps<T>): ReactElement {
  const {
    items,
    list: { hasMore, error, onSight },
    keyOf,
    rowHeight,
    label,
    children,
  } = props;
  const heights = useHeights(label);
  const place = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(place.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => {
      const item = items[index];
      return (item === undefined ? undefined : heights.of(keyOf(item))) ?? rowHeight;
    },
    overscan: 2,
    scrollMargin: top,
    // A function of its own for each drawing would have every row measured again with each.
    getItemKey: useCallback(
      (index: number) => {
        const item = items[index];
        return item === undefined ? index : keyOf(item);
      },
      [items, keyOf],
    ),
  });
  useEffect(() => () => heights.keep([...virtual.measurementsCache]), [heights, virtual]);
  const rows = virtual.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;
  // What is only scrolled past is not in sight.
  const isStill = !virtual.isScrolling || last >= items.length - 1;

  useEffect(() => {
    if (isStill) onSight(first, last);
  }, [isStill, first, last, onSight]);

  return (
    <div>
      <ul
        ref={place}
        aria-label={label}
        className={styles['list']}
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map(({ index, key, start }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={hasMore ? -1 : items.length}
              style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
            >
              {children(item)}
            </li>
          );
        })}
      </ul>
      {hasMore && error === null ? <p className={styles['more']}>{LONG_LIST.more}</p> : null}
    </div>
  );
}

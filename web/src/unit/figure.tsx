import type { ReactElement } from 'react';
import styles from './unit.module.css';

/** A figure that opens the list it is the length of; none opens nothing. */
export function Figure({
  value,
  label,
  tone = 'plain',
  onOpen,
}: {
  readonly value: number;
  /** What it counts, for who does not see its column. */
  readonly label: string;
  readonly tone?: 'plain' | 'late' | 'soon';
  readonly onOpen: () => void;
}): ReactElement {
  if (value === 0) return <span className={styles['zero']}>0</span>;
  return (
    <button
      type="button"
      className={`${styles['figure']} ${styles[tone] ?? ''}`}
      aria-label={label}
      onClick={onOpen}
    >
      {value}
    </button>
  );
}

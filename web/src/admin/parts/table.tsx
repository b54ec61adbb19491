import type { ReactElement, ReactNode } from 'react';
import styles from '../admin.module.css';

/** A plain table that scrolls sideways where the screen is narrow, with the keyboard too. */
export function Table({
  label,
  heads,
  children,
}: {
  readonly label: string;
  readonly heads: readonly ReactNode[];
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={index} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** A short word on coloured ground; the word alone says it. */
export function Mark({
  tone,
  children,
}: {
  readonly tone?: 'good' | 'warn' | 'bad' | 'info';
  readonly children: ReactNode;
}): ReactElement {
  return (
    <span className={styles['mark']} data-tone={tone}>
      {children}
    </span>
  );
}

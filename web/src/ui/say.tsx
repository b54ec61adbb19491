import type { ReactElement, ReactNode } from 'react';
import styles from './say.module.css';

/** A sentence that must be noticed; it is read out when it appears. */
export function Say({
  tone,
  children,
}: {
  readonly tone: 'fault' | 'good' | 'plain';
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div role={tone === 'fault' ? 'alert' : 'status'} className={`${styles['say']} ${styles[tone]}`}>
      {children}
    </div>
  );
}

import type { ReactElement, ReactNode } from 'react';
import { type Asked, PartNotYet } from '../app/page-states';
import card from '../ui/card.module.css';
import styles from './unit.module.css';

/** One part of the page: it opens, or says why it cannot, whatever becomes of the others. */
export function Part<T>({
  title,
  side,
  asked,
  children,
}: {
  readonly title: string;
  /** Stands beside the title. */
  readonly side?: ReactNode;
  readonly asked: Asked & { readonly data: T | undefined };
  readonly children: (data: T) => ReactNode;
}): ReactElement {
  return (
    <section className={card['card']}>
      <div className={styles['head']}>
        <h2>{title}</h2>
        {side}
      </div>
      {asked.data === undefined ? <PartNotYet asked={asked} /> : children(asked.data)}
    </section>
  );
}

import type { ReactElement, ReactNode } from 'react';
import styles from './facts.module.css';

/** What is known, a name and a value a line. */
export function Facts({ children }: { readonly children: ReactNode }): ReactElement {
  return <dl className={styles['facts']}>{children}</dl>;
}

/** One line of it; nothing where nothing is known. */
export function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement | null {
  if (children === null || children === undefined || children === '') return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

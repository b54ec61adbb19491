import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './button.module.css';

/** Looks like the one step the page is for, and leads to where it is taken. */
export function ButtonLink({
  to,
  children,
}: {
  readonly to: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Link to={to} className={`${styles['button']} ${styles['main']} ${styles['link']}`}>
      {children}
    </Link>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { NavLink } from 'react-router';
import { NOTICES } from '../texts/notices';
import { unreadQuery } from './notice-query';
import styles from './notices.module.css';

const MOST_SHOWN = 99;

/** The way to the notices, with how many are unread. */
export function Bell(): ReactElement {
  const { data: unread = 0 } = useQuery(unreadQuery);
  return (
    <NavLink to="/notices" className={styles['bell'] ?? ''} aria-label={NOTICES.bell(unread)}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path
          d="M12 3a6 6 0 0 0-6 6v4l-2 3h16l-2-3V9a6 6 0 0 0-6-6Zm-2 15a2 2 0 0 0 4 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinejoin="round"
        />
      </svg>
      {unread === 0 ? null : (
        <span aria-hidden="true">{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}</span>
      )}
    </NavLink>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect } from 'react';
import { OpeningAlone } from '../app/page-states';
import { SESSION } from '../texts/session';
import { serverNow } from '../time/server-now';
import { calendarWords } from '../time/words';
import type { Departure } from './departure';
import styles from './session.module.css';

/** Stands in place of every page once somebody has gone, until the server knows; nothing of what they read is left behind it. */
export function DepartedPage({ endsAt, isUntold }: Departure): ReactElement {
  const client = useQueryClient();
  useEffect(() => client.clear(), [client]);
  if (!isUntold) return <OpeningAlone />;
  return (
    <main className={styles['page']}>
      <section className={styles['card']} role="alert">
        <h1>{SESSION.untoldTitle}</h1>
        <p>{SESSION.wiped}</p>
        <p>{endsAt === null ? SESSION.untold : SESSION.untoldUntil(wordsOf(endsAt))}</p>
        <p>{SESSION.watchDevice}</p>
      </section>
    </main>
  );
}

function wordsOf(endsAt: number): string {
  const now = serverNow();
  return calendarWords(new Date(now + endsAt - Date.now()).toISOString(), now);
}

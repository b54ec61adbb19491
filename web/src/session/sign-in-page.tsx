import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { SESSION } from '../texts/session';
import { sessionQuery } from './session';
import styles from './session.module.css';
import { SignInForm } from './sign-in-form';

/** Stands in place of whatever page was asked for until somebody has signed in; that page then opens. */
export function SignInPage(): ReactElement {
  const client = useQueryClient();
  return (
    <main className={styles['page']}>
      <section className={styles['card']}>
        <header className={styles['brand']}>
          <img src="/mark.svg" alt="" width="48" height="48" />
          <div>
            <h1>{SESSION.product}</h1>
            <p>{SESSION.subtitle}</p>
          </div>
        </header>
        <SignInForm onSignedIn={(session) => client.setQueryData(sessionQuery.queryKey, session)} />
      </section>
    </main>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ACCOUNT } from '../texts/account';
import { PasswordForm } from './password-form';
import { sessionQuery } from './session';
import styles from './session.module.css';

/** A temporary password opens nothing but this. */
export function PasswordPage(): ReactElement {
  const client = useQueryClient();
  return (
    <main className={styles['page']}>
      <section className={styles['card']}>
        <h1>{ACCOUNT.changeTitle}</h1>
        <p>{ACCOUNT.changeWhy}</p>
        <PasswordForm
          autoFocus
          onChanged={() => client.invalidateQueries({ queryKey: sessionQuery.queryKey })}
        />
      </section>
    </main>
  );
}

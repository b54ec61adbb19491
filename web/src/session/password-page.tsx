import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { api } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import { problemWords } from '../texts/problems';
import { SESSION } from '../texts/session';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Say } from '../ui/say';
import { sessionQuery } from './session';
import styles from './session.module.css';

/** A temporary password opens nothing but this. */
export function PasswordPage(): ReactElement {
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [fault, setFault] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const differs = repeated !== '' && repeated !== next;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (repeated !== next) return;
    setBusy(true);
    try {
      await api.PUT('/api/v1/session/password', { body: { current, next } });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    } catch (error) {
      setFault(asProblem(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className={styles['page']}>
      <section className={styles['card']}>
        <h1>{SESSION.changeTitle}</h1>
        <p>{SESSION.changeWhy}</p>
        <form className={styles['form']} onSubmit={(event) => void submit(event)}>
          {fault === null ? null : <Say tone="fault">{problemWords(fault)}</Say>}
          <Field
            label={SESSION.current}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
            required
            autoFocus
          />
          <Field
            label={SESSION.next}
            hint={SESSION.nextHint}
            type="password"
            autoComplete="new-password"
            minLength={8}
            value={next}
            onChange={(event) => setNext(event.target.value)}
            required
          />
          <Field
            label={SESSION.repeat}
            fault={differs ? SESSION.repeatDiffers : undefined}
            type="password"
            autoComplete="new-password"
            value={repeated}
            onChange={(event) => setRepeated(event.target.value)}
            required
          />
          <Button look="main" type="submit" busy={busy} disabled={differs}>
            {SESSION.change}
          </Button>
        </form>
      </section>
    </main>
  );
}

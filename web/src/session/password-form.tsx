import { type FormEvent, type ReactElement, useState } from 'react';
import { api } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import { problemWords } from '../texts/problems';
import { ACCOUNT } from '../texts/account';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Say } from '../ui/say';
import styles from './session.module.css';

/** Changes the password of whoever is signed in. */
export function PasswordForm({
  onChanged,
  autoFocus = false,
}: {
  readonly onChanged: () => unknown;
  readonly autoFocus?: boolean;
}): ReactElement {
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
    setFault(null);
    try {
      await api.PUT('/api/v1/session/password', { body: { current, next } });
      for (const clear of [setCurrent, setNext, setRepeated]) clear('');
      await onChanged();
    } catch (error) {
      setFault(asProblem(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      {fault === null ? null : <Say tone="fault">{problemWords(fault)}</Say>}
      <Field
        label={ACCOUNT.current}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        required
        autoFocus={autoFocus}
      />
      <Field
        label={ACCOUNT.next}
        hint={ACCOUNT.nextHint}
        type="password"
        autoComplete="new-password"
        minLength={8}
        value={next}
        onChange={(event) => setNext(event.target.value)}
        required
      />
      <Field
        label={ACCOUNT.repeat}
        fault={differs ? ACCOUNT.repeatDiffers : undefined}
        type="password"
        autoComplete="new-password"
        value={repeated}
        onChange={(event) => setRepeated(event.target.value)}
        required
      />
      <Button look="main" type="submit" busy={busy} disabled={differs}>
        {ACCOUNT.change}
      </Button>
    </form>
  );
}

import { type FormEvent, type ReactElement, useState } from 'react';
import { asProblem, type Problem } from '../api/problem';
import { problemWords } from '../texts/problems';
import { SESSION } from '../texts/session';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Say } from '../ui/say';
import { type Session, signIn } from './session';
import styles from './session.module.css';

/**
 * Asks for login and password.
 * @param login whose password is asked for again; left out, anybody may sign in
 */
export function SignInForm({
  login: known,
  onSignedIn,
}: {
  readonly login?: string;
  readonly onSignedIn: (session: Session) => void;
}): ReactElement {
  const [login, setLogin] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      onSignedIn(await signIn(login.trim(), password));
    } catch (error) {
      setFault(asProblem(error));
      setPassword('');
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      {fault === null ? null : <Say tone="fault">{wordsOf(fault)}</Say>}
      <Field
        label={SESSION.login}
        value={login}
        onChange={(event) => setLogin(event.target.value)}
        readOnly={known !== undefined}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={known === undefined}
        required
      />
      <Field
        label={SESSION.password}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="current-password"
        autoFocus={known !== undefined}
        required
      />
      <Button look="main" type="submit" busy={busy}>
        {busy ? SESSION.signingIn : SESSION.signIn}
      </Button>
    </form>
  );
}

function wordsOf(problem: Problem): string {
  const minutes = Math.max(1, Math.ceil((problem.retryAfterSeconds ?? 0) / 60));
  switch (problem.code) {
    case 'login_refused':
      return SESSION.refused;
    case 'locked_out':
      return SESSION.lockedOut(minutes);
    case 'address_locked_out':
      return SESSION.addressLockedOut(minutes);
    default:
      return problemWords(problem);
  }
}

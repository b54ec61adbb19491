import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { onSessionLost } from '../api/session-lost';
import { SESSION } from '../texts/session';
import { Button } from '../ui/button';
import { sessionQuery, useSession } from './session';
import styles from './session.module.css';
import { SignInForm } from './sign-in-form';

/**
 * When the session ends under an open page, asks for the password over it: the page and what was typed into it stay, and what
 * was pressed is sent once more.
 */
export function SessionRenewal(): ReactElement {
  const client = useQueryClient();
  const { login } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const [goOn, setGoOn] = useState<(() => void) | null>(null);

  useEffect(() => {
    onSessionLost(() => new Promise((resolve) => setGoOn(() => resolve)));
    return () => onSessionLost(null);
  }, []);

  useEffect(() => {
    if (goOn === null) dialog.current?.close();
    else dialog.current?.showModal();
  }, [goOn]);

  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby="renewal-title"
      onCancel={(event) => event.preventDefault()}
      onClose={() => {
        if (goOn !== null) dialog.current?.showModal();
      }}
    >
      {goOn === null ? null : (
        <div>
          <h2 id="renewal-title">{SESSION.againTitle}</h2>
          <p>{SESSION.again}</p>
          <SignInForm
            login={login}
            onSignedIn={(session) => {
              client.setQueryData(sessionQuery.queryKey, session);
              setGoOn(null);
              goOn();
            }}
          />
          <Button look="quiet" title={SESSION.otherPersonWarning} onClick={() => location.assign('/')}>
            {SESSION.otherPerson}
          </Button>
        </div>
      )}
    </dialog>
  );
}

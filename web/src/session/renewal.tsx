import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { onSessionLost } from '../api/session-lost';
import { SESSION } from '../texts/session';
import { Button } from '../ui/button';
import { depart } from './departure';
import { type Session, sessionQuery, useSession } from './session';
import styles from './session.module.css';
import { SignInForm } from './sign-in-form';
import { watchSession } from './watch';

/**
 * When the session ends under an open page, or may have while nobody sat before it, the page is covered and the password asked
 * for: nothing of it can be read, and all of it is there again, as it was, once the same person has signed in. What was pressed
 * is sent once more.
 */
export function SessionRenewal(): ReactElement {
  const client = useQueryClient();
  const { login, userId } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const goOn = useRef<(() => void) | null>(null);
  const [isCovered, setIsCovered] = useState(false);

  const reveal = useCallback(
    (session: Session): void => {
      // Whoever else has signed in begins anew.
      if (session.userId !== userId) return location.replace('/');
      client.setQueryData(sessionQuery.queryKey, session);
      setIsCovered(false);
      goOn.current?.();
      goOn.current = null;
    },
    [client, userId],
  );

  useEffect(() => {
    onSessionLost(
      () =>
        new Promise((resolve) => {
          goOn.current = resolve;
          setIsCovered(true);
        }),
    );
    const stop = watchSession({ cover: () => setIsCovered(true), reveal });
    return () => {
      onSessionLost(null);
      stop();
    };
  }, [reveal]);

  useEffect(() => {
    if (!isCovered) return undefined;
    const shown = dialog.current;
    const before = document.activeElement;
    document.documentElement.dataset['covered'] = '';
    shown?.showModal();
    return () => {
      delete document.documentElement.dataset['covered'];
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [isCovered]);

  return createPortal(
    <dialog
      ref={dialog}
      data-cover=""
      className={styles['dialog']}
      aria-labelledby="renewal-title"
      onCancel={(event) => event.preventDefault()}
      onClose={() => {
        if (isCovered) dialog.current?.showModal();
      }}
    >
      {isCovered ? (
        <div>
          <h2 id="renewal-title">{SESSION.againTitle}</h2>
          <p>{SESSION.again}</p>
          <SignInForm login={login} onSignedIn={reveal} />
          <Button look="quiet" aria-describedby="renewal-other" onClick={() => depart(userId)}>
            {SESSION.otherPerson}
          </Button>
          <small id="renewal-other">{SESSION.otherPersonWarning}</small>
        </div>
      ) : null}
    </dialog>,
    document.body,
  );
}

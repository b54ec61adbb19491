import type { ReactElement } from 'react';
import { Opening } from '../app/page-states';
import { useWriting } from '../drafts/use-outbox';
import { SentOutcome } from '../sending/sent-outcome';
import { REGISTERING } from '../texts/registering';
import { Button } from '../ui/button';
import { RegisterForm } from './register-form';
import { NOTHING_WRITTEN } from './registration';
import styles from './registering.module.css';

/** At a desk: what was told is pasted, what the rules and the register say stands beside it, one button registers and sends. */
export function RegisterPage(): ReactElement {
  const writing = useWriting('/register', NOTHING_WRITTEN);
  const { draft } = writing;
  if (!writing.isReady) return <Opening />;
  const isSent = draft !== null && draft.standing !== 'typing';
  return (
    <section className={styles['page']}>
      <header className={styles['title']}>
        <h1>{REGISTERING.title}</h1>
        {draft === null || isSent ? null : (
          <Button look="quiet" onClick={writing.begin}>
            {REGISTERING.clear}
          </Button>
        )}
      </header>
      {isSent ? (
        <SentOutcome draft={draft} next={REGISTERING.next} onBegin={writing.begin} />
      ) : (
        <RegisterForm writing={writing} />
      )}
    </section>
  );
}

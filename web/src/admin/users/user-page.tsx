import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { useParams } from 'react-router';
import { useSession } from '../../session/session';
import { ADMIN } from '../../texts/admin';
import { USERS } from '../../texts/admin-users';
import { Fact, Facts } from '../../ui/facts';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { AnsweredPage, Page } from '../parts/page';
import { Mark } from '../parts/table';
import { Grants } from './grants';
import { PasswordWindow } from './password-window';
import { type User, userQuery, type UserWithPassword } from './user-queries';
import { DisableWindow, EditUserWindow, EnableWindow, ResetWindow } from './user-windows';

/** One account: whose it is, what it may do where, and what can be done about it. */
export function UserPage(): ReactElement {
  const { id = '' } = useParams();
  const asked = useQuery(userQuery(id));
  return <AnsweredPage asked={asked}>{(user) => <Shown user={user} />}</AnsweredPage>;
}

type Open = 'edit' | 'reset' | 'state';

function Shown({ user }: { readonly user: User }): ReactElement {
  const word = useWords();
  const { userId } = useSession();
  const [open, setOpen] = useState<Open | null>(null);
  const [reset, setReset] = useState<UserWithPassword | null>(null);
  const close = (): void => setOpen(null);
  const isOwn = userId === user.id;
  const State = user.active ? DisableWindow : EnableWindow;
  return (
    <Page
      title={user.displayName}
      mark={
        <Mark {...(user.active ? { tone: 'good' as const } : {})}>
          {user.active ? USERS.active : USERS.disabled}
        </Mark>
      }
      lead={isOwn ? USERS.own : undefined}
      actions={<Actions user={user} isOwn={isOwn} onOpen={setOpen} />}
    >
      <div className={styles['columns']}>
        <Grants user={user} isOwn={isOwn} />
        <section className={styles['card']}>
          <Facts>
            <Fact label={USERS.login}>{user.login}</Fact>
            <Fact label={USERS.kind}>{word('user_kind', user.kind)}</Fact>
            <Fact label={USERS.post}>{user.title}</Fact>
            <Fact label={USERS.phone}>{user.phoneMasked}</Fact>
          </Facts>
          <p className={styles['muted']}>{USERS.absence}</p>
        </section>
      </div>
      {open === 'edit' ? <EditUserWindow user={user} onClose={close} /> : null}
      {open === 'state' ? <State user={user} onClose={close} /> : null}
      {open === 'reset' ? (
        <ResetWindow
          user={user}
          onClose={close}
          onDone={(after) => {
            close();
            setReset(after);
          }}
        />
      ) : null}
      {reset === null ? null : <PasswordWindow user={reset} onClose={() => setReset(null)} />}
    </Page>
  );
}

function Actions({
  user,
  isOwn,
  onOpen,
}: {
  readonly user: User;
  readonly isOwn: boolean;
  readonly onOpen: (open: Open) => void;
}): ReactElement {
  return (
    <>
      <Button onClick={() => onOpen('edit')}>{ADMIN.edit}</Button>
      {isOwn || user.kind === 'machine' ? null : (
        <Button onClick={() => onOpen('reset')}>{USERS.reset}</Button>
      )}
      {isOwn ? null : (
        <Button danger={user.active} onClick={() => onOpen('state')}>
          {user.active ? USERS.disable : USERS.enable}
        </Button>
      )}
    </>
  );
}

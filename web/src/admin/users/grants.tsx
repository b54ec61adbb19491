import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { api, bodyOf } from '../../api/client';
import { USERS } from '../../texts/admin-users';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { FormWindow } from '../parts/form-window';
import { Card } from '../parts/page';
import { GrantWindow } from './grant-window';
import type { Grant, User } from './user-queries';
import { useTakeOver } from './user-windows';

/** The roles of an account, where each is held, and how long. */
export function Grants({ user, isOwn }: { readonly user: User; readonly isOwn: boolean }): ReactElement {
  const word = useWords();
  const now = useNow();
  const [isGranting, setIsGranting] = useState(false);
  const [revoked, setRevoked] = useState<Grant | null>(null);
  return (
    <Card
      title={USERS.roles}
      actions={
        isOwn ? null : (
          <Button type="primary" onClick={() => setIsGranting(true)}>
            {USERS.grant}
          </Button>
        )
      }
    >
      {user.grants.length === 0 ? <p className={styles['muted']}>{USERS.noGrants}</p> : null}
      <ul className={styles['lines']}>
        {user.grants.map((grant) => (
          <li key={grant.id}>
            <span>
              <b>{word('role', grant.role)}</b> {USERS.where(grant.agencyName ?? grant.areaName ?? '')}{' '}
              {grant.validTo === null ? null : (
                <small className={styles['muted']}>
                  {USERS.validUntil(calendarWords(grant.validTo, now))}
                </small>
              )}
            </span>
            {isOwn ? null : (
              <Button
                danger
                size="small"
                aria-label={USERS.revokeTitle(
                  word('role', grant.role),
                  grant.agencyName ?? grant.areaName ?? '',
                )}
                onClick={() => setRevoked(grant)}
              >
                {USERS.revoke}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isGranting ? <GrantWindow user={user} onClose={() => setIsGranting(false)} /> : null}
      {revoked === null ? null : (
        <RevokeWindow user={user} grant={revoked} onClose={() => setRevoked(null)} />
      )}
    </Card>
  );
}

function RevokeWindow({
  user,
  grant,
  onClose,
}: {
  readonly user: User;
  readonly grant: Grant;
  readonly onClose: () => void;
}): ReactElement {
  const word = useWords();
  const takeOver = useTakeOver();
  return (
    <FormWindow<object, User>
      title={USERS.revokeTitle(word('role', grant.role), grant.agencyName ?? grant.areaName ?? '')}
      okText={USERS.revoke}
      danger
      onClose={onClose}
      onDone={(after) => {
        takeOver(after);
        onClose();
      }}
      send={() =>
        bodyOf(
          api.DELETE('/api/v1/users/{id}/grants/{grantId}', {
            params: { path: { id: user.id, grantId: grant.id } },
          }),
        )
      }
    >
      <p>{USERS.revokeWhat}</p>
    </FormWindow>
  );
}

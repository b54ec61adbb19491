import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Empty } from '../../app/page-states';
import { USERS } from '../../texts/admin-users';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Answered, More, Page } from '../parts/page';
import { PickAgency, PickWord } from '../parts/selects';
import { Mark, Table } from '../parts/table';
import { MakeUser } from './make-user';
import { type Role, type User, type UserFilter, usersQuery } from './user-queries';

/** Who has an account: to find somebody, and to make one. */
export function UsersPage(): ReactElement {
  const [filter, setFilter] = useState<UserFilter>({});
  const [isMaking, setIsMaking] = useState(false);
  const navigate = useNavigate();
  const list = useInfiniteQuery(usersQuery(filter));
  return (
    <Page
      title={USERS.title}
      lead={USERS.lead}
      actions={
        <Button type="primary" onClick={() => setIsMaking(true)}>
          {USERS.make}
        </Button>
      }
    >
      <Filters filter={filter} onChange={setFilter} />
      <Answered asked={list}>{({ pages }) => <Rows users={pages.flatMap(({ items }) => items)} />}</Answered>
      <More list={list} />
      {isMaking ? (
        <MakeUser onClose={() => setIsMaking(false)} onDone={(id) => void navigate(`/admin/users/${id}`)} />
      ) : null}
    </Page>
  );
}

function Filters({
  filter,
  onChange,
}: {
  readonly filter: UserFilter;
  readonly onChange: (filter: UserFilter) => void;
}): ReactElement {
  return (
    <div className={styles['filters']} role="search">
      <div className={styles['filter']}>
        <span aria-hidden>{USERS.search}</span>
        <Input
          aria-label={USERS.search}
          allowClear
          value={filter.q ?? ''}
          onChange={({ target }) => onChange({ ...filter, q: target.value })}
        />
      </div>
      <div className={styles['filter']}>
        <span aria-hidden>{USERS.role}</span>
        <PickWord
          vocabulary="role"
          clearable
          label={USERS.role}
          onChange={(role) => onChange({ ...filter, role: role as Role | undefined })}
        />
      </div>
      <div className={styles['filter']}>
        <span aria-hidden>{USERS.agency}</span>
        <PickAgency
          clearable
          label={USERS.agency}
          onChange={(agencyId) => onChange({ ...filter, agencyId })}
        />
      </div>
    </div>
  );
}

function Rows({ users }: { readonly users: readonly User[] }): ReactElement {
  const word = useWords();
  if (users.length === 0) return <Empty title={USERS.none} hint={USERS.noneHint} />;
  return (
    <Table label={USERS.title} heads={[USERS.name, USERS.login, USERS.post, USERS.roles, USERS.state]}>
      {users.map((user) => (
        <tr key={user.id}>
          <td>
            <Link to={`/admin/users/${user.id}`}>{user.displayName}</Link>
          </td>
          <td>{user.login}</td>
          <td>{user.title ?? ''}</td>
          <td>
            {user.grants.length === 0 ? <span className={styles['muted']}>{USERS.noRole}</span> : null}
            {user.grants.map(({ id, role, agencyName, areaName }) => (
              <div key={id}>
                {agencyName ?? areaName} {word('role', role)}
              </div>
            ))}
          </td>
          <td>
            <Mark {...(user.active ? { tone: 'good' as const } : {})}>
              {user.active ? USERS.active : USERS.disabled}
            </Mark>
          </td>
        </tr>
      ))}
    </Table>
  );
}

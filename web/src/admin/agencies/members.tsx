import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { membersQuery } from '../../agency/members-query';
import { Empty } from '../../app/page-states';
import { AGENCIES } from '../../texts/admin-agencies';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Answered, Card } from '../parts/page';
import { Mark } from '../parts/table';
import type { Agency } from './agency-queries';

/** Who works in an agency, as what, and who is away with whom as cover. */
export function Members({ agency }: { readonly agency: Agency }): ReactElement {
  const word = useWords();
  const now = useNow();
  const asked = useQuery({ ...membersQuery(agency.id), staleTime: 0 });
  return (
    <Card title={AGENCIES.members}>
      <Answered asked={asked}>
        {(members) =>
          members.length === 0 ? (
            <Empty title={AGENCIES.noMembers} hint={AGENCIES.noMembersHint} />
          ) : (
            <ul className={styles['lines']}>
              {members.map(({ userId, displayName, roles, active, away }) => (
                <li key={userId}>
                  <Link to={`/admin/users/${userId}`}>{displayName}</Link>
                  <span>
                    {roles.map((role) => word('role', role)).join('、')}{' '}
                    {active ? null : <Mark tone="bad">{AGENCIES.disabledMember}</Mark>}
                  </span>
                  {away === null ? null : (
                    <small className={styles['muted']}>
                      {AGENCIES.away(calendarWords(away.until, now), away.coverName)}
                    </small>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Empty } from '../../app/page-states';
import { KINDS } from '../../texts/admin-kinds';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Answered, Page } from '../parts/page';
import { Mark, Table } from '../parts/table';
import { KindWindow } from './kind-window';
import { kindsQuery } from './kind-queries';

/** The kinds of agency that take part, and a new one made of nothing but what it asks and takes. */
export function KindsPage(): ReactElement {
  const word = useWords();
  const now = useNow();
  const navigate = useNavigate();
  const [isMaking, setIsMaking] = useState(false);
  const asked = useQuery(kindsQuery);
  return (
    <Page
      title={KINDS.title}
      lead={KINDS.lead}
      actions={
        <Button type="primary" onClick={() => setIsMaking(true)}>
          {KINDS.make}
        </Button>
      }
    >
      <Answered asked={asked}>
        {(kinds) =>
          kinds.length === 0 ? (
            <Empty title={KINDS.noKinds} hint={KINDS.noKindsHint} />
          ) : (
            <Table label={KINDS.title} heads={[KINDS.name, KINDS.key, KINDS.origin, KINDS.changed]}>
              {kinds.map(({ key, label, origin, changedBy, changedAt }) => (
                <tr key={key}>
                  <td>
                    <Link to={`/admin/kinds/${key}`}>{label}</Link>
                  </td>
                  <td>{key}</td>
                  <td>
                    <Mark {...(origin === 'data' ? { tone: 'info' as const } : {})}>
                      {word('agency_kind_origin', origin)}
                    </Mark>
                  </td>
                  <td className={styles['muted']}>
                    {changedBy === null || changedAt === null
                      ? ''
                      : KINDS.changedBy(changedBy, calendarWords(changedAt, now))}
                  </td>
                </tr>
              ))}
            </Table>
          )
        }
      </Answered>
      {isMaking ? (
        <KindWindow
          kind={null}
          onClose={() => setIsMaking(false)}
          onDone={({ key }) => void navigate(`/admin/kinds/${key}`)}
        />
      ) : null}
    </Page>
  );
}

import type { ReactElement } from 'react';
import { POLICIES } from '../../texts/admin-policies';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import styles from '../admin.module.css';
import { Card } from '../parts/page';
import { Table } from '../parts/table';
import type { PolicyVersion } from './policy-queries';

/** Every version of a policy and what it followed, the newest first. */
export function PolicyVersions({ versions }: { readonly versions: readonly PolicyVersion[] }): ReactElement {
  const now = useNow();
  return (
    <Card title={POLICIES.versions}>
      <Table label={POLICIES.versions} heads={[POLICIES.versionColumn, POLICIES.source, POLICIES.since]}>
        {versions.map(({ id, number, sourceDocument, createdAt }) => (
          <tr key={id}>
            <td className={styles['short']}>{POLICIES.version(number)}</td>
            <td>{sourceDocument}</td>
            <td>{calendarWords(createdAt, now)}</td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

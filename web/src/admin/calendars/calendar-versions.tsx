import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { CALENDARS } from '../../texts/admin-calendars';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import styles from '../admin.module.css';
import { Answered, Card } from '../parts/page';
import { Table } from '../parts/table';

const versionsQuery = (key: string) =>
  queryOptions({
    queryKey: ['admin', 'calendars', key, 'versions'],
    queryFn: () => bodyOf(api.GET('/api/v1/calendars/{key}/versions', { params: { path: { key } } })),
  });

/** Every version of a calendar and what it followed, the newest first. */
export function CalendarVersions({ calendarKey }: { readonly calendarKey: string }): ReactElement {
  const now = useNow();
  const asked = useQuery(versionsQuery(calendarKey));
  return (
    <Card title={CALENDARS.versions}>
      <Answered asked={asked}>
        {(versions) => (
          <Table
            label={CALENDARS.versions}
            heads={[CALENDARS.versionColumn, CALENDARS.source, CALENDARS.through2, CALENDARS.since]}
          >
            {versions.map(({ id, number, sourceDocument, publishedThrough, createdAt }) => (
              <tr key={id}>
                <td className={styles['short']}>{CALENDARS.version(number)}</td>
                <td>{sourceDocument}</td>
                <td className={styles['short']}>
                  {publishedThrough === null
                    ? CALENDARS.needsNone
                    : CALENDARS.year(Number(publishedThrough.slice(0, 4)))}
                </td>
                <td>{calendarWords(createdAt, now)}</td>
              </tr>
            ))}
          </Table>
        )}
      </Answered>
    </Card>
  );
}

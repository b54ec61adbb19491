import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { type ReactElement, useState } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { pageByPage } from '../../api/page-by-page';
import { useCommand } from '../../api/use-command';
import { Empty } from '../../app/page-states';
import { RUNNING } from '../../texts/admin-running';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { Say } from '../../ui/say';
import styles from '../admin.module.css';
import { FormWindow } from '../parts/form-window';
import { Answered, Card, More } from '../parts/page';
import { ProblemAlert } from '../parts/problem-alert';
import { Table } from '../parts/table';

type Incident = Views['IncidentView'];

const incidentsQuery = (includeResolved: boolean) =>
  pageByPage(['admin', 'incidents', includeResolved], (page) =>
    bodyOf(api.GET('/api/v1/incidents', { params: { query: { includeResolved, ...page } } })),
  );

/** Work that was given up after many tries: to be done anew once its cause is gone, or to be left. */
export function Incidents(): ReactElement {
  const [withResolved, setWithResolved] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const list = useInfiniteQuery(incidentsQuery(withResolved));
  return (
    <Card
      title={RUNNING.incidents}
      actions={
        <Checkbox checked={withResolved} onChange={({ target }) => setWithResolved(target.checked)}>
          {RUNNING.withResolved}
        </Checkbox>
      }
    >
      {done === null ? null : <Say tone="good">{done}</Say>}
      <Answered asked={list}>
        {({ pages }) => <Rows incidents={pages.flatMap(({ items }) => items)} onDone={setDone} />}
      </Answered>
      <More list={list} />
    </Card>
  );
}

function Rows({
  incidents,
  onDone,
}: {
  readonly incidents: readonly Incident[];
  readonly onDone: (done: string) => void;
}): ReactElement {
  const now = useNow();
  if (incidents.length === 0) return <Empty title={RUNNING.noIncidents} hint={RUNNING.noIncidentsHint} />;
  return (
    <Table
      label={RUNNING.incidents}
      heads={[RUNNING.what, RUNNING.error, RUNNING.attempts, RUNNING.happened, RUNNING.action]}
    >
      {incidents.map((incident) => (
        <tr key={incident.id}>
          <td>{incident.handler}</td>
          <td>
            <small>{incident.error}</small>
          </td>
          <td className={styles['short']}>{RUNNING.times(incident.attempts)}</td>
          <td className={styles['short']}>{calendarWords(incident.happenedAt, now)}</td>
          <td>
            {incident.resolvedAt === null ? (
              <Steps incident={incident} onDone={onDone} />
            ) : (
              RUNNING.resolvedAt(calendarWords(incident.resolvedAt, now))
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Steps({
  incident: { id, handler },
  onDone,
}: {
  readonly incident: Incident;
  readonly onDone: (done: string) => void;
}): ReactElement {
  const client = useQueryClient();
  const done = (words: string): void => {
    void client.invalidateQueries({ queryKey: ['admin', 'incidents'] });
    onDone(words);
  };
  const retry = useCommand(
    (header) => api.POST('/api/v1/incidents/{id}/retry', { params: { path: { id }, header } }),
    () => done(RUNNING.retried),
  );
  const [isLeaving, setIsLeaving] = useState(false);
  return (
    <div className={styles['actions']}>
      <Button
        size="small"
        loading={retry.isUnderWay}
        aria-label={RUNNING.retryOf(handler)}
        onClick={() => retry.give()}
      >
        {RUNNING.retry}
      </Button>
      <Button size="small" danger aria-label={RUNNING.resolveOf(handler)} onClick={() => setIsLeaving(true)}>
        {RUNNING.resolve}
      </Button>
      {retry.problem === null ? null : <ProblemAlert problem={retry.problem} />}
      {isLeaving ? (
        <FormWindow<object, unknown>
          title={RUNNING.resolveTitle(handler)}
          okText={RUNNING.resolve}
          danger
          onClose={() => setIsLeaving(false)}
          onDone={() => {
            setIsLeaving(false);
            done(RUNNING.resolved);
          }}
          send={(_, header) =>
            api.POST('/api/v1/incidents/{id}/resolution', { params: { path: { id }, header } })
          }
        >
          <p>{RUNNING.resolveWhat}</p>
        </FormWindow>
      ) : null}
    </div>
  );
}

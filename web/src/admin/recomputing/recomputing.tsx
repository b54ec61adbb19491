import { queryOptions, useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { RECOMPUTING } from '../../texts/admin-calendars';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Card } from '../parts/page';
import { Mark } from '../parts/table';

export type Recomputation = Views['RecomputationView'];

const FOLLOW_MS = 1_000;

/** One recomputation, asked for again and again for as long as it runs. */
const recomputationQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'recomputations', id],
    queryFn: () => bodyOf(api.GET('/api/v1/recomputations/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'running' ? FOLLOW_MS : false,
  });

/** Follows running clocks on their way to a new version, and tells what became of them. */
export function Recomputing({ begun }: { readonly begun: Recomputation }): ReactElement {
  const word = useWords();
  const { data = begun } = useQuery(recomputationQuery(begun.id));
  const { clocks, recomputed, kept, failed, moved, breached, state } = data;
  const done = state === 'done' ? clocks : Math.min(clocks, recomputed + kept + failed);
  const tone = { running: 'info', done: 'good', overtaken: 'warn', given_up: 'bad' } as const;
  return (
    <Card
      title={RECOMPUTING.title}
      actions={<Mark tone={tone[state]}>{word('recomputation_state', state)}</Mark>}
    >
      {clocks === 0 ? (
        <p>{RECOMPUTING.nothing}</p>
      ) : (
        <div role="status">
          <Progress
            percent={Math.round((done / clocks) * 100)}
            status={state === 'running' ? 'active' : 'normal'}
            aria-label={RECOMPUTING.bar}
          />
          <ul className={styles['facts']}>
            <li>{RECOMPUTING.progress(done, clocks)}</li>
            <li>{RECOMPUTING.moved(moved)}</li>
            <li>{RECOMPUTING.breached(breached)}</li>
            <li>{RECOMPUTING.kept(kept)}</li>
            {failed === 0 ? null : <li>{RECOMPUTING.failed(failed)}</li>}
          </ul>
        </div>
      )}
    </Card>
  );
}

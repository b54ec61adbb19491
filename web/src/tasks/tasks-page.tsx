import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Empty, Opening, PageProblem } from '../app/page-states';
import { TASKS } from '../texts/tasks';
import { EndlessList } from '../ui/endless-list';
import { TaskRow } from './task-row';
import { tasksQuery } from './task-query';
import styles from './tasks.module.css';

/** What awaits whoever is signed in. */
export function TasksPage(): ReactElement {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } =
    useInfiniteQuery(tasksQuery);
  if (data === undefined) {
    return error === null ? <Opening /> : <PageProblem error={error} onAgain={() => void refetch()} />;
  }
  const tasks = data.pages.flatMap(({ items }) => items);
  return (
    <section className={styles['page']}>
      <header className={styles['title']}>
        <h1>{TASKS.title}</h1>
        <span>{TASKS.count(tasks.length, hasNextPage)}</span>
      </header>
      {tasks.length === 0 ? (
        <Empty title={TASKS.none} hint={TASKS.noneHint} />
      ) : (
        <EndlessList
          items={tasks}
          keyOf={({ id }) => id}
          rowHeight={76}
          label={TASKS.title}
          onEnd={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null}
        >
          {(task) => <TaskRow task={task} />}
        </EndlessList>
      )}
    </section>
  );
}

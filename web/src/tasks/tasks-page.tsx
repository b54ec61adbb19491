import { lazy, type ReactElement, Suspense, useState } from 'react';
import { Empty, PageNotYet } from '../app/page-states';
import { TASKS } from '../texts/tasks';
import { Button } from '../ui/button';
import { EndlessList } from '../ui/long-list/endless-list';
import { Outdated } from '../ui/long-list/outdated';
import { useLongList } from '../ui/long-list/use-long-list';
import { Say } from '../ui/say';
import { useIsDesk } from '../ui/use-is-desk';
import { useWords } from '../words/words';
import { TaskPane } from './task-pane';
import { type Task, TASKS_SOURCE } from './task-query';
import { rowId, TaskRow } from './task-row';
import styles from './tasks.module.css';
import { useListKeys } from './use-list-keys';

const EscalationSheet = lazy(async () => ({
  default: (await import('./escalation-sheet')).EscalationSheet,
}));

const isEscalation = ({ kind }: Task): boolean => kind === 'escalation';
const opensBeside = (task: Task): boolean => task.subjectType === 'referral' && !isEscalation(task);

/** What awaits whoever is signed in. At a desk a referral is opened and answered beside the list. */
export function TasksPage(): ReactElement {
  const list = useLongList(TASKS_SOURCE);
  const word = useWords();
  const isDesk = useIsDesk();
  const [open, setOpen] = useState<string | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [taken, setTaken] = useState<Task | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [hasKeys, setHasKeys] = useState(true);
  const tasks = list.items ?? [];
  const opened = isDesk ? open : null;

  const go = (id: string): void => {
    setCurrent(id);
    document.getElementById(rowId(id))?.focus();
    const task = tasks.find((each) => each.id === id);
    if (opened !== null && task !== undefined && opensBeside(task)) setOpen(task.subjectId);
  };
  const close = (): void => {
    setOpen(null);
    if (current !== null) document.getElementById(rowId(current))?.focus();
  };
  useListKeys({
    isOn: isDesk && hasKeys && taken === null,
    ids: tasks.map(({ id }) => id),
    current,
    onMove: go,
    onClose: close,
  });

  if (list.items === undefined) {
    return <PageNotYet asked={{ error: list.error, refetch: list.again }} />;
  }
  const openOf = (task: Task): (() => void) | null => {
    if (isEscalation(task)) {
      return () => {
        setSaid(null);
        setTaken(task);
      };
    }
    if (!isDesk || !opensBeside(task)) return null;
    return () => {
      setCurrent(task.id);
      setOpen(task.subjectId);
    };
  };
  const row = (task: Task): ReactElement => (
    <TaskRow
      task={task}
      word={word}
      isOpen={task.subjectId === opened && opensBeside(task)}
      onOpen={openOf(task)}
    />
  );
  return (
    <section className={styles['page']}>
      <header className={styles['title']}>
        <h1>{TASKS.title}</h1>
        <span>{TASKS.count(tasks.length, list.hasMore)}</span>
        {isDesk && tasks.length > 0 ? (
          <span className={styles['keys']}>
            {hasKeys ? TASKS.keys : null}
            <Button look="quiet" onClick={() => setHasKeys(!hasKeys)}>
              {hasKeys ? TASKS.keysOff : TASKS.keysOn}
            </Button>
          </span>
        ) : null}
      </header>
      {said === null ? null : <Say tone="good">{said}</Say>}
      <Outdated list={list} />
      {tasks.length === 0 && opened === null ? (
        <Empty title={TASKS.none} hint={TASKS.noneHint} />
      ) : (
        <div className={opened === null ? undefined : styles['beside']}>
          <EndlessList
            items={tasks}
            list={list}
            keyOf={TASKS_SOURCE.keyOf}
            rowHeight={76}
            label={TASKS.title}
          >
            {row}
          </EndlessList>
          {opened === null ? null : <TaskPane referralId={opened} hasKeys={hasKeys} onClose={close} />}
        </div>
      )}
      {taken === null ? null : (
        <Suspense fallback={null}>
          <EscalationSheet
            task={taken}
            onClose={() => setTaken(null)}
            onDone={(words) => {
              setTaken((now) => (now === taken ? null : now));
              setSaid(words);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { subjectPath } from '../app/paths';
import { useSession } from '../session/session';
import { TASKS } from '../texts/tasks';
import { Countdown } from '../ui/countdown';
import { RiskMark } from '../ui/risk-mark';
import type { Words } from '../words/words';
import type { Task } from './task-query';
import styles from './tasks.module.css';

/** Where the row of a task is found on the page. */
export const rowId = (taskId: string): string => `task-${taskId}`;

/**
 * One thing that awaits: what is to be done, by when, about what, and with whom it lies: with which agency, where it is none of the
 * reader's.
 * @param onOpen opens it beside the list or over it; null where it has a page of its own only
 */
export function TaskRow({
  task,
  word,
  isOpen,
  onOpen,
}: {
  readonly task: Task;
  readonly word: Words;
  readonly isOpen: boolean;
  readonly onOpen: (() => void) | null;
}): ReactElement {
  const isOwn = useSession().memberships.some(({ agencyId }) => agencyId === task.ownerAgencyId);
  return (
    <Link
      id={rowId(task.id)}
      className={styles['row']}
      to={subjectPath(task)}
      aria-current={isOpen}
      onClick={(event) => {
        // With a key held, a browser opens it elsewhere: that is left to it.
        if (onOpen === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen();
      }}
    >
      <span className={styles['due']}>
        <Countdown deadlineAt={task.deadlineAt} hoursOf={task.hoursOf} />
      </span>
      <span className={styles['what']}>
        <b>{task.words}</b>
        {task.alsoDue > 0 ? <small>{TASKS.moreDue(task.alsoDue)}</small> : null}
      </span>
      <span className={styles['about']}>
        <span>
          {task.typeName ?? task.caseNumber}
          {task.risk === null ? null : <RiskMark level={task.risk} word={word('risk_level', task.risk)} />}
        </span>
        {task.typeName === null ? null : <small>{task.caseNumber ?? TASKS.noCase}</small>}
      </span>
      <span className={styles['with']}>
        {isOwn ? null : <span>{task.ownerAgencyName}</span>}
        <small>{whoOf(task)}</small>
      </span>
    </Link>
  );
}

function whoOf({ handler, claim, covering }: Task): string {
  const said = [
    covering === null ? null : TASKS.covering(covering.name),
    claim === null ? null : TASKS.claimedBy(claim.name),
    handler === null ? null : TASKS.handledBy(handler.name),
  ];
  return said.find((words) => words !== null) ?? '';
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { subjectPath } from '../app/paths';
import { TakeUpForm } from '../board/acts/take-up-form';
import { BOARD_ACTS } from '../texts/board';
import { TASKS } from '../texts/tasks';
import { Sheet } from '../ui/sheet';
import { useWords } from '../words/words';
import { type Task, TASKS_SOURCE } from './task-query';
import styles from './tasks.module.css';

/** What somebody was told is late, taken up over the list; what it is about is one tap away. */
export function EscalationSheet({
  task,
  onClose,
  onDone,
}: {
  /** One whose kind is `escalation`. */
  readonly task: Task;
  readonly onClose: () => void;
  /** Told in words what has been done. */
  readonly onDone: (words: string) => void;
}): ReactElement {
  const client = useQueryClient();
  const word = useWords();
  const { id, clockName, ownerAgencyName, caseNumber, typeName } = task;
  const { data: told } = useQuery({
    queryKey: ['escalation', id],
    queryFn: () => bodyOf(api.GET('/api/v1/escalations/{id}', { params: { path: { id } } })),
    retry: false,
  });
  return (
    <Sheet title={BOARD_ACTS.takeUpTitle} onClose={onClose}>
      <p>{[caseNumber ?? TASKS.noCase, typeName].filter((part) => part !== null).join(' · ')}</p>
      <TakeUpForm
        line={{ words: word('clock', clockName), ownerAgencyName, escalation: told ?? { id } }}
        onDone={async () => {
          await client.invalidateQueries({ queryKey: TASKS_SOURCE.queryKey });
          onDone(BOARD_ACTS.takenUp);
        }}
      />
      <p>
        <Link className={styles['subject']} to={subjectPath(task)}>
          {TASKS.openSubject}
        </Link>
      </p>
    </Sheet>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../api/client';
import { useCommand } from '../api/use-command';
import { ABSENCES } from '../texts/absences';
import { useNow } from '../time/now';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { ProblemSay } from '../ui/problem-say';
import { Sheet } from '../ui/sheet';
import { type Absence, absencesQuery } from './absence-queries';

/** Ends an absence now, or calls off one that has not begun, after what that means was said. */
export function EndSheet({
  absence: { id, userId, userName, coverName, from },
  onClose,
  onDone,
}: {
  readonly absence: Absence;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactElement {
  const client = useQueryClient();
  const hasBegun = Date.parse(from) <= useNow();
  const takeOver = (): Promise<void> => client.invalidateQueries({ queryKey: absencesQuery.queryKey });
  const { give, isUnderWay, problem } = useCommand(
    (header) =>
      bodyOf(
        api.POST('/api/v1/users/{id}/absences/{absenceId}/ending', {
          params: { path: { id: userId, absenceId: id }, header },
        }),
      ),
    () => {
      void takeOver();
      onDone();
    },
  );
  return (
    <Sheet title={hasBegun ? ABSENCES.endOf(userName) : ABSENCES.callOffOf(userName)} onClose={onClose}>
      <div className={card['form']}>
        <p>{hasBegun ? ABSENCES.endWhat(coverName) : ABSENCES.callOffWhat}</p>
        <ProblemSay problem={problem} onReload={() => void takeOver().then(onClose)} />
        <Button look="main" busy={isUnderWay} onClick={() => give()}>
          {hasBegun ? ABSENCES.end : ABSENCES.callOff}
        </Button>
        <Button onClick={onClose}>{ABSENCES.keep}</Button>
      </div>
    </Sheet>
  );
}

import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { asProblem } from '../api/problem';
import { saveAnswer, type SavedAnswer } from '../api/save-answer';
import { BOARD } from '../texts/board';
import { Button } from '../ui/button';
import { ProblemSay } from '../ui/problem-say';
import styles from './board.module.css';

type Format = 'xlsx' | 'csv';
const FORMATS: readonly Format[] = ['xlsx', 'csv'];

/** Saves as a file what a board shows, all of it; or says why that cannot be. */
export function ExportButtons({
  ask,
}: {
  readonly ask: (format: Format) => Promise<SavedAnswer>;
}): ReactElement {
  const saving = useMutation({ mutationFn: async (format: Format) => saveAnswer(await ask(format)) });
  return (
    <div className={styles['export']}>
      <span role="group" aria-label={BOARD.exportAs}>
        {FORMATS.map((format) => (
          <Button
            key={format}
            look="quiet"
            busy={saving.isPending && saving.variables === format}
            onClick={() => saving.mutate(format)}
          >
            {BOARD[format]}
          </Button>
        ))}
      </span>
      <ProblemSay problem={saving.error === null ? null : asProblem(saving.error)} />
    </div>
  );
}

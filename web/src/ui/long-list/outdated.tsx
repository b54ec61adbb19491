import type { ReactElement } from 'react';
import { chinaTimeOfDay } from '../../../../src/kernel/china-time';
import { asProblem } from '../../api/problem';
import { LONG_LIST } from '../../texts/long-list';
import { SHELL } from '../../texts/shell';
import { atServer } from '../../time/server-now';
import { Button } from '../button';
import { ProblemSay } from '../problem-say';
import type { LongList } from './use-long-list';

/** Says of a list that cannot be brought up to date why, and from when it is; nothing otherwise. */
export function Outdated({
  list: { error, readAt, again },
}: {
  readonly list: Pick<LongList<unknown>, 'error' | 'readAt' | 'again'>;
}): ReactElement | null {
  if (error === null || readAt === null) return null;
  return (
    <ProblemSay problem={asProblem(error)}>
      {LONG_LIST.asOf(chinaTimeOfDay(new Date(atServer(readAt))))}
      <Button look="quiet" onClick={again}>
        {SHELL.again}
      </Button>
    </ProblemSay>
  );
}

import { Alert, Button } from 'antd';
import type { ReactElement } from 'react';
import type { Problem } from '../../api/problem';
import { ADMIN } from '../../texts/admin';
import { LOOK_ANEW, problemWords } from '../../texts/problems';

/** Why a command was not taken; where somebody else was faster, who, and what can be done. */
export function ProblemAlert({
  problem,
  onSeeNow,
  onKeepMine,
}: {
  readonly problem: Problem;
  readonly onSeeNow?: (() => void) | undefined;
  readonly onKeepMine?: (() => void) | undefined;
}): ReactElement {
  if (problem.code !== 'version_stale' || onSeeNow === undefined)
    return <Alert type="error" showIcon title={problemWords(problem)} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={problemWords(problem)}
      description={
        <>
          <Button size="small" onClick={onSeeNow}>
            {LOOK_ANEW}
          </Button>{' '}
          {onKeepMine === undefined ? null : (
            <Button size="small" onClick={onKeepMine}>
              {ADMIN.keepMine}
            </Button>
          )}
        </>
      }
    />
  );
}

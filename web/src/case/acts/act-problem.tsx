import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../../api/problem';
import { ACT_PROBLEMS } from '../../texts/act-problems';
import { ACTS } from '../../texts/acts';
import { problemWords } from '../../texts/problems';
import { Button } from '../../ui/button';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import { pathsQuery } from '../path/path-query';

/** Why an act was refused, in words: who was faster, which rule forbids it, or on whom the case still waits. */
export function ActProblem({
  caseId,
  problem,
  onReload,
}: {
  readonly caseId: string;
  readonly problem: Problem;
  readonly onReload: () => void;
}): ReactElement {
  const word = useWords();
  const { by, rules, problems } = problem.facts;
  const isStale = problem.code === 'version_stale';
  return (
    <Say tone="fault">
      {isStale && typeof by === 'string'
        ? ACTS.conflict(by)
        : (ACT_PROBLEMS[problem.code] ?? problemWords(problem))}
      {Array.isArray(rules) ? (
        <ul>
          {rules.map((rule) => (
            <li key={String(rule)}>{word('guard_rule', String(rule))}</li>
          ))}
        </ul>
      ) : null}
      {Array.isArray(problems) ? <Fields problem={problem} /> : null}
      {problem.code === 'live_referrals' ? <Awaited caseId={caseId} problem={problem} /> : null}
      {problem.status === 409 ? (
        <Button look="quiet" onClick={onReload}>
          {ACTS.reload}
        </Button>
      ) : null}
    </Say>
  );
}

function Fields({ problem }: { readonly problem: Problem }): ReactElement {
  return (
    <ul>
      {problem.fields.map(({ path, code }) => (
        <li key={path + code}>
          {ACTS.fields[path] ?? path}
          {ACTS.fieldFaults[code] ?? ''}
        </li>
      ))}
    </ul>
  );
}

interface AwaitedItem {
  readonly id: string;
  readonly waivable: boolean;
}

/** Each agency that is still at work, with who may end that. */
function Awaited({
  caseId,
  problem,
}: {
  readonly caseId: string;
  readonly problem: Problem;
}): ReactElement | null {
  const { data: paths = [] } = useQuery(pathsQuery(caseId));
  const { referrals } = problem.facts;
  if (!Array.isArray(referrals)) return null;
  return (
    <ul>
      {(referrals as AwaitedItem[]).map(({ id, waivable }) => {
        const path = paths.find((each) => each.id === id);
        return (
          <li key={id}>
            <Link to={`/referrals/${id}`}>{path?.recipientAgencyName ?? ACTS.aReferral}</Link>
            {ACTS.recallBy(path?.senderAgencyName ?? ACTS.itsSender, waivable)}
          </li>
        );
      })}
    </ul>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../../api/problem';
import { ACTS } from '../../texts/acts';
import { fieldWords } from '../../texts/problems';
import { ProblemSay } from '../../ui/problem-say';
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
  return (
    <ProblemSay problem={problem} onReload={onReload}>
      {problem.fields.length === 0 ? null : <Fields problem={problem} />}
      {problem.code === 'live_referrals' ? <Awaited caseId={caseId} problem={problem} /> : null}
    </ProblemSay>
  );
}

function Fields({ problem }: { readonly problem: Problem }): ReactElement {
  return (
    <ul>
      {problem.fields.map(({ path, code }) => (
        <li key={path + code}>{ACTS.field(ACTS.fields[path] ?? path, fieldWords({ code }))}</li>
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
            {path?.state === 'reported'
              ? ACTS.awaitsConfirmation(path.senderAgencyName)
              : ACTS.recallBy(path?.senderAgencyName ?? ACTS.itsSender, waivable)}
          </li>
        );
      })}
    </ul>
  );
}

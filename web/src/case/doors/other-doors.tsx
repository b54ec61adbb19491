import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Navigate } from 'react-router';
import { asProblem } from '../../api/problem';
import { Opening, PageNotYet } from '../../app/page-states';
import { jointQuery } from '../joint/joint-query';
import { doorQuery } from './door-query';
import { DutyPage } from './duty-page';
import { HoldingPage } from './holding-page';

/** The same address for those who do not see the case: what of it is theirs to do, be it a part of a joint case. */
export function OtherDoors({ caseId }: { readonly caseId: string }): ReactElement {
  const asked = useQuery(doorQuery(caseId));
  const { data: door } = asked;
  const isNeither = door === undefined && asProblem(asked.error).status === 404;
  const { data: joint, isFetching } = useQuery({
    ...jointQuery(caseId),
    enabled: isNeither,
    refetchInterval: false,
  });
  if (isNeither && joint !== undefined) return <Navigate to={`/cases/${joint.caseId}/joint`} replace />;
  if (isNeither && isFetching) return <Opening />;
  if (door === undefined) return <PageNotYet asked={asked} />;
  return door.holding === null ? (
    <DutyPage duty={door.duty} />
  ) : (
    <HoldingPage holding={door.holding} duty={door.duty} />
  );
}

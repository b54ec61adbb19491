import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Opening, PageProblem } from '../../app/page-states';
import { doorQuery } from './door-query';
import { DutyPage } from './duty-page';
import { HoldingPage } from './holding-page';

/** The same address for those who do not see the case: what of it is theirs to do. */
export function OtherDoors({ caseId }: { readonly caseId: string }): ReactElement {
  const { data: door, error, refetch } = useQuery(doorQuery(caseId));
  if (door === undefined) {
    return error === null ? <Opening /> : <PageProblem error={error} onAgain={() => void refetch()} />;
  }
  return door.holding === null ? (
    <DutyPage duty={door.duty} />
  ) : (
    <HoldingPage holding={door.holding} duty={door.duty} />
  );
}

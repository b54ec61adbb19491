import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { PageNotYet } from '../../app/page-states';
import { doorQuery } from './door-query';
import { DutyPage } from './duty-page';
import { HoldingPage } from './holding-page';

/** The same address for those who do not see the case: what of it is theirs to do. */
export function OtherDoors({ caseId }: { readonly caseId: string }): ReactElement {
  const asked = useQuery(doorQuery(caseId));
  const { data: door } = asked;
  if (door === undefined) return <PageNotYet asked={asked} />;
  return door.holding === null ? (
    <DutyPage duty={door.duty} />
  ) : (
    <HoldingPage holding={door.holding} duty={door.duty} />
  );
}

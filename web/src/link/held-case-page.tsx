import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Navigate, useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { Problem } from '../api/problem';
import { Opening, PageProblem } from '../app/page-states';
import { useSession } from '../session/session';

/** A case that one's agency holds through a referral, and sees only as that: on to the referral. */
export function HeldCasePage(): ReactElement {
  const { id = '' } = useParams();
  const { memberships } = useSession();
  const { data, error } = useQuery({
    queryKey: ['case', id, 'held'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{caseId}/referrals', { params: { path: { caseId: id } } })),
  });
  if (data === undefined) return error === null ? <Opening /> : <PageProblem error={error} />;
  const ours = data.items.filter(({ recipientAgencyId }) =>
    memberships.some(({ agencyId }) => agencyId === recipientAgencyId),
  );
  const latest = ours.at(-1);
  return latest === undefined ? (
    <PageProblem error={new Problem(404, 'not_found', {})} />
  ) : (
    <Navigate to={`/referrals/${latest.id}`} replace />
  );
}

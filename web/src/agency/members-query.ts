import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';

/** Whatever is known of the people of agencies, to be asked for anew. */
export const MEMBERS_KEY = ['agency-members'] as const;

type Member = Views['AgencyMemberView'];

/** The people of an agency, those who are away or gone too. */
export const membersQuery = (agencyId: string) =>
  queryOptions({
    queryKey: [...MEMBERS_KEY, agencyId],
    queryFn: () => bodyOf(api.GET('/api/v1/agencies/{id}/members', { params: { path: { id: agencyId } } })),
    staleTime: 5 * 60_000,
  });

/** Those of them who are there. */
export const colleaguesQuery = (agencyId: string) => ({ ...membersQuery(agencyId), select: thoseThere });

function thoseThere(members: readonly Member[]): readonly Member[] {
  return members.filter(({ active, away }) => active && away === null);
}

import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import type { Session } from '../session/session';
import { READ } from '../texts/registering';

/** A community in which a dispute may have happened. */
export type Community = Pick<Views['AreaView'], 'code' | 'name'>;

/** The communities of the area that somebody takes cases in for; none where they belong to no agency. */
export const communitiesQuery = ({ memberships }: Session) => {
  const path = memberships.find(({ agencyId }) => agencyId !== null)?.areaPath ?? null;
  const areaCode = path?.split('.').at(-1) ?? '';
  return queryOptions({
    queryKey: ['areas', areaCode],
    queryFn: async (): Promise<readonly Community[]> => {
      const areas = await bodyOf(api.GET('/api/v1/areas', { params: { query: { areaCode } } }));
      return areas.filter(({ level }) => level === 'community');
    },
    enabled: areaCode !== '',
    staleTime: 60 * 60_000,
  });
};

/** The one that is named in what was told, by the longest name; null where none is. */
export function communityNamed(
  texts: readonly string[],
  communities: readonly Community[],
): Community | null {
  const named = communities
    .map((community) => ({ community, stem: community.name.replace(READ.ofCommunity, '') }))
    .filter(({ stem }) => stem.length > 1 && texts.some((text) => text.includes(stem)))
    .sort((one, other) => other.stem.length - one.stem.length);
  return named[0]?.community ?? null;
}

import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';

export type Kind = Views['AgencyKindView'];
export type KindProfile = Required<Views['AgencyKindProfileDto']>;

const WHOLE = 200;

/** Every kind, by key; there are a few dozen at most. */
export const kindsQuery = queryOptions({
  queryKey: ['admin', 'kinds'],
  queryFn: async () =>
    (await bodyOf(api.GET('/api/v1/agency-kinds', { params: { query: { limit: WHOLE } } }))).items,
});

export const kindQuery = (key: string) =>
  queryOptions({
    queryKey: ['admin', 'kinds', key],
    queryFn: () => bodyOf(api.GET('/api/v1/agency-kinds/{key}', { params: { path: { key } } })),
  });

/** The profile of a kind with every entry, as the server tells it. */
export function profileOf(kind: Kind): KindProfile {
  return kind.profile as unknown as KindProfile;
}

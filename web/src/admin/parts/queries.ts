import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';

/** Every area, those above before those below. */
export const areasQuery = queryOptions({
  queryKey: ['admin', 'areas'],
  queryFn: () => bodyOf(api.GET('/api/v1/areas')),
  staleTime: 5 * 60_000,
});

export const calendarsQuery = queryOptions({
  queryKey: ['admin', 'calendars'],
  queryFn: () => bodyOf(api.GET('/api/v1/calendars')),
});

const FOUND = 20;

/** The first agencies whose name has this part in it. */
export const agenciesFoundQuery = (q: string) =>
  queryOptions({
    queryKey: ['admin', 'agencies', 'found', q],
    queryFn: async () =>
      (
        await bodyOf(
          api.GET('/api/v1/agencies', {
            params: { query: { limit: FOUND, ...(q.trim() === '' ? {} : { q: q.trim() }) } },
          }),
        )
      ).items,
    placeholderData: (before) => before,
  });

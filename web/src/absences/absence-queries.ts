import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';

export type Absence = Views['AbsenceView'];
export type Colleague = Views['ColleagueView'];

/** Whom the signed-in user may record an absence for, and what is recorded around them. */
export const absencesQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: () => bodyOf(api.GET('/api/v1/absences')),
});

/** Who may cover for somebody. */
export const coversQuery = (userId: string) =>
  queryOptions({
    queryKey: ['absences', 'covers', userId],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/users/{id}/covers', { params: { path: { id: userId } } }))).items,
    enabled: userId !== '',
  });

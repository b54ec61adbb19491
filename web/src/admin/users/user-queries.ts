import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';

export type User = Views['UserView'];
export type UserWithPassword = Views['UserWithPasswordView'];
export type Grant = Views['GrantView'];
export type Role = Grant['role'];

/** How the list is narrowed; what is left out narrows nothing. */
export interface UserFilter {
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
  readonly agencyId?: string | undefined;
}

export const usersQuery = ({ q, role, agencyId }: UserFilter) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'users', 'list', q, role, agencyId],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/users', {
          params: {
            query: {
              limit: 50,
              ...(q === undefined || q.trim() === '' ? {} : { q: q.trim() }),
              ...(role === undefined ? {} : { role }),
              ...(agencyId === undefined ? {} : { agencyId }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });

export const userQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'users', 'one', id],
    queryFn: () => bodyOf(api.GET('/api/v1/users/{id}', { params: { path: { id } } })),
  });

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { pageByPage } from '../../api/page-by-page';

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

export const usersQuery = ({ q, role, agencyId }: UserFilter) => {
  const filter = {
    ...(q === undefined || q.trim() === '' ? {} : { q: q.trim() }),
    ...(role === undefined ? {} : { role }),
    ...(agencyId === undefined ? {} : { agencyId }),
  };
  return {
    ...pageByPage(['admin', 'users', 'list', filter], (page) =>
      bodyOf(api.GET('/api/v1/users', { params: { query: { ...filter, ...page } } })),
    ),
    placeholderData: keepPreviousData,
  };
};

export const userQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'users', 'one', id],
    queryFn: () => bodyOf(api.GET('/api/v1/users/{id}', { params: { path: { id } } })),
  });

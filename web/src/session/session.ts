import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, askAs, bodyOf, type Views } from '../api/client';
import { Problem } from '../api/problem';

export type Session = Views['SessionView'];
export type SessionMembership = Views['SessionMembershipView'];

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      const session = await bodyOf(api.GET('/api/v1/session'));
      askAs(session.userId);
      return session;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in, for everything that stands behind the door. */
export const SignedIn = createContext<Session | null>(null);

/** The signed-in user, on pages that only open for one. */
export function useSession(): Session {
  const session = useContext(SignedIn);
  if (session === null) throw new Error('this page opens for signed-in users only');
  return session;
}

export async function signIn(login: string, password: string): Promise<Session> {
  const session = await bodyOf(api.POST('/api/v1/session', { body: { login, password } }));
  askAs(session.userId);
  return session;
}

import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, askAs, bodyOf, UNATTENDED_HEADER, type Views } from '../api/client';
import { Problem } from '../api/problem';
import { lifeTold } from './life';

export type Session = Views['SessionView'];
export type SessionMembership = Views['SessionMembershipView'];

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return openedFor(await bodyOf(api.GET('/api/v1/session')));
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
  return openedFor(await bodyOf(api.POST('/api/v1/session', { body: { login, password } })));
}

/**
 * Whose session is open now, without keeping it so.
 * @throws Problem 401 where it has ended
 */
export async function askedUnattended(): Promise<Session> {
  const session = await bodyOf(api.GET('/api/v1/session', { headers: { [UNATTENDED_HEADER]: '1' } }));
  lifeTold(session.life);
  return session;
}

function openedFor(session: Session): Session {
  askAs(session.userId);
  lifeTold(session.life);
  return session;
}

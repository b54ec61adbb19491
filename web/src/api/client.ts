import createClient from 'openapi-fetch';
import { isUnattended } from '../app/presence';
import { wasKeptAlive } from '../session/life';
import { Problem, problemOf, UNREACHABLE } from './problem';
import type { components, paths } from './schema';
import { sessionLost } from './session-lost';

export type Views = components['schemas'];

const PERSON_HEADER = 'accord-person';
export const UNATTENDED_HEADER = 'accord-unattended';
const OTHER_PERSON = 'other_person_signed_in';

let person: string | null = null;

/** Says whose page this is; every request goes in their name or not at all. */
export function askAs(userId: string | null): void {
  person = userId;
}

/**
 * Every answer that is none becomes a thrown `Problem`. Where the session has ended, the same request is sent once more after
 * whoever sits there has signed in again: what they had typed and pressed is not lost.
 */
async function send(request: Request): Promise<Response> {
  if (person !== null && !isSigningIn(request)) request.headers.set(PERSON_HEADER, person);
  const again = request.clone();
  if (isUnattended()) request.headers.set(UNATTENDED_HEADER, '1');
  const response = await reach(request);
  if (response.status !== 401 || isSigningIn(request)) return checked(response);
  await leaveIfAnotherCame(response.clone());
  await sessionLost();
  return checked(await reach(again));
}

/** Somebody else has signed in beside this page: nothing of it may go on, or stay in sight. */
async function leaveIfAnotherCame(response: Response): Promise<void> {
  const { code } = await problemOf(response);
  if (code !== OTHER_PERSON) return;
  location.replace('/');
  throw new Problem(401, code, {});
}

async function reach(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.status !== 401 && !request.headers.has(UNATTENDED_HEADER)) wasKeptAlive();
    return response;
  } catch {
    throw new Problem(0, UNREACHABLE, {});
  }
}

async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw await problemOf(response);
}

function isSigningIn(request: Request): boolean {
  return new URL(request.url).pathname === '/api/v1/session';
}

export const api = createClient<paths>({ baseUrl: '/', fetch: send });

/** The body of an answer; what is no answer was thrown before. */
export async function bodyOf<T>(answer: Promise<{ readonly data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}

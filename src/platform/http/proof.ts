import { DomainError } from '../../kernel/errors.js';
import type { Actor } from '../auth/actor.js';
import type { Credentials } from '../auth/authenticator.js';
import { type AccordRequest, SESSION_COOKIE } from './request.js';

/** Sent, whatever it says, by a page that nobody has touched for a while. */
const UNATTENDED_HEADER = 'accord-unattended';
/** What a browser asks a stream with: by itself, whenever one has ended. */
const STREAM = 'text/event-stream';
const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

/** What a request brings to prove who sends it. */
export function readCredentials(request: AccordRequest): Credentials {
  const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1] ?? null;
  return {
    sessionToken: request.cookies?.[SESSION_COOKIE] ?? null,
    bearerToken: bearer,
    isUnattended: request.headers[UNATTENDED_HEADER] !== undefined || request.headers.accept === STREAM,
  };
}

/**
 * A page says whose it is: what A has open must not go on as B, who has signed in beside it in the same browser.
 * @param told id of the user whose page it is that asks; left out by whoever keeps no page open
 * @throws DomainError 401 `other_person_signed_in`
 */
export function requireSamePerson(told: string | string[] | undefined, actor: Actor): void {
  if (told === undefined || told === actor.userId) return;
  throw new DomainError(
    'unauthenticated',
    'other_person_signed_in',
    'The session is another person’s than the one the request is made for: load the page anew.',
  );
}

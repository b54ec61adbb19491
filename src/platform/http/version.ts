import { DomainError } from '../../kernel/errors.js';
import type { Caller } from '../auth/actor.js';

/**
 * The version the caller read. Every change of a thing that exists names it, so that nobody overwrites what they have
 * not seen.
 * @throws DomainError 428 `version_required`
 */
export function requireVersion(caller: Caller): number {
  if (caller.expectedVersion === null) {
    throw new DomainError(
      'precondition_required',
      'version_required',
      'Send If-Match with the version you read: the field `version` of what a GET shows, as in If-Match: "3".',
    );
  }
  return caller.expectedVersion;
}

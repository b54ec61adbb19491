import { DomainError } from '../../kernel/errors.js';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * The place of content in its store, by its hash: a shelf of two digits and the rest.
 * @throws RangeError for what is no SHA-256 in lower-case hex, so that no other name reaches a store
 */
export function shelfAndName(sha256: string): readonly [shelf: string, name: string] {
  if (!SHA256.test(sha256)) throw new RangeError('not a SHA-256 in lower-case hex');
  return [sha256.slice(0, 2), sha256.slice(2)];
}

/** A record without its content. */
export function contentMissing(sha256: string): DomainError {
  return new DomainError(
    'unavailable',
    'file_content_missing',
    'The record of this file exists, but its content is not in the store. Restore it from the backup.',
    { sha256 },
  );
}

import { createHash, randomBytes } from 'node:crypto';

/** What a client proves itself with: 256 random bits, of which only a digest is kept. */
export interface Secret {
  readonly text: string;
  readonly hash: Buffer;
}

export function newSecret(prefix = ''): Secret {
  const text = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { text, hash: digest(text) };
}

/** SHA-256 is enough for a value nobody can guess; a slow hash would only slow every request down. */
export function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

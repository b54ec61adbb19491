import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { InvalidInput } from '../../../src/kernel/errors.js';

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 200;

/** OWASP's first choice for Argon2id (the library's default algorithm): 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** No letter or digit that is taken for another when it is read out over the telephone. */
const SPOKEN = 'abcdefghjkmnpqrstuvwxyz23456789';
const TEMPORARY_LENGTH = 12;

let decoy: Promise<string> | null = null;

/** Slow on purpose, and therefore never inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Takes as long for a user who does not exist (`stored` null) as for one who does. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== null && matches;
}

/**
 * Eight characters or more and not the login itself; no rules on kinds of characters, which only make people write
 * passwords down (NIST SP 800-63B 5.1.1.2).
 * @throws InvalidInput at `path`
 */
export function requireUsablePassword(password: string, login: string, path: string): void {
  if ([...password].length < PASSWORD_MIN || password.length > PASSWORD_MAX) {
    throw InvalidInput.at(
      path,
      'password_length',
      `A password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`,
    );
  }
  if (password.toLowerCase() === login.toLowerCase()) {
    throw InvalidInput.at(path, 'password_is_login', 'The password must not be the login.');
  }
}

/** About 59 bits, to be told once and changed at the first sign-in. */
export function temporaryPassword(): string {
  return Array.from({ length: TEMPORARY_LENGTH }, () => SPOKEN.charAt(randomInt(SPOKEN.length))).join('');
}

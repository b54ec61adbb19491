import { DomainError } from '../../../src/kernel/errors.js';

/** 429 `locked_out`: too many wrong passwords for one login, wherever they were typed. */
export function lockedOut(seconds: number): DomainError {
  return new DomainError(
    'too_many',
    'locked_out',
    'Too many failed sign-ins. Wait, or ask an administrator.',
    {
      retryAfterSeconds: seconds,
    },
  );
}

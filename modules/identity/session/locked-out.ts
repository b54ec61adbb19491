import { DomainError } from '../../../src/kernel/errors.js';
import type { Lock } from './sign-in-failures.js';

/** 429 `locked_out`: too many wrong passwords for one login; `address_locked_out`: from one address, whatever the login. */
export function lockedOut({ of, seconds }: Lock): DomainError {
  return of === 'login'
    ? new DomainError('too_many', 'locked_out', 'Too many failed sign-ins. Wait, or ask an administrator.', {
        retryAfterSeconds: seconds,
      })
    : new DomainError('too_many', 'address_locked_out', 'Too many failed sign-ins from this address. Wait.', {
        retryAfterSeconds: seconds,
      });
}

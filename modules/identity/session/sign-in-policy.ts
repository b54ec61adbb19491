import type { Settings } from '../../../src/platform/config/settings.js';

/** How long signing in lasts and how often it may fail. Common practice (domain notes §6.4), not the text of a standard. */
export interface SignInPolicy {
  readonly idleMinutes: number;
  /** However busy: after this the password is asked for again. */
  readonly absoluteMinutes: number;
  /** Failures of one login from one address: whoever mistypes, or guesses, locks nobody out elsewhere. */
  readonly maxFailures: number;
  /** Failures of one login from all addresses together: many machines that guess at one person. */
  readonly maxFailuresAnywhere: number;
  /** Failures from one address at all logins together: one machine that guesses at everybody. */
  readonly maxFailuresOfAddress: number;
  /** How long a lock lasts, and for how long failures count together. */
  readonly lockMinutes: number;
}

export function signInPolicy(settings: Settings): SignInPolicy {
  return {
    idleMinutes: settings.sessionIdleMinutes,
    absoluteMinutes: settings.sessionMaxHours * 60,
    maxFailures: settings.loginMaxFailures,
    maxFailuresAnywhere: settings.loginMaxFailuresAnywhere,
    maxFailuresOfAddress: settings.addressMaxFailures,
    lockMinutes: settings.loginLockMinutes,
  };
}

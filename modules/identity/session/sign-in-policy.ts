import type { Settings } from '../../../src/platform/config/settings.js';

/** How long signing in lasts and how often it may fail. Common practice (domain notes §6.4), not the text of a standard. */
export interface SignInPolicy {
  readonly idleMinutes: number;
  /** However busy: after this the password is asked for again. */
  readonly absoluteMinutes: number;
  readonly maxFailures: number;
  readonly lockMinutes: number;
}

export function signInPolicy(settings: Settings): SignInPolicy {
  return {
    idleMinutes: settings.sessionIdleMinutes,
    absoluteMinutes: settings.sessionMaxHours * 60,
    maxFailures: settings.loginMaxFailures,
    lockMinutes: settings.loginLockMinutes,
  };
}

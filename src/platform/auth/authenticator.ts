import type { Actor, Permission, RoleGrant } from './actor.js';

/** What a request brings to prove who sends it: the session cookie's value or a bearer token, whichever it has. */
export interface Credentials {
  readonly sessionToken: string | null;
  readonly bearerToken: string | null;
  /** Nobody sits before the page that asks: what it asks by itself does not keep its session alive. */
  readonly isUnattended: boolean;
}

/**
 * Finds out who sends a request. Called once a request, before anything else; implemented by the module that owns
 * users and bound to this class as its token.
 */
export abstract class Authenticator {
  /** @returns null when the credentials are missing, unknown, expired or of a disabled user */
  abstract authenticate(credentials: Credentials): Promise<Actor | null>;

  /** What the grants allow together. */
  abstract permissionsOf(grants: readonly RoleGrant[]): ReadonlySet<Permission>;
}

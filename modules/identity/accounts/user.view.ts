import type { Role } from '../../../src/platform/auth/actor.js';

/** A role a user holds, where, and from when to when. */
export class GrantView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example agency_handler */
  role: Role;
  agencyId: string | null;
  /** @example 草堂派出所 */
  agencyName: string | null;
  areaId: string | null;
  /** @example 青羊区 */
  areaName: string | null;
  /** @example 2026-03-05T01:00:00.000Z */
  validFrom: string;
  /** Null: until it is revoked. */
  validTo: string | null;
}

/** A user as an administrator sees them. */
export class UserView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example station-caotang.officer1 */
  login: string;
  /** A machine has no password and uses API tokens. @example person */
  kind: 'person' | 'machine';
  /** @example 黄某甲 */
  displayName: string;
  /** @example 社区民警 */
  title: string | null;
  /** Only the last four digits. @example *******0008 */
  phoneMasked: string | null;
  active: boolean;
  /** For If-Match. @example 3 */
  version: number;
  /** The roles held today or later. */
  grants: GrantView[];
}

/** A user whose password was just set by somebody else. */
export class UserWithPasswordView extends UserView {
  /** Told once, and to be changed at the first sign-in. Null for a machine, and when the command is repeated. */
  temporaryPassword: string | null;
}

/** A page of users. */
export class UserPageView {
  items: UserView[];
  /** Null on the last page. */
  nextCursor: string | null;
}

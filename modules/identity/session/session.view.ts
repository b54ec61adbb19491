import type { Permission, Role } from '../../../src/platform/auth/actor.js';

/** A role the user holds today, and where. */
export class SessionMembershipView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example agency_intake */
  role: Role;
  /** The agency it is held in; null for a role over an area. */
  agencyId: string | null;
  /** @example station-caotang */
  agencyKey: string | null;
  /** @example 草堂派出所 */
  agencyName: string | null;
  /** @example station */
  agencyKind: string | null;
  /** The area it is held over; null for a role in an agency. */
  areaId: string | null;
  /** The area of the role or of its agency. @example 草堂街道 */
  areaName: string | null;
  /** @example 51.5101.510105.510105007 */
  areaPath: string | null;
}

/** How long a session still lasts. */
export class SessionLifeView {
  /** It ends after so many seconds in which nobody who sits before a page has asked for anything. @example 1800 */
  idleSeconds: number;
  /** It ends in so many seconds if nothing more is asked. @example 1800 */
  endsInSeconds: number;
  /** However much is asked, it ends in so many seconds. @example 43200 */
  endsAtLatestInSeconds: number;
}

/** Who is signed in and what they may do. */
export class SessionView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  userId: string;
  /** @example station-caotang.duty */
  login: string;
  /** @example 赵某甲 */
  displayName: string;
  /** @example 综合指挥室值班员 */
  title: string | null;
  /** While true, every other route answers 403: change the password with PUT /api/v1/session/password. */
  mustChangePassword: boolean;
  memberships: SessionMembershipView[];
  /** What the memberships allow together. @example ["case.register","case.read"] */
  permissions: Permission[];
  /** Null for a token, which is no session. */
  life: SessionLifeView | null;
}

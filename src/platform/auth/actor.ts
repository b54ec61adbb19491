/** What a route asks for: `subject.verb`, such as `case.register`. */
export type Permission = `${string}.${string}`;

/** What a membership lets its holder do; `docs/glossary.md` has the Chinese terms. */
export type Role =
  | 'station_officer'
  | 'station_head'
  | 'agency_intake'
  | 'agency_handler'
  | 'agency_head'
  | 'coordinator'
  | 'supervisor'
  | 'auditor'
  | 'system_administrator'
  | 'security_administrator';

/** A role held in an agency, or over an area (`areaPath` is an ltree path; it covers everything below it). */
export interface RoleGrant {
  readonly role: Role;
  readonly agencyId: string | null;
  readonly areaId: string | null;
  readonly areaPath: string | null;
}

/**
 * Who acts. A `user` is a person signed in, a `machine` holds an API token of a user, `system` is the product itself
 * (the sweep, a job).
 */
export interface Actor {
  readonly kind: 'user' | 'machine' | 'system';
  readonly userId: string | null;
  readonly displayName: string;
  readonly grants: readonly RoleGrant[];
  /** What the grants allow on the whole, as declared by routes; which case or agency it reaches is the use case's own check. */
  readonly permissions: ReadonlySet<Permission>;
  /** The password is one somebody else has seen: until it is changed there are no grants and no permissions. */
  readonly mustChangePassword?: boolean;
}

/** The product itself: fires timers and runs jobs. */
export const SYSTEM_ACTOR: Actor = {
  kind: 'system',
  userId: null,
  displayName: '系统',
  grants: [],
  permissions: new Set(),
};

/** Where a request came from. */
export interface Origin {
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly requestId: string;
}

/** A change asked for once, whatever the network does: the client's key and what it was sent with. */
export interface CommandKey {
  readonly key: string;
  readonly route: string;
  readonly bodyHash: string;
}

/** An actor in one request: everything a use case needs to know of its caller. */
export interface Caller {
  readonly actor: Actor;
  readonly origin: Origin;
  /** Present on every POST. */
  readonly command: CommandKey | null;
  /** The version the caller read, from `If-Match`; null when the header was not sent. */
  readonly expectedVersion: number | null;
}

/** The caller of work that no request asked for. `requestId` ties its audit rows together. */
export function systemCaller(requestId: string): Caller {
  return {
    actor: SYSTEM_ACTOR,
    origin: { ip: null, userAgent: null, requestId },
    command: null,
    expectedVersion: null,
  };
}

/** Whether the actor holds one of the roles in this very agency. */
export function holdsInAgency(actor: Actor, agencyId: string, ...roles: readonly Role[]): boolean {
  return actor.grants.some((grant) => grant.agencyId === agencyId && roles.includes(grant.role));
}

/** Whether the actor holds one of the roles over an area that contains `areaPath`. */
export function holdsOverArea(actor: Actor, areaPath: string, ...roles: readonly Role[]): boolean {
  return actor.grants.some(
    (grant) =>
      grant.areaPath !== null &&
      roles.includes(grant.role) &&
      (areaPath === grant.areaPath || areaPath.startsWith(`${grant.areaPath}.`)),
  );
}

/** Whether a grant reaches over a whole tree of areas, and so over what belongs to no area. */
export function isOverRoot({ areaPath }: Pick<RoleGrant, 'areaPath'>): boolean {
  return areaPath !== null && !areaPath.includes('.');
}

/** Whether the actor holds the role over a whole tree of areas. */
export function holdsOverRoot(actor: Actor, role: Role): boolean {
  return actor.grants.some((grant) => grant.role === role && isOverRoot(grant));
}

/** The paths of the areas over which the actor holds one of the roles. */
export function areasOf(actor: Actor, ...roles: readonly Role[]): string[] {
  return actor.grants.flatMap(({ role, areaPath }) =>
    areaPath !== null && roles.includes(role) ? [areaPath] : [],
  );
}

/** Whether the actor holds one of the roles anywhere. */
export function holds(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role));
}

/** The agencies the actor belongs to, each once. */
export function agenciesOf(actor: Actor): readonly string[] {
  return [...new Set(actor.grants.flatMap((grant) => (grant.agencyId === null ? [] : [grant.agencyId])))];
}

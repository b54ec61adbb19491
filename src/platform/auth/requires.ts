import { SetMetadata } from '@nestjs/common';
import type { Permission } from './actor.js';

export const ROUTE_ACCESS = 'accord:route-access';

/** What a route declares of who may call it. */
export type RouteAccess =
  | { readonly kind: 'public' }
  /** `withTemporaryPassword`: also while the password is one that must be changed first. */
  | { readonly kind: 'signed_in'; readonly withTemporaryPassword: boolean }
  /** `reach`: anywhere, and each use case asks where; or over a root of the area tree, for what belongs to no area. */
  | {
      readonly kind: 'permission';
      /** Any of them will do. */
      readonly permissions: readonly [Permission, ...Permission[]];
      readonly reach: 'anywhere' | 'root';
    };

/** The route may be called by whoever holds one of the permissions. */
export const Requires = (
  ...permissions: readonly [Permission, ...Permission[]]
): MethodDecorator & ClassDecorator =>
  SetMetadata<string, RouteAccess>(ROUTE_ACCESS, {
    kind: 'permission',
    permissions,
    reach: 'anywhere',
  });

/**
 * The route may be called by whoever holds the permission by a grant over a root of the area tree: it shows or changes what
 * holds for the whole product. An administrator of one street would otherwise set the rules of all others.
 */
export const RequiresOverRoot = (permission: Permission): MethodDecorator & ClassDecorator =>
  SetMetadata<string, RouteAccess>(ROUTE_ACCESS, {
    kind: 'permission',
    permissions: [permission],
    reach: 'root',
  });

/** The route may be called by anybody signed in; it shows or changes only what is the caller's own. */
export const SignedIn = (): MethodDecorator & ClassDecorator =>
  SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'signed_in', withTemporaryPassword: false });

/** The same for the session itself: a temporary password is changed in it, and nothing else is opened by one. */
export const SignedInAtAll = (): MethodDecorator & ClassDecorator =>
  SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'signed_in', withTemporaryPassword: true });

/** The route may be called by anybody, without signing in. */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'public' });

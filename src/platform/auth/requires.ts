import { SetMetadata } from '@nestjs/common';
import type { Permission } from './actor.js';

export const ROUTE_ACCESS = 'accord:route-access';

/** What a route declares of who may call it. */
export type RouteAccess =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'permission'; readonly permission: Permission };

/** The route may be called by whoever holds the permission. */
export const Requires = (permission: Permission): MethodDecorator & ClassDecorator =>
  SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'permission', permission });

/** The route may be called by anybody signed in; it shows or changes only what is the caller's own. */
export const SignedIn = (): MethodDecorator & ClassDecorator =>
  SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'signed_in' });

/** The route may be called by anybody, without signing in. */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'public' });

import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { type DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTE_ACCESS, type RouteAccess } from '../auth/requires.js';
import { VERSIONED } from './versioned.js';

/** A method of a controller that answers requests. */
export interface DeclaredRoute {
  readonly controller: string;
  readonly handler: string;
  /** Such as `POST`. */
  readonly method: string;
  /** Undefined where neither the method nor its controller declares any. */
  readonly access: RouteAccess | undefined;
  /** Whether it refuses without If-Match. */
  readonly versioned: boolean;
}

const scanner = new MetadataScanner();
const reflector = new Reflector();

/** Every route of the composed product, of whichever module. */
export function declaredRoutes(discovery: DiscoveryService): DeclaredRoute[] {
  return discovery.getControllers().flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as Record<string, unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) return [];
      return [
        {
          controller: metatype.name,
          handler: name,
          method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '?',
          access: reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [handler, metatype]),
          versioned:
            reflector.getAllAndOverride<boolean | undefined>(VERSIONED, [handler, metatype]) === true,
        },
      ];
    });
  });
}

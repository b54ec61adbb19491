import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { declaredRoutes } from './declared-routes.js';

/** Refuses to start while a route says nothing of who may call it. */
@Injectable()
export class RouteAccessCheck implements OnApplicationBootstrap {
  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    const undeclared = declaredRoutes(this.discovery)
      .filter(({ access }) => access === undefined)
      .map(({ method, controller, handler }) => `${method} ${controller}.${handler}`);
    if (undeclared.length > 0) {
      throw new Error(
        `routes without a declared access (@Requires, @SignedIn or @Public): ${undeclared.join(', ')}`,
      );
    }
  }
}

import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Public, Requires, SignedIn } from '../../../src/platform/auth/requires.js';
import { RouteAccessCheck } from '../../../src/platform/http/route-access.check.js';

@Controller('open')
class DeclaredController {
  @Get()
  @Public()
  show(): string {
    return 'open';
  }

  @Post()
  @SignedIn()
  write(): string {
    return 'written';
  }
}

@Controller('guarded')
@Requires('thing.manage')
class DeclaredAsAWholeController {
  @Get()
  show(): string {
    return this.word();
  }

  /** No route: it needs no declaration. */
  word(): string {
    return 'guarded';
  }
}

@Controller('forgotten')
class ForgetfulController {
  @Get()
  @Public()
  show(): string {
    return 'fine';
  }

  @Post(':id/removal')
  remove(): string {
    return 'gone';
  }
}

/** Starts a product of one further module with the controllers. */
async function start(...controllers: readonly Type[]): Promise<void> {
  @Module({ controllers: [...controllers] })
  class FurtherModule {}
  const product = await Test.createTestingModule({
    imports: [DiscoveryModule, FurtherModule],
    providers: [RouteAccessCheck],
  }).compile();
  try {
    await product.init();
  } finally {
    await product.close();
  }
}

describe('the start of the product', () => {
  it('goes on when every route declares who may call it, by itself or by its controller', async () => {
    await expect(start(DeclaredController, DeclaredAsAWholeController)).resolves.toBeUndefined();
  });

  it('is refused while a route of any module declares nothing, and the route is named', async () => {
    await expect(start(DeclaredController, ForgetfulController)).rejects.toThrow(
      'routes without a declared access (@Requires, @SignedIn or @Public): POST ForgetfulController.remove',
    );
  });
});

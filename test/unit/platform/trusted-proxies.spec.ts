import { Controller, Get, Module, Req } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';

@Controller('address')
class AddressController {
  @Get()
  tell(@Req() { ip }: { readonly ip: string }): { ip: string } {
    return { ip };
  }
}

@Module({ controllers: [AddressController] })
class AddressModule {}

describe('the address a request comes from', () => {
  let app: NestFastifyApplication;
  afterEach(() => app.close());

  /** What the last proxy saw stands at the end of the header; what stands before it a client may have written. */
  const addressBehind = async (trustedProxies: number): Promise<string> => {
    app = await createHttpApp(AddressModule, { uploadLimitBytes: 1024, trustedProxies });
    await app.init();
    const headers = { 'x-forwarded-for': '198.51.100.9, 203.0.113.9, 203.0.113.80' };
    const answer = await app.inject({
      url: '/api/v1/address',
      headers,
      remoteAddress: '192.0.2.1',
    });
    return answer.json<{ ip: string }>().ip;
  };

  it('is that of the connection where no proxy stands before the product', async () => {
    expect(await addressBehind(0)).toBe('192.0.2.1');
  });

  it('is the one that the proxy saw, and not what a client wrote into the header', async () => {
    expect(await addressBehind(1)).toBe('203.0.113.80');
  });

  it('is the one that the first of two proxies saw', async () => {
    expect(await addressBehind(2)).toBe('203.0.113.9');
  });
});

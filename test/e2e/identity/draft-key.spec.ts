import { startTestProduct, type TestProduct } from '../../support/product.js';

describe('the key of the own drafts', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
  });
  afterAll(() => product.close());

  const keyOf = async (login: 'officer' | 'colleague' | 'admin'): Promise<string> => {
    const { status, body, headers } = await product.as(login).get<{ key: string }>('/me/draft-key');
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    return body.key;
  };

  it('is the same at every sign-in and nobody else’s', async () => {
    const own = await keyOf('officer');
    expect(Buffer.from(own, 'base64url')).toHaveLength(32);
    expect(await keyOf('officer')).toBe(own);
    const others = await Promise.all([keyOf('colleague'), keyOf('admin')]);
    expect(new Set([own, ...others]).size).toBe(3);
  });

  it('is told to nobody who has not signed in', async () => {
    expect((await product.anonymous().get('/me/draft-key')).status).toBe(401);
  });
});

import { Watch } from '../../support/watch.js';
import { startCaseStage } from '../cases/stage.js';

describe('a server that stops', () => {
  it('lets everybody go and does not wait for them', async () => {
    const { product } = await startCaseStage({ listen: true });
    const url = product.url ?? '';
    const open = [await Watch.as(url, 'officer'), await Watch.as(url, 'chief')];
    const startedAt = performance.now();
    await product.close();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await Promise.all(open.map((watch) => watch.end()));
  });
});

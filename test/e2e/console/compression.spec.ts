import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packageRoot } from '../../../src/platform/config/package-root.js';
import { WORLD_PASSWORD } from '../../support/world.js';
import { type CaseStage, startCaseStage } from '../cases/stage.js';

const ASSETS = path.join(packageRoot(), 'dist/web/assets');
/** Below this, compressing costs more than it spares. */
const SMALL_BYTES = 1024;

let stage: CaseStage;
beforeAll(async () => {
  stage = await startCaseStage();
});
afterAll(async () => {
  await stage.product.stop();
});

describe('what goes over the wire', () => {
  it('is every script and style of the console, no longer than its weight is counted', async () => {
    const assets = fs
      .readdirSync(ASSETS)
      .map((name) => ({ name, content: fs.readFileSync(path.join(ASSETS, name)) }))
      .filter(({ content }) => content.length > SMALL_BYTES);
    expect(assets.length).toBeGreaterThan(50);
    for (const { name, content } of assets) {
      const { headers, rawPayload } = await stage.product.app.inject({
        method: 'GET',
        url: `/assets/${name}`,
        headers: { 'accept-encoding': 'gzip, deflate, br' },
      });
      expect({ name, encoding: headers['content-encoding'] }).toEqual({ name, encoding: 'gzip' });
      expect(rawPayload.length).toBeLessThanOrEqual(gzipSync(content).length);
      expect(gunzipSync(rawPayload).equals(content)).toBe(true);
    }
  });

  it('is a list of the API as well, and plain for whoever does not ask', async () => {
    for (let n = 0; n < 3; n += 1) await stage.desk.register();
    const officer = stage.product.as('officer');
    const plain = await officer.download('/cases');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await officer.download('/cases', { 'accept-encoding': 'gzip' });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: expect.stringContaining('accept-encoding'),
      'cache-control': 'private, no-store',
    });
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
  });

  it('is unpacked for nobody who sends: a little would become very much before anybody is known', async () => {
    const said = Buffer.from(JSON.stringify({ login: 'officer', password: WORLD_PASSWORD }));
    const session = (payload: Buffer, packing: object): Promise<{ statusCode: number }> =>
      stage.product.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...packing },
        payload,
      });
    expect((await session(said, {})).statusCode).toBe(201);
    expect((await session(gzipSync(said), { 'content-encoding': 'gzip' })).statusCode).toBe(400);
  });
});

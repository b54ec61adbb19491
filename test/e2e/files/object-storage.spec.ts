import { createHash } from 'node:crypto';
import { StartupError } from '../../../src/platform/config/startup-error.js';
import { startTestProduct } from '../../support/product.js';
import { S3Endpoint } from '../../support/s3-endpoint.js';
import { JPEG } from '../../unit/documents/samples.js';
import { CaseDesk } from '../cases/desk.js';
import { done } from './desk.js';

let endpoint: S3Endpoint;
beforeAll(async () => {
  endpoint = await S3Endpoint.open({ bucket: 'accord-files', accessKeyId: 'accord' });
});
afterAll(() => endpoint.close());

const env = (filesUrl: string) => ({
  FILES_URL: filesUrl,
  S3_ENDPOINT: endpoint.url,
  S3_ACCESS_KEY_ID: 'accord',
  S3_SECRET_ACCESS_KEY: 'not-a-real-secret',
});

it('a photo is kept in the bucket, opened from it, and found intact or not', async () => {
  const product = await startTestProduct({ env: env('s3://accord-files/evidence') });
  try {
    await product.seedWorld();
    const { id: caseId } = await new CaseDesk(product).register();
    const officer = product.as('officer');
    const { id } = done(
      await officer.attach<{ id: string }>({ type: 'case', id: caseId }, { content: JPEG }),
    );

    const name = createHash('sha256').update(JPEG).digest('hex');
    const key = `evidence/${name.slice(0, 2)}/${name.slice(2)}`;
    expect([...endpoint.objects.keys()]).toEqual([key]);
    const { status, body } = await officer.download(`/files/${id}/content`);
    expect([status, body.equals(JPEG)]).toEqual([200, true]);
    expect(done(await officer.get(`/files/${id}/verification`))).toMatchObject({ intact: true });

    endpoint.objects.set(key, Buffer.from('something else'));
    expect(done(await officer.get(`/files/${id}/verification`))).toMatchObject({ intact: false });
  } finally {
    await product.close();
  }
});

it('a bucket that is not there ends the start', async () => {
  await expect(startTestProduct({ env: env('s3://another-bucket') })).rejects.toBeInstanceOf(StartupError);
});

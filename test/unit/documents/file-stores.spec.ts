import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { readSettings } from '../../../src/platform/config/settings.js';
import { StartupError } from '../../../src/platform/config/startup-error.js';
import type { FileStore } from '../../../src/platform/files/file-store.js';
import { openFileStore, spoolOf } from '../../../src/platform/files/open-file-store.js';
import { S3Endpoint } from '../../support/s3-endpoint.js';

const NO_LIMIT = { maxBytes: 1_000_000 };
const KEYS = { S3_ACCESS_KEY_ID: 'accord', S3_SECRET_ACCESS_KEY: 'not-a-real-secret' };
const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');
const stream = (content: string): Readable => Readable.from([Buffer.from(content)]);

let folder: string;
let endpoint: S3Endpoint;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'accord-stores-'));
  endpoint = await S3Endpoint.open({ bucket: 'accord-files', accessKeyId: KEYS.S3_ACCESS_KEY_ID });
});
afterEach(async () => {
  endpoint.close();
  await rm(folder, { recursive: true });
});

function storeWith(env: Readonly<Record<string, string>>): Promise<FileStore> {
  const settings = readSettings({ DATA_DIR: folder, ...env });
  return openFileStore(settings, spoolOf(settings));
}

const bucketEnv = (more: Readonly<Record<string, string>> = {}) => ({
  FILES_URL: 's3://accord-files/evidence',
  S3_ENDPOINT: endpoint.url,
  ...KEYS,
  ...more,
});

describe.each(['folder', 'bucket'])('a store in a %s', (kind) => {
  let store: FileStore;
  beforeEach(async () => {
    store = await storeWith(kind === 'folder' ? {} : bucketEnv());
  });

  /** What is kept, by shelf and name. */
  async function kept(): Promise<string[]> {
    if (kind === 'bucket') return [...endpoint.objects.keys()].map((key) => key.replace('evidence/', ''));
    const files = path.join(folder, 'files');
    const entries = await readdir(files, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(files, path.join(entry.parentPath, entry.name)));
  }

  const waiting = (): Promise<string[]> => readdir(path.join(folder, 'files', 'incoming'));

  it('can be reached', async () => {
    await expect(store.requireReachable()).resolves.toBeUndefined();
  });

  it('keeps content under its own hash and gives it back as it was', async () => {
    const blob = await store.put(stream('渗水照片'), NO_LIMIT);
    expect(blob).toEqual({ sha256: sha256('渗水照片'), bytes: 12 });
    expect(await text(await store.open(blob.sha256))).toBe('渗水照片');
    expect(await kept()).toEqual([`${blob.sha256.slice(0, 2)}/${blob.sha256.slice(2)}`]);
    expect(await waiting()).toEqual([]);
  });

  it('keeps the same content once', async () => {
    expect(await store.put(stream('a'), NO_LIMIT)).toEqual(await store.put(stream('a'), NO_LIMIT));
    expect(await kept()).toHaveLength(1);
  });

  it('keeps content at the limit and nothing of what is beyond it', async () => {
    expect(await store.put(stream('12345'), { maxBytes: 5 })).toMatchObject({ bytes: 5 });
    const beyond = store.put(stream('123456'), { maxBytes: 5 });
    await expect(beyond).rejects.toMatchObject({ code: 'file_too_large' });
    expect([await kept(), await waiting()]).toEqual([[expect.any(String)], []]);
  });

  it('shows the whole content to an inspector, and keeps nothing that it refuses', async () => {
    const seen: string[] = [];
    const inspect = async (file: string): Promise<void> => {
      seen.push(await readFile(file, 'utf8'));
      throw new Error('refused by the inspector');
    };
    const refused = store.put(stream('abc'), { ...NO_LIMIT, inspect });
    await expect(refused).rejects.toThrow('refused by the inspector');
    expect([seen, await kept(), await waiting()]).toEqual([['abc'], [], []]);
  });

  it('keeps nothing of a sender who breaks off', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('half');
      throw new Error('connection lost');
    }
    await expect(store.put(broken(), NO_LIMIT)).rejects.toThrow('connection lost');
    expect([await kept(), await waiting()]).toEqual([[], []]);
  });

  it('tells before the first byte that content is gone, and forgets twice without complaint', async () => {
    const { sha256: name } = await store.put(stream('x'), NO_LIMIT);
    await store.remove(name);
    await store.remove(name);
    const opening = store.open(name);
    await expect(opening).rejects.toMatchObject({ kind: 'unavailable', code: 'file_content_missing' });
  });

  it('reaches nothing by a name that is no hash', async () => {
    await expect(store.open('../../etc/passwd')).rejects.toThrow(RangeError);
  });
});

describe('a bucket that cannot be used', () => {
  it.each([
    ['does not exist', () => bucketEnv({ FILES_URL: 's3://another-bucket' }), /another-bucket at http.*404/],
    ['is not ours', () => bucketEnv({ S3_ACCESS_KEY_ID: 'somebody' }), /403/],
    [
      'does not answer',
      () => bucketEnv({ S3_ENDPOINT: 'http://127.0.0.1:9' }),
      /127\.0\.0\.1:9 cannot be used/,
    ],
  ])('because it %s is told in one sentence without a secret', async (_why, env, words) => {
    const store = await storeWith(env());
    const told = await store.requireReachable().catch((error: unknown) => error);
    expect(told).toBeInstanceOf(StartupError);
    expect(String(told)).toMatch(words);
    expect(String(told)).not.toContain(KEYS.S3_SECRET_ACCESS_KEY);
    expect(String(told).split('\n')).toHaveLength(1);
  });

  it('while the product runs is an error that passes, and leaves nothing behind', async () => {
    const store = await storeWith(bucketEnv());
    endpoint.broken = 500;
    const putting = store.put(stream('abc'), NO_LIMIT);
    await expect(putting).rejects.toMatchObject({ kind: 'unavailable', code: 'file_store_unreachable' });
    expect(await readdir(path.join(folder, 'files', 'incoming'))).toEqual([]);
    endpoint.broken = null;
    expect(await store.put(stream('abc'), NO_LIMIT)).toMatchObject({ bytes: 3 });
  });
});

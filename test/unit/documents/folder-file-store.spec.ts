import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { FolderFileStore } from '../../../src/platform/files/folder-file-store.js';
import { Spool } from '../../../src/platform/files/spool.js';

const HOUR_MS = 3_600_000;
const NO_LIMIT = { maxBytes: 1_000_000 };
const stream = (content: string): Readable => Readable.from([Buffer.from(content)]);

let folder: string;
let spool: Spool;
let store: FolderFileStore;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'accord-files-'));
  spool = new Spool(path.join(folder, 'incoming'));
  store = new FolderFileStore(folder, spool);
});
afterEach(() => rm(folder, { recursive: true }));

async function names(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

it('only the product itself may read what is kept', async () => {
  const { sha256: name } = await store.put(stream('x'), NO_LIMIT);

  const file = path.join(folder, name.slice(0, 2), name.slice(2));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
});

it('the same content put twice is kept once, and mends a damaged copy', async () => {
  const first = await store.put(stream('a'), NO_LIMIT);
  const [file] = await names();
  await writeFile(String(file), 'damaged');

  expect(await store.put(stream('a'), NO_LIMIT)).toEqual(first);
  expect(await names()).toEqual([file]);
  expect(await readFile(String(file), 'utf8')).toBe('a');
});

it('half a file never stands under a final name', async () => {
  let halfWay: string[] = [];
  // The store asks for the second half once it has written the first.
  async function* halves(): AsyncGenerator<Buffer> {
    yield Buffer.from('first half, ');
    halfWay = await names();
    yield Buffer.from('second half');
  }
  const blob = await store.put(halves(), NO_LIMIT);

  expect(halfWay.map((name) => path.basename(path.dirname(name)))).toEqual(['incoming']);
  expect(await text(await store.open(blob.sha256))).toBe('first half, second half');
});

it('the sweep deletes what a killed process left, and nothing that may still be arriving', async () => {
  const kept = await store.put(stream('kept'), NO_LIMIT);
  const incoming = path.join(folder, 'incoming');
  const now = Date.now();
  await writeFile(path.join(incoming, 'left-by-a-killed-process'), 'half');
  await utimes(path.join(incoming, 'left-by-a-killed-process'), now / 1000, (now - HOUR_MS) / 1000);
  await writeFile(path.join(incoming, 'arriving'), 'half');

  expect(await spool.sweepLeftovers(now)).toBe(1);
  expect(await readdir(incoming)).toEqual(['arriving']);
  expect(await text(await store.open(kept.sha256))).toBe('kept');
});

it('the sweep of a folder that was never used does nothing', async () => {
  expect(await spool.sweepLeftovers(Date.now())).toBe(0);
});

import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import {
  eventually,
  postmasterOf,
  ProductProcess,
  removeFolder,
  temporaryFolder,
} from '../support/product-process.js';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

describe('starting and stopping the product', () => {
  let dataDir: string;
  const running: ProductProcess[] = [];

  const start = (settings: Readonly<Record<string, string>> = {}): ProductProcess => {
    const product = ProductProcess.run({ DATA_DIR: dataDir, ...settings });
    running.push(product);
    return product;
  };

  beforeEach(() => {
    dataDir = temporaryFolder();
  });

  afterEach(async () => {
    for (const product of running.splice(0)) {
      product.kill('SIGKILL');
      await product.exit();
    }
    await eventually('PostgreSQL ends with its owner', () => postmasterOf(dataDir) === null);
    removeFolder(dataDir);
  });

  const health = async (url: string): Promise<number> => (await fetch(`${url}/health/ready`)).status;

  it('serves, and Ctrl-C stops it and its PostgreSQL cleanly', async () => {
    const product = start();
    expect(await health(await product.ready())).toBe(200);
    product.kill('SIGINT');
    expect(await product.exit()).toBe(0);
    expect(postmasterOf(dataDir)).toBeNull();
  });

  it('recovers after kill -9 of the product', async () => {
    const first = start();
    await first.ready();
    first.kill('SIGKILL');
    await first.exit();
    expect(await health(await start().ready())).toBe(200);
  });

  it('recovers after kill -9 of the product and of PostgreSQL', async () => {
    const first = start();
    await first.ready();
    const postmaster = postmasterOf(dataDir);
    expect(postmaster).not.toBeNull();
    first.kill('SIGKILL');
    process.kill(postmaster ?? -1, 'SIGKILL');
    await first.exit();
    expect(await health(await start().ready())).toBe(200);
  });

  it('refuses a second server on the same data folder in one sentence, and leaves the first alone', async () => {
    const first = start();
    const url = await first.ready();
    const second = start();
    expect(await second.exit()).toBe(1);
    expect(second.output).toContain(`Another server already works on ${dataDir}`);
    expect(second.output).not.toContain('    at ');
    expect(await health(url)).toBe(200);
  });

  it('refuses a port in use before it touches anything', async () => {
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as net.AddressInfo;
    const product = start({ PORT: String(port) });
    expect(await product.exit()).toBe(1);
    expect(product.output).toContain(`Port ${port} on 127.0.0.1 is in use`);
    expect(fs.readdirSync(dataDir)).toEqual([]);
    await new Promise((resolve) => other.close(resolve));
  });

  it('names an unreachable DATABASE_URL without repeating its password', async () => {
    const product = start({ DATABASE_URL: 'postgres://accord:secret-word@127.0.0.1:9/accord' });
    expect(await product.exit()).toBe(1);
    expect(product.output).toContain('The database at 127.0.0.1:9/accord cannot be reached');
    expect(product.output).not.toContain('secret-word');
  });

  it('names an unreachable QUEUE_URL before it touches anything', async () => {
    const product = start({ QUEUE_URL: 'redis://:secret-word@127.0.0.1:9' });
    expect(await product.exit()).toBe(1);
    expect(product.output).toContain('The queue at 127.0.0.1:9 cannot be reached');
    expect(product.output).not.toContain('secret-word');
    expect(fs.readdirSync(dataDir)).toEqual([]);
  });

  it.each([
    ['HOST', () => 'nosuch.invalid', 'nosuch.invalid is a name that leads nowhere: correct HOST.'],
    ['KEY_RING', () => 'garbage', 'The key ring (KEY_RING, or keys.json in the data folder) is not usable'],
    ['EXCHANGE_DIR', (file: string) => file, 'is no folder.'],
    ['ACCOUNTS_FILE', (file: string) => `${file}/accounts.json`, 'is no folder.'],
    ['ACCOUNTS_FILE', (file: string) => path.dirname(file), 'it is a folder, so name a file in it.'],
  ] as const)('refuses %s in one sentence before it touches anything', async (name, valueOf, sentence) => {
    const elsewhere = temporaryFolder();
    const file = path.join(elsewhere, 'a-file');
    fs.writeFileSync(file, 'x');
    const product = start({ [name]: valueOf(file) });
    expect(await product.exit()).toBe(1);
    expect(product.output.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
    expect([fs.readdirSync(dataDir), fs.readdirSync(elsewhere)]).toEqual([[], ['a-file']]);
    removeFolder(elsewhere);
  });

  it('names every wrong setting at once', async () => {
    const product = start({ PORT: 'many', CLOCK: 'slow', QUEUE_URL: 'http://queue' });
    expect(await product.exit()).toBe(1);
    expect(product.output).toContain('PORT=many is not usable');
    expect(product.output).toContain('CLOCK=slow is not understood');
    expect(product.output).toContain('QUEUE_URL is not usable');
  });

  it('refuses a driven clock in production', async () => {
    const product = start({ CLOCK: 'driven', NODE_ENV: 'production' });
    expect(await product.exit()).toBe(1);
    expect(product.output).toContain('CLOCK=driven is refused when NODE_ENV=production');
  });

  (isRoot ? it : it.skip)('runs as an ordinary user too', async () => {
    fs.chownSync(dataDir, NOBODY, NOBODY);
    const product = ProductProcess.run({ DATA_DIR: dataDir }, { uid: NOBODY, gid: NOBODY });
    running.push(product);
    expect(await health(await product.ready())).toBe(200);
    product.kill('SIGTERM');
    expect(await product.exit()).toBe(0);
  });
});

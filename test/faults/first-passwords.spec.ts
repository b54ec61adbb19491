import fs from 'node:fs';
import path from 'node:path';
import { Voice } from '../../src/cli/client/voice.js';
import { type FirstAccount, readAccountsFile } from '../../src/first-start/accounts-file.js';
import { callCommand } from '../support/built-command.js';
import {
  eventually,
  postmasterOf,
  ProductProcess,
  removeFolder,
  temporaryFolder,
} from '../support/product-process.js';

const PRODUCTION = { NODE_ENV: 'production' };

describe('the passwords of the first three administrators', () => {
  let dataDir: string;
  const running: ProductProcess[] = [];

  beforeEach(() => {
    dataDir = temporaryFolder();
  });
  afterEach(async () => {
    for (const product of running.splice(0)) await stop(product);
    await eventually('PostgreSQL ends with its owner', () => postmasterOf(dataDir) === null);
    removeFolder(dataDir);
  });

  const start = async (env: Readonly<Record<string, string>>): Promise<[ProductProcess, string]> => {
    const product = ProductProcess.run({ DATA_DIR: dataDir, ...env });
    running.push(product);
    return [product, await product.ready()];
  };
  const stop = async (product: ProductProcess): Promise<void> => {
    product.kill('SIGTERM');
    await product.exit();
  };
  const file = (): string => path.join(dataDir, 'demo-accounts.json');
  const accounts = (): readonly FirstAccount[] => readAccountsFile(file()).accounts;
  const doctor = async (): Promise<string> => {
    const env = { DATA_DIR: dataDir, SEED: 'none', ...PRODUCTION };
    return (await callCommand('doctor', [], { env }).ended).stdout;
  };

  it('are changed before they open anything in production, and doctor names their file while it is there', async () => {
    const [, url] = await start(PRODUCTION);
    expect(accounts().map(({ login }) => login)).toEqual(['sysadmin', 'secadmin', 'auditor']);
    for (const { login, password } of accounts()) {
      await expect(Voice.signIn(url, login, password)).rejects.toThrow(
        `The password of ${login} must be changed before it opens anything`,
      );
    }
    expect(await doctor()).toContain(`! ${file()} keeps the passwords of the first accounts`);
    fs.rmSync(file());
    expect(await doctor()).not.toContain('keeps the passwords');
  });

  it('stay good outside production, where commands sign in with them, and are shown by the first start alone', async () => {
    const [first, url] = await start({});
    const { login, password } = accounts()[0] ?? { login: '', password: '' };
    const voice = await Voice.signIn(url, login, password);
    expect((await voice.send('GET', '/incidents')).status).toBe(200);
    await stop(first);
    expect(first.output).toContain(password);
    const [second] = await start({});
    await stop(second);
    expect(second.output).not.toContain(password);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { bareEnvironment } from '../support/built-command.js';
import { eventually, removeFolder, temporaryFolder } from '../support/product-process.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

describe('a command that brings up a server of its own', () => {
  let folder: string;

  beforeEach(() => {
    folder = temporaryFolder();
    fs.chmodSync(folder, 0o755);
  });
  afterEach(() => removeFolder(folder));

  /** Called in `calledFrom`, as npm tells it; temporary folders are made where the test can see them. */
  const command = (name: string, args: readonly string[], calledFrom: string): ChildProcess => {
    return spawn(process.execPath, [path.join(ROOT, `dist/src/cli/${name}.js`), ...args], {
      cwd: ROOT,
      env: { ...bareEnvironment(), TMPDIR: folder, INIT_CWD: calledFrom },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };

  const ownFolders = (): string[] => fs.readdirSync(folder).filter((name) => name.startsWith('accord-own-'));

  it.each([
    ['it starts', 'SIGINT', 130, 'Bringing the schema up to date'],
    ['it works', 'SIGTERM', 143, 'serves http'],
  ] as const)('leaves nothing behind when it is ended while %s', async (_when, signal, code, line) => {
    const running = command('replay', ['service_requests_sample.csv.gz'], path.join(ROOT, 'test/data'));
    const ended = new Promise((resolve) => running.once('exit', (status) => resolve(status)));
    let said = '';
    running.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await eventually('it shows how far it is', () => said.includes(line));
    expect(ownFolders()).toHaveLength(1);
    running.kill(signal);
    expect(await ended).toBe(code);
    expect(ownFolders()).toEqual([]);
    expect(said).toContain(`${signal}: taking the temporary server down`);
  });

  it('finds its file where the operator is', async () => {
    const running = command('conformance', ['sla', 'sla_vectors.json'], path.join(ROOT, 'test/conformance'));
    let said = '';
    running.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    expect(await new Promise((resolve) => running.once('exit', (status) => resolve(status)))).toBe(0);
    expect(said).toMatch(/^\d+ passed, 0 failed$/m);
  });
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBinaries } from '../../../src/platform/embedded/binaries.js';
import { startCluster } from '../../../src/platform/embedded/cluster.js';
import { readPidFile } from '../../../src/platform/embedded/pid-file.js';
import { chooseRunAs } from '../../../src/platform/embedded/run-as.js';
import { watchOver } from '../../../src/platform/embedded/watchdog.js';

describe('the watchdog', () => {
  const folder = fs.mkdtempSync(
    path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'accord-watchdog-'),
  );
  const dir = path.join(folder, 'postgres');
  const start = () =>
    startCluster({ dir, settings: { shared_buffers: '32MB', fsync: 'off' }, progress: () => undefined });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('of an owner before leaves the server of the next one running', async () => {
    const first = await start();
    const binaries = await findBinaries();
    const late = watchOver(binaries, chooseRunAs(binaries, dir), dir);
    await first.stop();
    const second = await start();
    const pid = readPidFile(dir)?.pid;
    await late.stopServer();
    expect(pid).toBeGreaterThan(0);
    expect(readPidFile(dir)?.pid).toBe(pid);
    await second.stop();
    expect(readPidFile(dir)).toBeNull();
    expect(fs.existsSync(second.host)).toBe(false);
  });

  it('can be asked to stop twice', async () => {
    const cluster = await start();
    await Promise.all([cluster.stop(), cluster.stop()]);
    await cluster.stop();
    expect(readPidFile(dir)).toBeNull();
  });
});

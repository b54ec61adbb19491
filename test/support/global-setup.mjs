import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PREFIX = 'accord-test-';

/**
 * One PostgreSQL for all test files of a run, in memory where the machine has room for it, with a migrated database
 * `tpl` that each file copies. Every project that needs it names this setup; the first starts the server.
 */
export default async function globalSetup() {
  globalThis.accordTestServer ??= startServer();
  process.env.ACCORD_TEST_PG_HOST = (await globalThis.accordTestServer).host;
}

async function startServer() {
  const { startCluster, SUPERUSER } = await import('../../dist/src/platform/embedded/cluster.js');
  const { prepareDatabase, OWNER_ROLE } = await import('../../dist/src/platform/database/connection.js');
  const { migrate } = await import('../../dist/src/platform/database/migrator.js');
  removeLeftovers();
  const folder = path.join(memoryFolder(), `${PREFIX}${process.pid}`);
  fs.mkdirSync(folder, { recursive: true });
  const cluster = await startCluster({
    dir: path.join(folder, 'postgres'),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      shared_buffers: '128MB',
      max_wal_size: '256MB',
    },
    progress: () => undefined,
  });
  await prepareDatabase({ host: cluster.host, port: cluster.port, user: SUPERUSER }, 'tpl');
  await migrate({ host: cluster.host, port: cluster.port, user: OWNER_ROLE, database: 'tpl' }, () => undefined);
  return { host: cluster.host, folder, stop: () => cluster.stop() };
}

function memoryFolder() {
  try {
    const { bavail, bsize } = fs.statfsSync('/dev/shm');
    return bavail * bsize > 1.5e9 ? '/dev/shm' : os.tmpdir();
  } catch {
    return os.tmpdir();
  }
}

/** Folders of runs whose process is gone. Their servers are gone too: each has a watchdog. */
function removeLeftovers() {
  for (const parent of new Set([memoryFolder(), os.tmpdir()])) {
    for (const name of fs.readdirSync(parent)) {
      if (name.startsWith(PREFIX) && !isAlive(Number(name.slice(PREFIX.length)))) {
        fs.rmSync(path.join(parent, name), { recursive: true, force: true });
      }
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

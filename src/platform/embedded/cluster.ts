import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../config/startup-error.js';
import { findBinaries, type PostgresBinaries } from './binaries.js';
import { pidState, readPidFile, removePidFile } from './pid-file.js';
import { chooseRunAs, runProgram, type RunAs } from './run-as.js';
import { watchOver } from './watchdog.js';

const MAJOR = '18';
const START_LIMIT_MS = 60_000;
/** `sun_path` holds 107 bytes, so the socket never lies below the project's own folder. */
const SOCKET_PORT = 5432;

/** The superuser that initdb makes; the product itself never connects as it. */
export const SUPERUSER = 'postgres';

export interface ClusterOptions {
  /** The cluster's own folder, made when it does not exist. */
  readonly dir: string;
  /** `postgresql.conf` settings over the defaults below. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly progress: (line: string) => void;
}

export interface Cluster {
  /** Folder of the server's socket; PostgreSQL listens on no network address. */
  readonly host: string;
  readonly port: number;
  stop(): Promise<void>;
}

const DEFAULTS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: String(SOCKET_PORT),
  max_connections: '120',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  max_wal_size: '2GB',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts the PostgreSQL that comes with the product. The caller owns the data folder (see `owner-lock.ts`): a server
 * found running is the orphan of a killed owner and is stopped, never adopted.
 * @throws StartupError when it cannot run here, or the folder holds another major version
 */
export async function startCluster({ dir, settings = {}, progress }: ClusterOptions): Promise<Cluster> {
  const binaries = await findBinaries();
  const as = chooseRunAs(binaries);
  const socketDir = makeSocketDir(dir, as);
  if (!fs.existsSync(path.join(dir, 'PG_VERSION'))) {
    progress('  creating the database cluster …');
    await createCluster(binaries, as, dir);
  }
  const major = fs.readFileSync(path.join(dir, 'PG_VERSION'), 'utf8').trim();
  if (major !== MAJOR) {
    throw new StartupError(
      `${dir} holds a PostgreSQL ${major} database and this product brings ${MAJOR}: ` +
        'start the version it was made with, or move the folder away.',
    );
  }
  await endOrphan(binaries, as, dir);
  await startServer(binaries, as, dir, { ...DEFAULTS, unix_socket_directories: socketDir, ...settings });
  const watchdog = watchOver(binaries, as, dir);
  return { host: socketDir, port: SOCKET_PORT, stop: () => watchdog.stopServer() };
}

/** The folder of the server's socket, told from the cluster's folder alone so that other programs find it too. */
export function socketDirOf(clusterDir: string): string {
  const digest = createHash('sha1').update(path.resolve(clusterDir)).digest('hex').slice(0, 12);
  return path.join(os.tmpdir(), `accord-pg-${digest}`);
}

function makeSocketDir(clusterDir: string, as: RunAs): string {
  const dir = socketDirOf(clusterDir);
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (as.ids !== null) fs.chownSync(dir, as.ids.uid, as.ids.gid);
  return dir;
}

/** Made under another name and renamed: a kill in the middle leaves nothing that looks like a cluster. */
async function createCluster(binaries: PostgresBinaries, as: RunAs, dir: string): Promise<void> {
  const making = `${dir}.init-${process.pid}`;
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  for (const left of fs.readdirSync(path.dirname(dir))) {
    if (left.startsWith(`${path.basename(dir)}.init-`)) {
      fs.rmSync(path.join(path.dirname(dir), left), { recursive: true, force: true });
    }
  }
  fs.mkdirSync(making, { mode: 0o700 });
  if (as.ids !== null) fs.chownSync(making, as.ids.uid, as.ids.gid);
  await runProgram(as, binaries.initdb, [
    ...['-D', making, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--no-instructions', '--no-sync'],
    // lc-ctype matters: without it pg_trgm finds no trigram in Chinese text.
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=C.UTF-8'],
  ]);
  fs.rmSync(dir, { recursive: true, force: true });
  fs.renameSync(making, dir);
}

async function endOrphan(binaries: PostgresBinaries, as: RunAs, dir: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const file = readPidFile(dir);
    if (file === null) return;
    const state = pidState(file.pid, dir);
    if (state === 'foreign') removePidFile(dir);
    if (state === 'foreign' || state === 'dead') return;
    if (state === 'ours') {
      // The orphan's own watchdog is usually faster; either way it is gone afterwards.
      await runProgram(as, binaries.pg_ctl, ['stop', '-D', dir, '-m', 'fast', '-w', '-s']).catch(() => undefined);
    }
    if (Date.now() > deadline) throw new StartupError(`The PostgreSQL left running on ${dir} does not stop: end process ${file.pid}.`);
    await pause(100);
  }
}

async function startServer(
  binaries: PostgresBinaries,
  as: RunAs,
  dir: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const log = `${dir}.log`;
  fs.closeSync(fs.openSync(log, 'a'));
  if (as.ids !== null) fs.chownSync(log, as.ids.uid, as.ids.gid);
  const options = Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`)
    .join(' ');
  try {
    await runProgram(as, binaries.pg_ctl, ['start', '-D', dir, '-w', '-t', '60', '-s', '-l', log, '-o', options]);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n').at(-1) : '';
    throw new StartupError(`The embedded PostgreSQL did not start (${reason}); its log is ${log}.`);
  }
}


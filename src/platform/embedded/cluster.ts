import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../config/startup-error.js';
import { findBinaries, type PostgresBinaries } from './binaries.js';
import { createCluster, isCluster, requireUsableCluster } from './new-cluster.js';
import { pidState, readPidFile, removePidFile } from './pid-file.js';
import { chooseRunAs, runProgram, type RunAs } from './run-as.js';
import { makeSocketDir } from './socket-dir.js';
import { watchOver } from './watchdog.js';

const START_LIMIT_MS = 60_000;
const RETRY_MS = 100;
const SOCKET_PORT = 5432;

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

/** For a machine of two cores and some gigabytes; synchronous_commit stays on, as PostgreSQL has it. */
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
  // Without the DETAIL lines, which quote what stood in a row.
  log_error_verbosity: 'terse',
};

/** One cluster and the means to work on it. */
interface Site {
  readonly binaries: PostgresBinaries;
  readonly as: RunAs;
  readonly dir: string;
}

/**
 * Starts the PostgreSQL that comes with the product. The caller owns the data folder (see `owner-lock.ts`): a server
 * found running is the orphan of a killed owner and is stopped, never adopted.
 * @throws StartupError when it cannot run here, or the folder is of another major version or account
 */
export async function startCluster({ dir, settings = {}, progress }: ClusterOptions): Promise<Cluster> {
  const binaries = await findBinaries();
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  const as = chooseRunAs(binaries, dir);
  const site: Site = { binaries, as, dir };
  if (!isCluster(dir)) {
    progress('  creating the database cluster …');
    await createCluster(binaries, as, dir);
  }
  requireUsableCluster(dir, as);
  const socketDir = await startServer(site, settings);
  const watchdog = watchOver(binaries, as, dir);
  const stop = async (): Promise<void> => {
    await watchdog.stopServer();
    fs.rmSync(socketDir, { recursive: true, force: true });
  };
  return { host: socketDir, port: SOCKET_PORT, stop };
}

/** @returns the folder of the server's socket */
async function startServer(site: Site, settings: Readonly<Record<string, string>>): Promise<string> {
  const { binaries, as, dir } = site;
  const log = openLog(site);
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    await endOrphan(site, deadline);
    const socketDir = makeSocketDir(dir, as);
    const options = Object.entries({ ...DEFAULTS, unix_socket_directories: socketDir, ...settings })
      .map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`)
      .join(' ');
    const logFrom = fs.statSync(log).size;
    try {
      await runProgram(as, binaries.pg_ctl, [
        'start',
        '-D',
        dir,
        '-w',
        '-t',
        '60',
        '-s',
        '-l',
        log,
        '-o',
        options,
      ]);
      return socketDir;
    } catch (error) {
      const reason = fatalLine(log, logFrom) ?? (error instanceof Error ? error.message : String(error));
      if (!passesByItself(reason) || Date.now() > deadline) {
        throw new StartupError(`The embedded PostgreSQL did not start (${reason}); its log is ${log}.`);
      }
    }
    await pause(RETRY_MS);
  }
}

function openLog({ as, dir }: Site): string {
  const log = `${dir}.log`;
  fs.closeSync(fs.openSync(log, 'a', 0o600));
  fs.chmodSync(log, 0o600);
  if (as.ids !== null) fs.chownSync(log, as.ids.uid, as.ids.gid);
  return log;
}

/** Ends what a killed owner left behind: a server still running, or the pid file of one that runs no more. */
async function endOrphan({ binaries, as, dir }: Site, deadline: number): Promise<void> {
  for (;;) {
    const file = readPidFile(dir);
    if (file === null) return;
    if (pidState(file.pid, dir) !== 'ours') return removePidFile(dir);
    // The orphan's own watchdog is usually faster; either way it is gone afterwards.
    await runProgram(as, binaries.pg_ctl, ['stop', '-D', dir, '-m', 'fast', '-w', '-s']).catch(
      () => undefined,
    );
    if (Date.now() > deadline) {
      throw new StartupError(`The PostgreSQL left running on ${dir} does not stop: end process ${file.pid}.`);
    }
    await pause(RETRY_MS);
  }
}

function fatalLine(log: string, from: number): string | null {
  const text = fs.readFileSync(log).subarray(from).toString('utf8');
  return /FATAL: +(.*)/.exec(text)?.[1] ?? null;
}

/** Children of a killed server let go of its memory a moment later; a start its owner had begun ends with a server. */
function passesByItself(reason: string): boolean {
  return /pre-existing shared memory block|lock file .* already exists/.test(reason);
}

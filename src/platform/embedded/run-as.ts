import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StartupError } from '../config/startup-error.js';
import type { PostgresBinaries } from './binaries.js';

/** How PostgreSQL's programs are run: PostgreSQL refuses to run as root. */
export interface RunAs {
  /** The account that owns the cluster's files; null when that is the current one. */
  readonly ids: { readonly uid: number; readonly gid: number } | null;
  /** Words put before each command. */
  readonly prefix: readonly string[];
}

const NOBODY = '65534';
const ITSELF: RunAs = { ids: null, prefix: [] };
const IN_NAMESPACE: RunAs = {
  ids: null,
  prefix: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`],
};

/**
 * An ordinary user runs the server itself. Root drops to an account that exists already (`postgres`, else `nobody`);
 * where that account cannot reach the program or the cluster, because they lie below a private folder such as /root,
 * root stays itself on disk and becomes nobody inside a user namespace. So does an account that has only a number, as
 * containers are given, for initdb asks for its name. A cluster that exists goes on with the account that owns it.
 * @param clusterDir need not exist, the folder above it does
 * @throws StartupError when nothing works
 */
export function chooseRunAs(binaries: PostgresBinaries, clusterDir: string): RunAs {
  const asRoot = process.getuid?.() === 0;
  const candidates = asRoot ? candidatesOfRoot(clusterDir) : [isNamed() ? ITSELF : IN_NAMESPACE];
  const reach = [binaries.postgres, path.dirname(clusterDir)] as const;
  const chosen = candidates.find((as) => runs(as, reach));
  if (chosen !== undefined) return chosen;
  throw new StartupError(
    asRoot
      ? 'PostgreSQL does not run as root, and no other account can reach the project and its data folder: ' +
          'move them out of a private folder such as /root, start as an ordinary user, or set DATABASE_URL.'
      : `${binaries.postgres} does not run under this account: start under an account that /etc/passwd names, or set DATABASE_URL.`,
  );
}

function candidatesOfRoot(clusterDir: string): RunAs[] {
  if (fs.existsSync(path.join(clusterDir, 'PG_VERSION'))) {
    const { uid, gid } = fs.statSync(clusterDir);
    return uid === 0 ? [IN_NAMESPACE] : [{ ids: { uid, gid }, prefix: [] }];
  }
  const account = accountIds('postgres') ?? accountIds('nobody');
  return account === null ? [IN_NAMESPACE] : [{ ids: account, prefix: [] }, IN_NAMESPACE];
}

function isNamed(): boolean {
  try {
    return os.userInfo().username !== '';
  } catch {
    return false;
  }
}

function accountIds(name: string): { uid: number; gid: number } | null {
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

function runs(as: RunAs, [program, folder]: readonly [string, string]): boolean {
  const script = 'cd "$1" && "$0" --version';
  const [command, ...args] = [...as.prefix, '/bin/sh', '-c', script, program, folder];
  return spawnSync(command ?? program, args, { ...as.ids, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** What PostgreSQL's programs get of the environment: no PG* variable of the operator's, messages in English. */
export function spawnOptions(as: RunAs): SpawnOptions {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return {
    ...as.ids,
    cwd: os.tmpdir(),
    env: { ...Object.fromEntries(inherited), LC_ALL: 'C', LC_MESSAGES: 'C' },
  };
}

/**
 * Runs a program to its end. Its output goes to a file, not a pipe: a server started in the background would keep a
 * pipe open for ever.
 * @throws Error with the program's output when it exits with anything but 0
 */
export async function runProgram(as: RunAs, program: string, args: readonly string[]): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-run-'));
  const log = path.join(folder, 'output');
  const fd = fs.openSync(log, 'w');
  try {
    const code = await new Promise<number>((resolve, reject) => {
      const [command, ...rest] = [...as.prefix, program, ...args];
      const child = spawn(command ?? program, rest, {
        ...spawnOptions(as),
        stdio: ['ignore', fd, fd],
        detached: true,
      });
      child.once('error', reject);
      child.once('exit', (status) => resolve(status ?? -1));
    });
    if (code !== 0) {
      throw new Error(
        `${path.basename(program)} exited ${code}: ${fs.readFileSync(log, 'utf8').slice(-2000)}`,
      );
    }
  } finally {
    fs.closeSync(fd);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { PostgresBinaries } from './binaries.js';
import { readPidFile } from './pid-file.js';
import { runProgram, spawnOptions, type RunAs } from './run-as.js';

export interface Watchdog {
  /** Stops the server in good order and resolves when it is down. */
  stopServer(): Promise<void>;
}

/**
 * It stops the server it was left with and no other: where a new owner was faster, the pid file names the new owner's
 * server, or is gone.
 */
const SCRIPT = `
read -r _ || true
read -r pid < "$1/postmaster.pid" && [ "$pid" = "$2" ] || exit 0
exec "$0" stop -D "$1" -m fast -w -t 30 -s`;

/**
 * Leaves a small process that holds a pipe to this one. When the pipe closes, because we ask for it or because we died
 * of whatever cause (kill -9 too), it stops the server that runs now: no orphan survives its owner.
 */
export function watchOver(binaries: PostgresBinaries, as: RunAs, clusterDir: string): Watchdog {
  const pid = readPidFile(clusterDir)?.pid;
  const [command, ...args] = [
    ...as.prefix,
    '/bin/sh',
    '-c',
    SCRIPT,
    binaries.pg_ctl,
    clusterDir,
    String(pid),
  ];
  const dog = spawn(command ?? '/bin/sh', args, {
    ...spawnOptions(as),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  dog.unref();
  // Sockets of a child process keep the event loop alive unless they are told not to.
  (dog.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  const stopServer = async (): Promise<void> => {
    await letGo(dog);
    // Somebody may have ended the dog alone.
    if (readPidFile(clusterDir)?.pid !== pid) return;
    await runProgram(as, binaries.pg_ctl, ['stop', '-D', clusterDir, '-m', 'fast', '-w', '-s']);
  };
  let stopped: Promise<void> | null = null;
  return { stopServer: () => (stopped ??= stopServer()) };
}

async function letGo(dog: ChildProcess): Promise<void> {
  if (dog.exitCode !== null || dog.signalCode !== null) return;
  dog.ref();
  const gone = once(dog, 'exit');
  dog.stdin?.end();
  await gone;
}

import { spawn } from 'node:child_process';
import type { PostgresBinaries } from './binaries.js';
import { spawnOptions, type RunAs } from './run-as.js';

export interface Watchdog {
  /** Stops the server in good order and resolves when it is down. */
  stopServer(): Promise<void>;
}

/**
 * Leaves a small process that holds a pipe to this one. When the pipe closes, because we ask for it or because we died
 * of whatever cause (kill -9 too), it stops the server: no orphan survives its owner.
 */
export function watchOver(binaries: PostgresBinaries, as: RunAs, clusterDir: string): Watchdog {
  const script = 'read _ || true; exec "$0" stop -D "$1" -m fast -w -t 30 -s';
  const [command, ...args] = [...as.prefix, '/bin/sh', '-c', script, binaries.pg_ctl, clusterDir];
  const dog = spawn(command ?? '/bin/sh', args, {
    ...spawnOptions(as),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  dog.unref();
  const pipe = dog.stdin;
  // Sockets of a child process keep the event loop alive unless they are told not to.
  (pipe as unknown as { unref?: () => void } | null)?.unref?.();
  return {
    stopServer: () =>
      new Promise((resolve) => {
        if (dog.exitCode !== null || dog.signalCode !== null) return resolve();
        dog.ref();
        dog.once('exit', () => resolve());
        pipe?.end();
      }),
  };
}

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StartupError } from '../config/startup-error.js';
import type { RunAs } from './run-as.js';

/**
 * The folder of the server's socket, told from the cluster's folder alone so that other programs find it too.
 *
 * `sun_path` holds 107 bytes, so it never lies below the project's own folder.
 */
export function socketDirOf(clusterDir: string): string {
  const digest = createHash('sha1').update(path.resolve(clusterDir)).digest('hex').slice(0, 12);
  return path.join(os.tmpdir(), `accord-pg-${digest}`);
}

/**
 * Makes the socket's folder for one account alone, and empties it: the caller owns the cluster, so whatever lies there
 * was left by a killed server, and its lock file may name a process number that is somebody else's by now.
 * @throws StartupError when another account was there first: its name in the shared temporary folder can be foretold
 */
export function makeSocketDir(clusterDir: string, as: RunAs): string {
  const dir = socketDirOf(clusterDir);
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const found = fs.lstatSync(dir);
  if (!found.isDirectory() || (found.uid !== process.getuid?.() && found.uid !== as.ids?.uid)) {
    throw new StartupError(
      `${dir} belongs to another account: remove it, or set TMPDIR to a folder of your own.`,
    );
  }
  if (as.ids !== null) fs.lchownSync(dir, as.ids.uid, as.ids.gid);
  for (const left of fs.readdirSync(dir)) fs.rmSync(path.join(dir, left), { recursive: true, force: true });
  return dir;
}

import fs from 'node:fs';
import path from 'node:path';
import { StartupError } from '../config/startup-error.js';
import type { PostgresBinaries } from './binaries.js';
import { runProgram, type RunAs } from './run-as.js';

/** The superuser that initdb makes; the product itself never connects as it. */
export const SUPERUSER = 'postgres';

const MAJOR = '18';

export function isCluster(dir: string): boolean {
  return fs.existsSync(path.join(dir, 'PG_VERSION'));
}

/** Made under another name and renamed: a kill in the middle leaves nothing that looks like a cluster. */
export async function createCluster(binaries: PostgresBinaries, as: RunAs, dir: string): Promise<void> {
  const parent = path.dirname(dir);
  const draft = `${path.basename(dir)}.init-`;
  for (const left of fs.readdirSync(parent)) {
    if (left.startsWith(draft)) fs.rmSync(path.join(parent, left), { recursive: true, force: true });
  }
  const making = path.join(parent, `${draft}${process.pid}`);
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

/** @throws StartupError when the cluster is of another major version, or its files belong to another account */
export function requireUsableCluster(dir: string, as: RunAs): void {
  const major = fs.statSync(dir).uid === (as.ids?.uid ?? process.getuid?.()) ? readMajor(dir) : null;
  if (major === null) {
    throw new StartupError(
      `${dir} belongs to another account: start as the account that made it, or give this one a folder of its own with DATA_DIR.`,
    );
  }
  if (major !== MAJOR) {
    throw new StartupError(
      `${dir} holds a PostgreSQL ${major} database and this product brings ${MAJOR}: ` +
        'start the version it was made with, or move the folder away.',
    );
  }
}

function readMajor(dir: string): string {
  return fs.readFileSync(path.join(dir, 'PG_VERSION'), 'utf8').trim();
}

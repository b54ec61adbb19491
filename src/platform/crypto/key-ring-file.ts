import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { StartupError } from '../config/startup-error.js';
import { KeyRing } from './key-ring.js';

const FILE_NAME = 'keys.json';

/** Where the key ring comes from. */
export interface KeyRingSource {
  /** `KEY_RING`: the ring itself, as `KeyRing.parse` reads it; null when it is not set. */
  readonly keyRing: string | null;
  /** Folder of `keys.json`, used when `keyRing` is null. */
  readonly dataDir: string;
}

/**
 * The configured ring, or the one in the data folder, which is made at the first start (readable by its owner only).
 * Whoever backs up the database backs up this file too, apart from it: without it sealed fields stay sealed.
 * @throws StartupError when it cannot be used
 */
export function loadKeyRing(source: KeyRingSource): KeyRing {
  const { dataDir } = source;
  return KeyRing.parse(writtenKeyRing(source) ?? create(dataDir, join(dataDir, FILE_NAME)));
}

/**
 * Asked before the database is touched; makes no ring.
 * @throws StartupError when there is one and it cannot be used
 */
export function requireKeyRing(source: KeyRingSource): void {
  const text = writtenKeyRing(source);
  if (text !== null) KeyRing.parse(text);
}

/** The ring as it is written down, for commands that must not make another; null when there is none. @throws StartupError */
export function writtenKeyRing({ keyRing, dataDir }: KeyRingSource): string | null {
  return keyRing ?? readIfThere(join(dataDir, FILE_NAME));
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new StartupError(`The key ring in ${file} cannot be read (${code}).`);
  }
}

/** `link` fails when the file is there: of two processes that start together, both use the ring of the first. */
function create(dataDir: string, file: string): string {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, KeyRing.generate(), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}

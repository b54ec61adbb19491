import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { isUnfinished, REASON_ENDING, SIGNATURE_ENDING } from './file-name.js';

/** Bytes one file may have: it is held in memory while its signature is checked. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;
const MAX_SIGNATURE_BYTES = 1024;
const OWNER_ONLY = 0o700;

/** A thing in the folder `in`. */
export interface Found {
  readonly name: string;
  /** Size, time of change and inode: while they stay the same, it is the same thing. */
  readonly look: string;
  readonly bytes: number;
  readonly isFile: boolean;
}

/** The exchange folder on this machine: `in`, `out`, `done`, `refused`. It decides nothing. */
export class FolderDisk {
  constructor(private readonly root: string) {}

  async prepare(): Promise<void> {
    for (const folder of ['in', 'out']) await fs.mkdir(path.join(this.root, folder), { recursive: true });
    // Whoever carries files in and out needs no sight of those that came before.
    for (const folder of ['done', 'refused']) {
      await fs.mkdir(path.join(this.root, folder), { recursive: true, mode: OWNER_ONLY });
    }
  }

  /** What has arrived, by name; signatures come along with the files they belong to. */
  async arrivals(): Promise<Found[]> {
    const names = (await fs.readdir(path.join(this.root, 'in'))).sort();
    const found: Found[] = [];
    for (const name of names) {
      if (isUnfinished(name) || name.endsWith(SIGNATURE_ENDING)) continue;
      const thing = await this.find(name);
      if (thing !== null) found.push(thing);
    }
    return found;
  }

  /** Null when there is nothing of this name. */
  async find(name: string): Promise<Found | null> {
    const stat = await fs.lstat(path.join(this.root, 'in', name)).catch(missing);
    if (stat === null) return null;
    const look = `${stat.size}:${Math.round(stat.mtimeMs)}:${stat.ino}`;
    return { name, look, bytes: stat.size, isFile: stat.isFile() };
  }

  /** The content; null when it has been taken away meanwhile. Links are not followed. */
  async read(name: string): Promise<Buffer | null> {
    return readWhole(path.join(this.root, 'in', name), MAX_FILE_BYTES);
  }

  /** The text of the `.sig` beside a file; null when there is none. */
  async signatureOf(name: string): Promise<string | null> {
    const bytes = await readWhole(path.join(this.root, 'in', name + SIGNATURE_ENDING), MAX_SIGNATURE_BYTES);
    return bytes?.toString('latin1') ?? null;
  }

  /** Moves a file and its signature out of `in`, unless something else has come under its name. */
  async move(
    file: { readonly name: string; readonly look: string },
    folder: 'done' | 'refused',
    as: string,
  ): Promise<void> {
    if ((await this.find(file.name))?.look !== file.look) return;
    await this.rename(file.name + SIGNATURE_ENDING, path.join(folder, as + SIGNATURE_ENDING));
    await this.rename(file.name, path.join(folder, as));
  }

  /** Deletes what was moved away under this name, with its signature and reason. */
  async clear(folder: 'done' | 'refused', name: string): Promise<void> {
    for (const ending of ['', SIGNATURE_ENDING, REASON_ENDING]) {
      await fs.rm(path.join(this.root, folder, name + ending), { force: true });
    }
  }

  /** Whole or not at all, even when the machine stops. */
  async write(folder: 'out' | 'refused', name: string, content: string | Buffer): Promise<void> {
    const writing = path.join(this.root, folder, `.${name}.tmp`);
    const file = await fs.open(writing, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await fs.rename(writing, path.join(this.root, folder, name));
  }

  private async rename(from: string, to: string): Promise<void> {
    await fs.rename(path.join(this.root, 'in', from), path.join(this.root, to)).catch(missing);
  }
}

async function readWhole(file: string, mostBytes: number): Promise<Buffer | null> {
  const handle = await fs.open(file, constants.O_RDONLY | constants.O_NOFOLLOW).catch(missing);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    return size > mostBytes ? null : await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** A name too long for a signature beside it has none. */
function missing(error: unknown): null {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ELOOP' || code === 'ENAMETOOLONG') return null;
  throw error;
}

/** Whether the disk is to blame, and not the database. */
export function isOfDisk(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'path' in error;
}

import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { contentMissing, shelfAndName } from './content-name.js';
import { FileStore, type PutOptions, type StoredBlob } from './file-store.js';
import { isMissing, type Spool } from './spool.js';

/**
 * A folder with content-addressed names (`ab/cdef…`), readable by the product's own user only.
 *
 * A file is spooled, synced, and renamed: under its final name it is whole or not there, whenever the machine stops.
 * Several processes may share the folder.
 */
export class FolderFileStore extends FileStore {
  /** @param spool in the same file system: a rename does not reach beyond it */
  constructor(
    private readonly folder: string,
    private readonly spool: Spool,
  ) {
    super();
  }

  async put(content: AsyncIterable<Uint8Array>, options: PutOptions): Promise<StoredBlob> {
    return this.spool.take(content, options, (file, { sha256 }) => this.giveName(file, sha256));
  }

  async open(sha256: string): Promise<Readable> {
    let handle: FileHandle;
    try {
      handle = await open(this.pathOf(sha256), 'r');
    } catch (error) {
      if (!isMissing(error)) throw error;
      throw contentMissing(sha256);
    }
    return handle.createReadStream();
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  /** A folder is made when it is first used; there is nothing to wait for. */
  async requireReachable(): Promise<void> {
    await this.spool.prepare();
  }

  /** Renaming over a file of the same name is harmless: it has the same content, or was damaged and is now mended. */
  private async giveName(spooled: string, sha256: string): Promise<void> {
    const target = this.pathOf(sha256);
    const shelf = path.dirname(target);
    if ((await mkdir(shelf, { recursive: true, mode: 0o700 })) !== undefined) await syncFolder(this.folder);
    await rename(spooled, target);
    await syncFolder(shelf);
  }

  private pathOf(sha256: string): string {
    return path.join(this.folder, ...shelfAndName(sha256));
  }
}

/** A rename survives a power cut only once the folder itself is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

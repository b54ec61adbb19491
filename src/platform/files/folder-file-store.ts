import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { DomainError } from '../../kernel/errors.js';
import { FileStore, type PutOptions, type StoredBlob } from './file-store.js';

const SHA256 = /^[0-9a-f]{64}$/;
const INCOMING = 'incoming';
/** An upload lasts at most the request's timeout (30 s); what is an hour old belongs to a process that died. */
const LEFT_OVER_AFTER_MS = 60 * 60 * 1000;

/**
 * A folder with content-addressed names (`ab/cdef…`), readable by the product's own user only.
 *
 * A file is written under a name of its own in `incoming/`, synced, and renamed: under its final name it is whole or
 * not there, whenever the machine stops. Several processes may share the folder.
 */
export class FolderFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(content: AsyncIterable<Uint8Array>, options: PutOptions): Promise<StoredBlob> {
    const incoming = path.join(this.folder, INCOMING);
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const spool = path.join(incoming, randomUUID());
    try {
      const blob = await writeSynced(spool, content, options.maxBytes);
      await options.inspect?.(spool);
      await this.giveName(spool, blob.sha256);
      return blob;
    } finally {
      await rm(spool, { force: true });
    }
  }

  async open(sha256: string): Promise<Readable> {
    let handle: FileHandle;
    try {
      handle = await open(this.pathOf(sha256), 'r');
    } catch (error) {
      if (!isMissing(error)) throw error;
      throw new DomainError(
        'unavailable',
        'file_content_missing',
        'The record of this file exists, but its content is not in the store. Restore it from the backup.',
        { sha256 },
      );
    }
    return handle.createReadStream();
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  /**
   * Deletes what uploads that were cut off by the end of their process have left.
   * @param nowMs real time, as the file system tells it
   * @returns how many were deleted
   */
  async sweepLeftovers(nowMs: number): Promise<number> {
    const incoming = path.join(this.folder, INCOMING);
    let deleted = 0;
    for (const name of await namesIn(incoming)) {
      const spool = path.join(incoming, name);
      const age = nowMs - (await modifiedAt(spool, nowMs));
      if (age < LEFT_OVER_AFTER_MS) continue;
      await rm(spool, { force: true });
      deleted += 1;
    }
    return deleted;
  }

  /** Renaming over a file of the same name is harmless: it has the same content, or was damaged and is now mended. */
  private async giveName(spool: string, sha256: string): Promise<void> {
    const target = this.pathOf(sha256);
    const shelf = path.dirname(target);
    if ((await mkdir(shelf, { recursive: true, mode: 0o700 })) !== undefined) await syncFolder(this.folder);
    await rename(spool, target);
    await syncFolder(shelf);
  }

  private pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new RangeError('not a SHA-256 in lower-case hex');
    return path.join(this.folder, sha256.slice(0, 2), sha256.slice(2));
  }
}

async function writeSynced(
  spool: string,
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(spool, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError('too_large', 'file_too_large', 'The file has more bytes than an upload may have.', {
    maxBytes,
  });
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

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** A file that another process has just finished counts as new. */
async function modifiedAt(file: string, otherwise: number): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return otherwise;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../../kernel/errors.js';
import type { PutOptions, StoredBlob } from './file-store.js';

/** An upload lasts at most the request's timeout (30 s); what is an hour old belongs to a process that died. */
const LEFT_OVER_AFTER_MS = 60 * 60 * 1000;

/** Where content waits on this machine until its last byte, and with it its name, has come. */
export class Spool {
  /** @param folder of its own, readable by the product's own user only */
  constructor(private readonly folder: string) {}

  /**
   * Writes the content under a name of its own, synced; shows it to the inspector, then to `keep`, which moves or copies
   * it to where it stays. Nothing is left here afterwards.
   * @throws DomainError 413 `file_too_large`; whatever `inspect` and `keep` throw
   */
  async take(
    content: AsyncIterable<Uint8Array>,
    options: PutOptions,
    keep: (path: string, blob: StoredBlob) => Promise<void>,
  ): Promise<StoredBlob> {
    await this.prepare();
    const file = path.join(this.folder, randomUUID());
    try {
      const blob = await writeSynced(file, content, options.maxBytes);
      await options.inspect?.(file);
      await keep(file, blob);
      return blob;
    } finally {
      await rm(file, { force: true });
    }
  }

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  /**
   * Deletes what uploads that were cut off by the end of their process have left.
   * @param nowMs real time, as the file system tells it
   * @returns how many were deleted
   */
  async sweepLeftovers(nowMs: number): Promise<number> {
    let deleted = 0;
    for (const name of await namesIn(this.folder)) {
      const file = path.join(this.folder, name);
      const age = nowMs - (await modifiedAt(file, nowMs));
      if (age < LEFT_OVER_AFTER_MS) continue;
      await rm(file, { force: true });
      deleted += 1;
    }
    return deleted;
  }
}

async function writeSynced(
  file: string,
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'wx', 0o600);
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

/** Whether an error of the file system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

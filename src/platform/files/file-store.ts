import type { Readable } from 'node:stream';

/** Content that is kept: its name is its own SHA-256, in lower-case hex. */
export interface StoredBlob {
  readonly sha256: string;
  readonly bytes: number;
}

export interface PutOptions {
  /** More bytes than this are refused and leave nothing behind. */
  readonly maxBytes: number;
  /**
   * Looks at the whole content before it gets its name; `path` is a copy on this machine that lives until the promise
   * settles. What it throws refuses the content, and nothing stays.
   */
  readonly inspect?: (path: string) => Promise<void>;
}

/**
 * Keeps content by its hash, outside the database.
 *
 * Putting the same content twice keeps it once, so a step that is repeated does no harm. Nothing here knows what the
 * content is or whose.
 */
export abstract class FileStore {
  /** @throws DomainError 413 `file_too_large`; whatever `inspect` throws */
  abstract put(content: AsyncIterable<Uint8Array>, options: PutOptions): Promise<StoredBlob>;

  /**
   * The content, opened: a missing one is told here and not in the middle of the stream.
   * @throws DomainError 503 `file_content_missing`
   */
  abstract open(sha256: string): Promise<Readable>;

  /** @throws StartupError in one sentence when nothing can be kept or opened */
  abstract requireReachable(): Promise<void>;

  /** Forgets the content; a name that is not kept is no error. */
  abstract remove(sha256: string): Promise<void>;
}

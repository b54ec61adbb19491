import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { StartupError } from '../../platform/config/startup-error.js';

export const ENCODINGS = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What one reading of a file tells. */
export interface FileLook {
  readonly sha256: string;
  readonly encoding: Encoding;
}

/**
 * Reads the file once, piece by piece: what it is and how it is written. UTF-8 when every byte of it fits, else GB18030,
 * the encoding Chinese spreadsheets save CSV in.
 * @throws StartupError when it cannot be opened, is UTF-16, or fits neither encoding
 */
export async function lookAtFile(file: string, given: Encoding | null): Promise<FileLook> {
  const hash = createHash('sha256');
  const trials = (given === null ? ENCODINGS : [given]).map((encoding) => new Trial(encoding));
  let first = true;
  for await (const chunk of read(file)) {
    if (first) refuseUtf16(chunk, file);
    first = false;
    hash.update(chunk);
    trials.forEach((trial) => trial.push(chunk));
  }
  const fitting = trials.find((trial) => trial.fits());
  if (fitting === undefined) {
    throw new StartupError(
      `${file} is not written in ${given ?? 'UTF-8 or GB18030'}: save it as "CSV UTF-8", or name its encoding with --encoding.`,
    );
  }
  return { sha256: hash.digest('hex'), encoding: fitting.encoding };
}

/** The bytes of the file. @throws StartupError when it cannot be read */
export async function* read(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of fs.createReadStream(file)) yield chunk as Buffer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new StartupError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`);
  }
}

class Trial {
  private readonly decoder: TextDecoder;
  private broken = false;

  constructor(readonly encoding: Encoding) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  push(chunk: Buffer): void {
    if (!this.broken) this.attempt(() => this.decoder.decode(chunk, { stream: true }));
  }

  fits(): boolean {
    if (!this.broken) this.attempt(() => this.decoder.decode());
    return !this.broken;
  }

  private attempt(decode: () => string): void {
    try {
      decode();
    } catch {
      this.broken = true;
    }
  }
}

function refuseUtf16(chunk: Buffer, file: string): void {
  const mark = chunk.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    throw new StartupError(`${file} is written in UTF-16: save it as "CSV UTF-8".`);
}

import fs from 'node:fs/promises';
import { StartupError } from '../../platform/config/startup-error.js';

/**
 * `FILE.rejected.csv`: the lines that were not taken, why, and as they stood. It is written anew from the first line at
 * every run of the command, so that it is complete whatever happened to the run before.
 */
export class RejectedFile {
  private lines = 0;

  private constructor(
    readonly path: string,
    private readonly handle: fs.FileHandle,
  ) {}

  /** @throws StartupError when the folder cannot be written to */
  static async create(file: string): Promise<RejectedFile> {
    const path = `${file}.rejected.csv`;
    const handle = await fs.open(path, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
      throw new StartupError(
        `${path} cannot be written (${error.code ?? 'unknown'}): rejected lines go there.`,
      );
    });
    // The byte order mark lets spreadsheets show Chinese.
    await handle.write('\uFEFFline,reason,raw\r\n');
    return new RejectedFile(path, handle);
  }

  async add(line: number, reason: string, raw: string): Promise<void> {
    this.lines += 1;
    await this.handle.write(`${line},${quoted(reason)},${quoted(raw)}\r\n`);
  }

  /** Closes it; without a rejected line nothing is left behind. @returns how many lines it tells of */
  async close(): Promise<number> {
    await this.handle.close();
    if (this.lines === 0) await fs.rm(this.path, { force: true });
    return this.lines;
  }
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

import { createHash } from 'node:crypto';
import { StartupError } from '../../platform/config/startup-error.js';
import { readCsv } from './csv-rows.js';
import { readJsonLines } from './json-lines.js';
import { type FileLook, read } from './look-at-file.js';
import type { RowReader } from './source-row.js';

/** The file's rows, read again from the beginning. `unchanged` is asked at the end. */
export interface OpenRows extends RowReader {
  /** @throws StartupError when the file is no longer what it was when the import was opened */
  readonly unchanged: () => void;
}

/** JSON Lines by the file's ending (`.jsonl`, `.ndjson`), else CSV. */
export async function openRows(file: string, { encoding, sha256 }: FileLook): Promise<OpenRows> {
  const hash = createHash('sha256');
  async function* text(): AsyncGenerator<string> {
    // The decoder drops a byte order mark.
    const decoder = new TextDecoder(encoding, { fatal: true });
    for await (const chunk of read(file)) {
      hash.update(chunk);
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  }
  const reader = /\.(jsonl|ndjson)$/i.test(file) ? readJsonLines(text()) : await readCsv(text());
  return {
    ...reader,
    unchanged: () => {
      if (hash.digest('hex') === sha256) return;
      throw new StartupError(`${file} was changed while it was being imported: run the command again.`);
    },
  };
}

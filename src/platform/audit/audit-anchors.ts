import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';

const FILE = 'audit-anchors.log';

/** A seal as the file beside the database remembers it; `hash` in hexadecimal. */
export interface Anchor {
  readonly batch: string;
  readonly hash: string;
}

/** Where the anchors of a data folder are. */
export function anchorsPath(dataDir: string): string {
  return path.join(dataDir, FILE);
}

/** @returns null when there is no such file */
export async function readAnchors(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** One line an anchor: `batch hash`. A line that says anything else is null. */
export function parseAnchors(text: string): (Anchor | null)[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, batch, hash] = /^(\d{1,18}) ([0-9a-f]{64})$/.exec(line) ?? [];
      return batch === undefined || hash === undefined ? null : { batch, hash };
    });
}

/** Appends and waits until the lines are on the disk. */
export async function appendAnchors(file: string, anchors: readonly Anchor[]): Promise<void> {
  if (anchors.length === 0) return;
  const lines = anchors.map(({ batch, hash }) => `${batch} ${hash}\n`).join('');
  await appendFile(file, lines, { flush: true });
}

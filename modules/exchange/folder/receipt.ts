import type { Tx } from '../../../src/platform/database/tx.js';
import type { Rejection } from '../imports/import-run.js';
import { getRun, listRegistered, listRejections } from '../imports/imports.store.js';
import type { ExchangeFile } from './exchange-files.store.js';

/** What the sender is told of a file: how many rows became something, what each became, and which were not taken. */
export interface Receipt {
  readonly file: string;
  readonly sequence: number | null;
  /** Of the file's bytes, as they were taken. */
  readonly sha256: string | null;
  readonly takenAt: string;
  readonly imported: number;
  readonly repeated: number;
  readonly rejected: number;
  readonly registered: readonly {
    readonly line: number;
    readonly reference: string | null;
    readonly number: string;
  }[];
  readonly rejections: readonly Rejection[];
}

const PAGE = 1000;

/** The receipt of a file that is done. The same file always has the same receipt, byte for byte. */
export async function receiptOf(tx: Tx, file: ExchangeFile): Promise<Receipt> {
  if (file.runId === null || file.decidedAt === null) throw new Error(`${file.name} is not done`);
  const { runId } = file;
  const run = await getRun(tx, runId);
  const registered = await all((after) => listRegistered(tx, runId, after, PAGE));
  return {
    file: file.name,
    sequence: file.sequence,
    sha256: file.sha256,
    takenAt: file.decidedAt.toISOString(),
    imported: run.imported,
    repeated: run.repeated,
    rejected: run.rejected,
    registered: registered.map(({ line, rowKey, number }) => ({
      line,
      reference: rowKey.startsWith('id:') ? rowKey.slice(3) : null,
      number,
    })),
    rejections: await all((after) => listRejections(tx, runId, after, PAGE)),
  };
}

async function all<Row extends { readonly line: number }>(
  page: (afterLine: number) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const more = await page(rows.at(-1)?.line ?? 0);
    rows.push(...more);
    if (more.length < PAGE) return rows;
  }
}

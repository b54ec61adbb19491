import { Worker } from 'node:worker_threads';
import type { Table } from './table.js';

/** Done when nothing is being drawn any more. */
let drawing: Promise<unknown> = Promise.resolve();

/**
 * The table as an XLSX file, drawn in a thread of its own: 20,000 rows of 28 columns take some six seconds (one of two shared CPUs) in
 * which nobody else would be answered. One after the other, for each takes some 200 MB meanwhile.
 */
export function drawApart(table: Table): Promise<Buffer> {
  const drawn = drawing.then(() => drawNow(table));
  const over = (): void => undefined;
  drawing = drawn.then(over, over);
  return drawn;
}

function drawNow(table: Table): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-worker.js', import.meta.url), { workerData: table });
    worker.once('message', (content: Uint8Array<ArrayBuffer>) => resolve(Buffer.from(content.buffer)));
    worker.once('error', reject);
  });
}

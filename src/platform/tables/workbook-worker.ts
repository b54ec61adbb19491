import { parentPort, workerData } from 'node:worker_threads';
import type { Table } from './table.js';
import { drawWorkbook } from './workbook.js';

/** A thread of its own that draws one workbook: see `drawApart`. */
const content = new Uint8Array(await drawWorkbook(workerData as Table));
parentPort?.postMessage(content, [content.buffer]);

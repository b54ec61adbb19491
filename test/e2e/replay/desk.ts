import path from 'node:path';
import { requestBatches, type RequestRow } from '../../../src/cli/replay/requests.js';
import type { TestProduct } from '../../support/product.js';

const SAMPLE = path.resolve('test/data/service_requests_sample.csv.gz');
const AS_OF = '2016-01-12T23:00';

export interface Verdict {
  readonly line: number;
  readonly externalId: string;
  readonly department: string;
  readonly caseId: string;
  readonly referralId: string;
  readonly verdict: string;
  readonly ownVerdict: string | null;
  readonly deadlineAt: string | null;
  readonly stoppedAt: string | null;
  readonly breach: { readonly id: string; readonly deadlineAt: string } | null;
  readonly closedBeforeOpen: boolean;
}

/** Rows of the sample that `wanted` lets through, numbered from 1. */
export async function sampleRows(
  count: number,
  wanted: (row: RequestRow) => boolean = () => true,
): Promise<RequestRow[]> {
  const rows: RequestRow[] = [];
  for await (const batch of requestBatches(SAMPLE, { size: 500, limit: Infinity })) {
    for (const row of batch)
      if (wanted(row) && rows.length < count) rows.push({ ...row, line: rows.length + 1 });
    if (rows.length === count) break;
  }
  return rows;
}

/** Begins a run as the administrator of the district. @returns its id */
export async function startRun(product: TestProduct, name = '样本'): Promise<string> {
  const answer = await product
    .as('admin')
    .post<{ id: string }>('/replays', { name, timeZone: 'America/New_York', asOf: AS_OF });
  if (answer.status !== 201) throw new Error(`no run: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

/** Sends rows in batches of 500. */
export async function sendRows(
  product: TestProduct,
  run: string,
  rows: readonly RequestRow[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) {
    const answer = await product
      .as('admin')
      .post(`/replays/${run}/batches`, { rows: rows.slice(at, at + 500) });
    if (answer.status !== 201) throw new Error(`batch refused: ${JSON.stringify(answer.body)}`);
  }
}

export async function judge(product: TestProduct, run: string): Promise<void> {
  const answer = await product.as('admin').post(`/replays/${run}/judgement`);
  if (answer.status !== 200) throw new Error(`not judged: ${JSON.stringify(answer.body)}`);
}

/** Every verdict of the run, page by page. */
export async function verdictsOf(product: TestProduct, run: string): Promise<Verdict[]> {
  const all: Verdict[] = [];
  for (let place = ''; ;) {
    const { body } = await product
      .as('admin')
      .get<{ items: Verdict[]; nextCursor: string | null }>(`/replays/${run}/verdicts?limit=200${place}`);
    all.push(...body.items);
    if (body.nextCursor === null) return all;
    place = `&cursor=${body.nextCursor}`;
  }
}

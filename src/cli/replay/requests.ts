import fs from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { StartupError } from '../../platform/config/startup-error.js';

/** A row of the file as the product takes it. */
export interface RequestRow {
  readonly line: number;
  readonly externalId: string;
  readonly department: string;
  readonly openedAt: string;
  readonly targetAt?: string;
  readonly closedAt?: string;
  readonly narrative: string;
  readonly placeText?: string;
  readonly ownVerdict?: 'ONTIME' | 'OVERDUE';
}

type Columns = Readonly<Record<string, string>>;

const NEEDED = ['case_enquiry_id', 'open_dt', 'target_dt', 'closed_dt', 'ontime_status', 'department'];

/**
 * The requests of a CSV file, packed or not, in batches and one batch at a time: a file of any length fits.
 * @throws StartupError when the file cannot be read, or a column is missing
 */
export async function* requestBatches(
  file: string,
  { size, limit }: { readonly size: number; readonly limit: number },
): AsyncGenerator<readonly RequestRow[]> {
  let batch: RequestRow[] = [];
  let line = 0;
  for await (const columns of rowsOf(file)) {
    if (line === limit) break;
    line += 1;
    batch.push(toRow(columns, line));
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Looks whether the file begins as it must, before anything is brought up for it.
 * @throws StartupError when it cannot be read, or a column is missing
 */
export async function lookAtRequests(file: string): Promise<void> {
  await requestBatches(file, { size: 1, limit: 1 }).next();
}

async function* rowsOf(file: string): AsyncGenerator<Columns> {
  const source = fs.createReadStream(file);
  const parser = parse({
    columns: checkedColumns,
    bom: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n'],
  });
  const unpacked = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  source.on('error', (error: Error) => parser.destroy(error));
  if (unpacked !== source) unpacked.on('error', (error: Error) => parser.destroy(error));
  unpacked.pipe(parser);
  try {
    for await (const columns of parser) yield columns as Columns;
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    source.destroy();
  }
}

function checkedColumns(header: string[]): string[] {
  const missing = NEEDED.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new StartupError(`The file has no column ${missing.join(', ')}.`);
  return header;
}

function toRow(columns: Columns, line: number): RequestRow {
  const of = (name: string): string => (columns[name] ?? '').trim();
  const kind = [of('type'), of('reason'), of('subject')].find((text) => text !== '') ?? 'request';
  const verdict = of('ontime_status');
  return {
    line,
    externalId: of('case_enquiry_id'),
    department: of('department') === '' ? 'none' : of('department'),
    openedAt: of('open_dt'),
    ...(of('target_dt') === '' ? {} : { targetAt: of('target_dt') }),
    ...(of('closed_dt') === '' ? {} : { closedAt: of('closed_dt') }),
    narrative: kind.slice(0, 500),
    ...(of('neighborhood') === '' ? {} : { placeText: of('neighborhood').slice(0, 200) }),
    ...(verdict === 'ONTIME' || verdict === 'OVERDUE' ? { ownVerdict: verdict } : {}),
  };
}

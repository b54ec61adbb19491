import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import type { Span } from '../support/measure.js';
import type { Filled, Script } from './script.js';

const RATE = /^tps = ([\d.]+)/m;
const PLACE = /\$(\d+)/g;

/** Whether PostgreSQL's own load generator is on this machine. */
export function hasPgbench(): boolean {
  return spawnSync('pgbench', ['--version']).status === 0;
}

/**
 * The writes of a lifecycle by `pgbench`, whose clients cost next to nothing. Values stand in the texts themselves (simple
 * protocol), for only so can a new id be put inside a JSON value: each statement is planned anew.
 * @returns lifecycles a second
 */
export async function playByPgbench(
  database: pg.PoolConfig,
  script: Script,
  { clients, measuredMs }: Span,
): Promise<number> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-pgbench-'));
  try {
    const file = path.join(folder, 'lifecycle.sql');
    fs.writeFileSync(file, pgbenchText(script));
    const seconds = Math.max(1, Math.round(measuredMs / 1000));
    const place = ['-h', String(database.host), '-p', String(database.port), '-U', String(database.user)];
    const load = [
      '-n',
      '-M',
      'simple',
      '-f',
      file,
      '-c',
      String(clients),
      '-j',
      String(Math.min(2, clients)),
    ];
    const { stdout } = await promisify(execFile)('pgbench', [
      ...place,
      ...load,
      '-T',
      String(seconds),
      String(database.database),
    ]);
    const [, rate] = RATE.exec(stdout) ?? [];
    if (rate === undefined) throw new Error(`pgbench told no rate: ${stdout}`);
    return Number(rate);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** New ids first, then the statements with those ids in their places. */
function pgbenchText(script: Script): string {
  const names = script.fresh().map((_, index) => `f${index}`);
  const ids = `select ${names.map((name) => `uuidv7() as ${name}`).join(', ')} \\gset`;
  const marks = names.map((name) => `:${name}`);
  const statements = Array.from({ length: script.length }, (_, index) =>
    script.fill(index, marks, 'writes').map(withValues),
  );
  return [ids, ...statements.flat(), ''].join('\n');
}

function withValues({ text, values }: Filled): string {
  return `${text.trim().replace(PLACE, (_, nth: string) => literal(values[Number(nth) - 1]))};`;
}

/** As the driver writes it, so that the database reads the same. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return quoted(value.toISOString());
  if (Buffer.isBuffer(value)) return quoted(`\\x${value.toString('hex')}`);
  if (Array.isArray(value)) return quoted(`{${value.map(element).join(',')}}`);
  return quoted(typeof value === 'string' ? value : JSON.stringify(value));
}

function element(value: unknown): string {
  return value === null ? 'NULL' : JSON.stringify(value);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

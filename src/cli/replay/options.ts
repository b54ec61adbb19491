import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartupError } from '../../platform/config/startup-error.js';

export const USAGE = `Usage: npm run replay -- FILE [--as-of 2016-01-12T23:00] [--limit N]
  FILE     service requests, .csv or .csv.gz, local times of America/New_York
  --as-of  open requests are judged as of this local time
  --limit  only the first N rows`;

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

export interface ReplayOptions {
  readonly file: string;
  readonly asOf: string;
  readonly limit: number;
}

/**
 * @param cwd what a relative FILE is relative to
 * @throws StartupError with what is wrong and the usage
 */
export function readOptions(args: readonly string[], cwd: string): ReplayOptions {
  const { values, positionals } = parsed(args);
  const [file, ...others] = positionals;
  const limit = values.limit === undefined ? Infinity : Number(values.limit);
  const asOf = values['as-of'] ?? '2016-01-12T23:00';
  const isLimit = limit === Infinity || (Number.isSafeInteger(limit) && limit > 0);
  if (file === undefined || others.length > 0) throw new StartupError(`Name one file.\n${USAGE}`);
  if (!isLimit) throw new StartupError(`--limit ${values.limit} is no number of rows.\n${USAGE}`);
  if (!isLocalTime(asOf)) throw new StartupError(`--as-of ${asOf} is no local time.\n${USAGE}`);
  return { file: path.resolve(cwd, file), asOf, limit };
}

/** Of a day that the calendar has. */
function isLocalTime(text: string): boolean {
  const instant = new Date(`${text}Z`);
  return LOCAL_TIME.test(text) && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

function parsed(args: readonly string[]): {
  values: { 'as-of'?: string; limit?: string };
  positionals: string[];
} {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'as-of': { type: 'string' }, limit: { type: 'string' } },
    });
  } catch (error) {
    throw new StartupError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

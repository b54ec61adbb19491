import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartupError } from '../../platform/config/startup-error.js';
import { type Encoding, ENCODINGS } from './look-at-file.js';

/** What the command was asked to do. */
export interface ImportCommand {
  readonly file: string;
  /** Key of the agency in whose name the rows are registered; null when there is only one station. */
  readonly agency: string | null;
  readonly target: string;
  readonly source: string;
  /** Null: found out. */
  readonly encoding: Encoding | null;
  /** Login of an account of the accounts file; null for its first system administrator. */
  readonly account: string | null;
  readonly mapping: { readonly columns: object; readonly constants: object; readonly values: object };
}

export const USAGE =
  'npm run import -- FILE [--agency KEY] [--mapping FILE] [--source NAME] [--encoding utf-8|gb18030] [--account LOGIN]';

const OPTIONS = {
  agency: { type: 'string' },
  mapping: { type: 'string' },
  source: { type: 'string' },
  target: { type: 'string' },
  encoding: { type: 'string' },
  account: { type: 'string' },
} as const;

const MAPPING_KEYS = ['agency', 'source', 'encoding', 'columns', 'constants', 'values'];

/** Options win over what the mapping file says. @throws StartupError in one sentence */
export function readCommand(args: readonly string[], cwd: string): ImportCommand {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new StartupError(`Name one file: ${USAGE}`);
  const mapping = values.mapping === undefined ? {} : readMapping(path.resolve(cwd, values.mapping));
  const { columns = {}, constants = {}, values: meant = {} } = mapping;
  return {
    file: path.resolve(cwd, file),
    agency: values.agency ?? mapping.agency ?? null,
    target: values.target ?? 'disputes',
    source: values.source ?? mapping.source ?? 'list',
    encoding: encodingOf(values.encoding ?? mapping.encoding),
    account: values.account ?? null,
    mapping: { columns, constants, values: meant },
  };
}

function parsed(
  args: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${USAGE}`);
  }
}

interface MappingFile {
  readonly agency?: string;
  readonly source?: string;
  readonly encoding?: string;
  readonly columns?: object;
  readonly constants?: object;
  readonly values?: object;
}

function readMapping(file: string): MappingFile {
  let content: unknown;
  try {
    content = JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be opened';
    throw new StartupError(`The mapping ${file} is not usable: ${why}.`);
  }
  const strange = Object.keys(Object(content) as object).filter((key) => !MAPPING_KEYS.includes(key));
  if (typeof content !== 'object' || content === null || Array.isArray(content) || strange.length > 0) {
    throw new StartupError(
      `The mapping ${file} takes ${MAPPING_KEYS.join(', ')}, and not ${strange.join(', ')}.`,
    );
  }
  return content;
}

function encodingOf(text: string | undefined): Encoding | null {
  if (text === undefined) return null;
  const known = ENCODINGS.find((encoding) => encoding === text.toLowerCase());
  if (known === undefined) throw new StartupError(`--encoding takes ${ENCODINGS.join(' or ')}.`);
  return known;
}

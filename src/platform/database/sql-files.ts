import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** TypeORM orders migrations by the 13 digits at the end of their names. */
const TIMESTAMP_BASE = 1_700_000_000_000;
const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/;

export interface SqlFile {
  readonly number: number;
  /** As the tables of migrations know it: `AreasAndAgencies1700000000010`. */
  readonly name: string;
  readonly fileName: string;
  readonly sql: string;
  /** SHA-256 of the file. */
  readonly checksum: string;
}

/**
 * The migrations of a folder, in their order.
 * @throws Error when a file is not named `NNNN-idea.sql`, or two have the same number: one would be left out silently
 */
export function readSqlFiles(folder: string): SqlFile[] {
  const files = fs
    .readdirSync(folder)
    .filter((fileName) => fileName.endsWith('.sql'))
    .map((fileName) => readSqlFile(folder, fileName))
    .sort((a, b) => a.number - b.number);
  files.forEach((file, index) => {
    const next = files[index + 1];
    if (file.number === next?.number)
      throw new Error(`${file.fileName} and ${next.fileName} have the same number`);
  });
  return files;
}

function readSqlFile(folder: string, fileName: string): SqlFile {
  const [, number, idea] = FILE_NAME.exec(fileName) ?? [];
  if (number === undefined || idea === undefined)
    throw new Error(`${fileName} is not named like 0001-idea.sql`);
  const sql = fs.readFileSync(path.join(folder, fileName), 'utf8');
  const camel = idea.replace(/(^|-)([a-z0-9])/g, (_match, _dash, letter: string) => letter.toUpperCase());
  return {
    number: Number(number),
    name: `${camel}${TIMESTAMP_BASE + Number(number)}`,
    fileName,
    sql,
    checksum: createHash('sha256').update(sql).digest('hex'),
  };
}

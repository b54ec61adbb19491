import type pg from 'pg';
import { StartupError } from '../config/startup-error.js';

const EXTENSIONS = ['ltree', 'pg_trgm', 'pgcrypto'] as const;

/** @throws StartupError when the server does not have one, or this login may not add it */
export async function ensureExtensions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ extname: string }>('select extname from pg_extension');
  for (const extension of EXTENSIONS) {
    if (rows.some(({ extname }) => extname === extension)) continue;
    try {
      await client.query(`create extension if not exists ${extension}`);
    } catch (error) {
      throw new StartupError(
        `The database has no extension ${extension} and it could not be added (${(error as Error).message}): ` +
          `install PostgreSQL's contrib package on the server, and as an administrator run "create extension ${extension};" in this database.`,
      );
    }
  }
}

/**
 * Trigrams follow the database's character classes: under the plain C locale Chinese text has none, and every search
 * by name would silently find nothing.
 * @throws StartupError when Chinese text cannot be searched in this database
 */
export async function requireChineseSearch(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ trigrams: number }>(
    `select cardinality(show_trgm('中文')) as trigrams`,
  );
  if ((rows[0]?.trigrams ?? 0) > 0) return;
  throw new StartupError(
    'The database cannot search Chinese text, its character type knows no Chinese letters: ' +
      'create it anew with "create database … template template0 encoding UTF8 lc_ctype \'C.UTF-8\'" and correct DATABASE_URL.',
  );
}

import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

/**
 * Reads `bigint` as a number and `date` as its text, process-wide. Amounts in fen and sequence numbers stay far below
 * 2^53; a calendar date has no time zone, so it must not become an instant.
 */
export function configurePgTypes(): void {
  pg.types.setTypeParser(INT8, readSafeInteger);
  pg.types.setTypeParser(DATE, (text) => text);
}

function readSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond 2^53: ${text}`);
  return value;
}

import { InvalidInput } from '../../kernel/errors.js';

// Its file has the suffix by which the description of the API finds what routes take.
export { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, PageQuery } from './page.dto.js';

/** A page of a list. `nextCursor` is null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Cursors are opaque to clients: the sort key of the last row, as JSON in base64url. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * @param length how many parts the key of this list has
 * @throws InvalidInput when the cursor is not one this list gave out
 */
export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === length) return key as (string | number | null)[];
  } catch {
    // Falls through: text that is no JSON is as useless as a key of the wrong length.
  }
  throw InvalidInput.at(
    'cursor',
    'cursor_unknown',
    'Use the nextCursor of the page before, or leave it out.',
  );
}

/** Cuts a page out of `limit + 1` rows: the row too many only tells that there is more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  keyOf: (row: Row) => readonly (string | number | null)[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { items: shown.map(toItem), nextCursor };
}

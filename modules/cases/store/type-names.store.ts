import type { Tx } from '../../../src/platform/database/tx.js';

/** The names of dispute types by their codes; a code that there is not is left out. */
export async function typeNames(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.query<{ code: string; name: string }>(
    'select code, name from dispute_type where code = any($1)',
    [codes],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

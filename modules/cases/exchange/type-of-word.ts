import type { Tx } from '../../../src/platform/database/tx.js';

/** The dispute type a word of a list means, or the first-level types that it could mean. */
export type WordOfType =
  | { readonly code: string; readonly couldBe?: undefined }
  | { readonly code: null; readonly couldBe: readonly string[] };

/**
 * By code, by the name the taxonomy gives it, or by the word of the police's own call records for a first-level type
 * (`policeSubType`). A word that several of them share, or that nobody knows, means none: the case comes in without a type.
 */
export async function typeOfWord(tx: Tx, word: string): Promise<WordOfType> {
  const rows = await tx.query<{ code: string; isNamed: boolean }>(
    `select code, code = $1 or name = $1 as "isNamed" from dispute_type
     where active_to is null and (code = $1 or name = $1 or (police_class = $1 and parent_code is null))
     order by "isNamed" desc, length(code) desc, code`,
    [word],
  );
  const [first] = rows;
  if (first === undefined) return { code: null, couldBe: [] };
  if (first.isNamed || rows.length === 1) return { code: first.code };
  return { code: null, couldBe: rows.map(({ code }) => code) };
}

import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import type { FieldCipher } from '../field-cipher.js';
import { besides, type KeyUse, keyUsage } from './key-usage.js';
import { type Pass, resealTable } from './reseal-table.js';
import { type SealedTable, sealedTables } from './sealed-tables.js';

/** What others hold all that time, or go on sealing with an old key, is left to the next run. */
const MOST_PASSES = 15;
const PAUSE_MS = 1_000;

/** What a run did, and how things stand after it. */
export interface Resealing extends Pass {
  readonly uses: readonly KeyUse[];
  /** Texts that still have another key than the current one. */
  readonly left: number;
}

/**
 * Seals everything with the current key, beside whatever else goes on. Passes follow one another until nothing is left that
 * opens: a row that somebody held is free at the next, and a text that was copied from row to row meanwhile is found there.
 * It keeps no account of how far it is, for the texts tell it: to go on after a kill is to run it again.
 * @param tell called after each batch with the table and the rows of this pass done so far
 */
export async function reseal(
  client: ClientBase,
  cipher: FieldCipher,
  tell: (table: string, rows: number) => void = () => undefined,
): Promise<Resealing> {
  const tables = await sealedTables(client);
  let rows = 0;
  for (let passes = 1; ; passes++) {
    const pass = await passOver(client, cipher, { tables, tell });
    rows += pass.rows;
    const uses = await keyUsage(client, tables);
    const left = besides(uses, cipher.keyId);
    if (left <= pass.broken || passes === MOST_PASSES) {
      if (rows > 0) await record(client, cipher.keyId, rows);
      return { rows, broken: pass.broken, uses, left };
    }
    await pause(PAUSE_MS);
  }
}

async function record(client: ClientBase, keyId: string, rows: number): Promise<void> {
  await client.query(
    `insert into audit_row (at, actor_kind, actor_name, action, subject_type, subject_id, detail, request_id)
     values (accord_now(), 'system', '系统', 'field_key.resealed', 'field_key', $1, $2, 'keys-reseal')`,
    [keyId, { rows }],
  );
}

async function passOver(
  client: ClientBase,
  cipher: FieldCipher,
  {
    tables,
    tell,
  }: { readonly tables: readonly SealedTable[]; readonly tell: (table: string, rows: number) => void },
): Promise<Pass> {
  let [rows, broken] = [0, 0];
  for (const table of tables) {
    const pass = await resealTable(client, cipher, table, (done) => tell(table.name, done));
    rows += pass.rows;
    broken += pass.broken;
  }
  return { rows, broken };
}

import type { ClientBase } from 'pg';
import { type FieldCipher, SealBroken } from '../field-cipher.js';
import type { SealedTable } from './sealed-tables.js';

const BATCH_ROWS = 200;

/** What a pass over a table, or a part of one, did. */
export interface Pass {
  readonly rows: number;
  /** Texts that do not open with any key of the ring, and stay as they are. */
  readonly broken: number;
}

interface Batch extends Pass {
  /** The primary key of its last row; null when there was none. */
  readonly last: readonly string[] | null;
}

/**
 * Seals anew what is not sealed with the current key, once through the table in the order of its primary key.
 *
 * Each batch is a transaction of milliseconds. Rows that somebody holds are left to another pass: nobody waits for us, and no two
 * stand in each other's way. Whatever was committed stays, so a pass that was killed is simply begun anew.
 * @param tell called after each batch with the rows done so far
 */
export async function resealTable(
  client: ClientBase,
  cipher: FieldCipher,
  table: SealedTable,
  tell: (rows: number) => void = () => undefined,
): Promise<Pass> {
  let [rows, broken] = [0, 0];
  for (let after: readonly string[] | null = null; ;) {
    const batch: Batch = await resealBatch(client, cipher, { table, after });
    if (batch.last === null) return { rows, broken };
    rows += batch.rows;
    broken += batch.broken;
    after = batch.last;
    tell(rows);
  }
}

async function resealBatch(
  client: ClientBase,
  cipher: FieldCipher,
  place: { readonly table: SealedTable; readonly after: readonly string[] | null },
): Promise<Batch> {
  const { table } = place;
  await client.query('begin');
  try {
    const found = await lockOutdated(client, cipher.mark, place);
    let broken = 0;
    const anew = found.flatMap((row) => {
      const key = row.slice(0, table.key.length);
      const texts = row.slice(table.key.length).map((text, index) => {
        const sealed = sealAnew(cipher, text, table.columns[index]?.context ?? '');
        if (sealed === undefined) broken += 1;
        return sealed ?? text;
      });
      return texts.some((text, index) => text !== row[table.key.length + index]) ? [[...key, ...texts]] : [];
    });
    if (anew.length > 0) await save(client, table, anew);
    await client.query('commit');
    const last = found.at(-1)?.slice(0, table.key.length) as readonly string[] | undefined;
    return { rows: anew.length, broken, last: last ?? null };
  } catch (error) {
    // A connection that is gone has rolled back by itself.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** @returns undefined where it does not open */
function sealAnew(cipher: FieldCipher, text: string | null, context: string): string | null | undefined {
  if (text === null || !cipher.isOutdated(text)) return text;
  try {
    return cipher.seal(cipher.open(text, context), context);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** Rows as arrays: the primary key as text, then the sealed columns. */
async function lockOutdated(
  client: ClientBase,
  mark: string,
  { table, after }: { readonly table: SealedTable; readonly after: readonly string[] | null },
): Promise<(string | null)[][]> {
  const keys = table.key.map(({ name }) => name);
  const columns = table.columns.map(({ name }) => name);
  const outdated = columns.map((name) => `not starts_with(${name}, $1)`).join(' or ');
  const onwards = table.key.map(({ type }, index) => `$${index + 2}::text::${type}`).join(', ');
  const { rows } = await client.query<(string | null)[]>({
    text: `select ${[...keys.map((name) => `${name}::text`), ...columns].join(', ')} from ${table.name}
      where (${outdated}) ${after === null ? '' : `and (${keys.join(', ')}) > (${onwards})`}
      order by ${keys.join(', ')} limit ${BATCH_ROWS} for no key update skip locked`,
    values: [mark, ...(after ?? [])],
    rowMode: 'array',
  });
  return rows;
}

async function save(
  client: ClientBase,
  { name: table, key, columns }: SealedTable,
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  const fields = [...key.map(({ name }) => name), ...columns.map(({ name }) => name)];
  const arrays = fields.map((_, index) => `$${index + 1}::text[]`).join(', ');
  const sets = columns.map(({ name }) => `${name} = n.${name}`).join(', ');
  const same = key.map(({ name, type }) => `t.${name} = n.${name}::${type}`).join(' and ');
  await client.query(
    `update ${table} t set ${sets} from unnest(${arrays}) as n(${fields.join(', ')}) where ${same}`,
    fields.map((_, index) => rows.map((row) => row[index])),
  );
}

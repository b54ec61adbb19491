import type { ClientBase } from 'pg';
import type { SealedTable } from './sealed-tables.js';

/** How many texts of a column are sealed with a key. */
export interface KeyUse {
  /** `table.column` */
  readonly column: string;
  readonly keyId: string;
  readonly rows: number;
}

/** Which keys are in use, by column: one look at every row. */
export async function keyUsage(
  client: ClientBase,
  tables: readonly SealedTable[],
): Promise<readonly KeyUse[]> {
  const uses: KeyUse[] = [];
  for (const { name, columns } of tables) {
    const pairs = columns.map((column) => `('${name}.${column.name}', t.${column.name})`).join(', ');
    const { rows } = await client.query<KeyUse>(
      `select s.col as column, split_part(s.sealed, ':', 2) as "keyId", count(*)::int as rows
       from ${name} t cross join lateral (values ${pairs}) as s(col, sealed)
       where s.sealed is not null group by 1, 2 order by 1, 2`,
    );
    uses.push(...rows);
  }
  return uses;
}

/** How many texts have another key than this. */
export function besides(uses: readonly KeyUse[], keyId: string): number {
  return uses.reduce((sum, use) => (use.keyId === keyId ? sum : sum + use.rows), 0);
}

import type pg from 'pg';

/** Where one of the texts lies open in the database: the text and `table.column`. */
export interface Found {
  readonly needle: string;
  readonly place: string;
}

/** Looks through every row of every table, the queue's too. */
export async function searchDatabase(
  sql: pg.Pool,
  needles: readonly string[],
): Promise<{ readonly tables: number; readonly found: readonly Found[] }> {
  const { rows: tables } = await sql.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const found = new Map<string, Found>();
  for (const { schema, name } of tables) {
    const { rows } = await sql.query<{ column: string; needle: string }>(
      `select distinct c.key as column, n.needle
       from "${schema}"."${name}" t, jsonb_each_text(to_jsonb(t)) c, unnest($1::text[]) as n(needle)
       where strpos(c.value, n.needle) > 0`,
      [needles],
    );
    for (const { column, needle } of rows) {
      const place = schema === 'public' ? `${name}.${column}` : `${schema}.${name}.${column}`;
      found.set(`${needle} ${place}`, { needle, place });
    }
  }
  return { tables: tables.length, found: [...found.values()] };
}

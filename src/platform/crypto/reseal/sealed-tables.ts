import type { ClientBase } from 'pg';

/** A column of sealed texts, and the context they are bound to. */
export interface SealedColumn {
  readonly name: string;
  readonly context: string;
}

/** A table that has such columns. */
export interface SealedTable {
  readonly name: string;
  /** The primary key, in its order. */
  readonly key: readonly { readonly name: string; readonly type: string }[];
  readonly columns: readonly SealedColumn[];
}

const TABLES = `
select c.relname::text as name,
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by k.place)
   from pg_index i cross join unnest(i.indkey) with ordinality as k(number, place)
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
   where i.indrelid = c.oid and i.indisprimary) as key,
  json_agg(json_build_object('name', s.attname, 'context',
    substring(col_description(c.oid, s.attnum) from 'context ([a-z_]+\\.[a-z_]+)')) order by s.attnum) as columns
from pg_class c join pg_attribute s on s.attrelid = c.oid and s.attnum > 0 and not s.attisdropped
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and s.attname like '%\\_sealed'
group by c.oid, c.relname order by c.relname`;

/**
 * Every table with sealed texts, whichever module it belongs to, as the database itself tells: their columns are named
 * `…_sealed`, and the comment of each says its context. So none can be left out.
 * @throws Error naming a column whose comment does not say it
 */
export async function sealedTables(client: ClientBase): Promise<readonly SealedTable[]> {
  const { rows } = await client.query<SealedTable>(TABLES);
  for (const { name, columns } of rows) {
    const mute = columns.find(({ context }: { readonly context: string | null }) => context === null);
    if (mute !== undefined)
      throw new Error(`the comment of ${name}.${mute.name} does not say to what context it is sealed`);
  }
  return rows;
}

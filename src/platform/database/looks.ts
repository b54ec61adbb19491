type Query = (sql: string, values: readonly unknown[]) => Promise<object[]>;

interface Look {
  readonly sql: string;
  readonly rows: Promise<object[]>;
}

/**
 * The answers that one unit of work remembers, so that what it asks again is not sent again. It dies with the unit of work.
 *
 * Whatever the unit of work writes itself it reads anew: a write to a table forgets every answer that was read from it.
 */
export class Looks {
  private readonly known = new Map<string, Look>();

  constructor(private readonly query: Query) {}

  async ask(sql: string, values: readonly unknown[]): Promise<object[]> {
    const key = JSON.stringify([sql, values]);
    const look = this.known.get(key) ?? { sql, rows: this.query(sql, values) };
    this.known.set(key, look);
    return [...(await look.rows)];
  }

  /** A statement is about to be sent: what it writes is no longer known. */
  passing(sql: string): void {
    if (this.known.size === 0) return;
    const written = tablesWrittenBy(sql);
    if (written.length === 0) return;
    for (const [key, look] of this.known)
      if (written.some((table) => wordsOf(look.sql).has(table))) this.known.delete(key);
  }

  /** What was read may have been written by what is undone now. */
  forget(): void {
    this.known.clear();
  }
}

/** Constant texts: each is taken apart once. */
const written = new Map<string, readonly string[]>();
const words = new Map<string, ReadonlySet<string>>();

function tablesWrittenBy(sql: string): readonly string[] {
  const known = written.get(sql);
  if (known !== undefined) return known;
  const tables = [...sql.matchAll(/\b(?:insert into|update|delete from|merge into)\s+(\w+)/gi)].map(
    ([, table = '']) => table.toLowerCase(),
  );
  written.set(sql, tables);
  return tables;
}

function wordsOf(sql: string): ReadonlySet<string> {
  const known = words.get(sql) ?? new Set(sql.toLowerCase().match(/\w+/g));
  words.set(sql, known);
  return known;
}

type Query = (sql: string, values: readonly unknown[]) => Promise<object[]>;

/**
 * The answers that one unit of work remembers, so that what it asks again is not sent again. It dies with the unit of work.
 *
 * Whatever the unit of work writes itself it reads anew: a write to a table forgets every answer that was read from it. What a trigger
 * writes into another table is not seen: ask for such a column (the risk that a referral takes from its case) with `query`.
 */
export class Looks {
  /** By text, then by values: a write looks at the few texts, however many answers there are. */
  private readonly known = new Map<string, Map<string, Promise<object[]>>>();

  constructor(private readonly query: Query) {}

  async ask(sql: string, values: readonly unknown[]): Promise<object[]> {
    const answers = this.known.get(sql) ?? new Map<string, Promise<object[]>>();
    this.known.set(sql, answers);
    const key = JSON.stringify(values);
    const rows = answers.get(key) ?? this.query(sql, values);
    answers.set(key, rows);
    return [...(await rows)];
  }

  /** A statement is about to be sent: what it writes is no longer known. */
  passing(sql: string): void {
    if (this.known.size === 0) return;
    const written = tablesWrittenBy(sql);
    if (written.length === 0) return;
    for (const look of this.known.keys())
      if (written.some((table) => wordsOf(look).has(table))) this.known.delete(look);
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

/** A statement of one item, written so that it does the same for every item of a list: `$1` is the list as JSON. */
export interface SetForm {
  readonly sql: string;
  /** PostgreSQL names of the parameters' types, in their order. */
  readonly types: readonly string[];
}

/** The name of the list inside a set form; no statement of the product uses it for anything else. */
const LIST = 'given_item';
const ORDINAL = 'given_ordinal';

/**
 * Writes a statement for a list of its own parameters. Each row that comes back carries the ordinal of its item.
 *
 * Three shapes are known: a query, which is asked for each item beside the others; an insert of one row or of a query's rows; an
 * update of one table. They are rewritten by their words alone, so whatever is not plainly of one of these shapes has no
 * set form, and is run once for each item: slower, and never different.
 * @returns null when the statement has no set form
 */
export function setFormOf(sql: string, types: readonly string[]): SetForm | null {
  if (types.length === 0 || types.includes('bytea') || namesParametersInText(sql)) return null;
  const list = `jsonb_to_recordset($1::jsonb) as ${LIST}(${ORDINAL} int, ${types
    .map((type, index) => `p${index + 1} ${type}`)
    .join(', ')})`;
  const body = sql.trim().replace(/\$(\d+)/g, `${LIST}.p$1`);
  const written = asQuery(body, list) ?? asInsert(body, list) ?? asUpdate(body, list);
  return written === null ? null : { sql: written, types };
}

/** Whether a statement only looks: asked twice with the same parameters in one step, it has one answer. */
export function isLook(sql: string): boolean {
  return isPlainQuery(sql.trim()) && !/\bfor (no key )?update\b/i.test(sql);
}

/** The items of a set form's list, as the JSON it reads. */
export function listOf({ types }: SetForm, items: readonly (readonly unknown[])[]): string {
  const parameters = types.map((type, index) => ({ type, name: `p${index + 1}` }));
  return JSON.stringify(
    items.map((values, ordinal) => {
      const entry: Record<string, unknown> = { [ORDINAL]: ordinal };
      parameters.forEach(({ type, name }, index) => (entry[name] = asJson(values[index] ?? null, type)));
      return entry;
    }),
  );
}

/** The rows of each item, in the order in which they came. */
export function rowsByItem<Row extends object>(rows: readonly Row[], count: number): Row[][] {
  const answers: Row[][] = Array.from({ length: count }, () => []);
  for (const row of rows) {
    const { [ORDINAL]: ordinal, ...own } = row as Row & { readonly [ORDINAL]: number };
    answers[ordinal]?.push(own as unknown as Row);
  }
  return answers;
}

/** A JSON parameter is text already; put into the list as text it would become a JSON string. */
function asJson(value: unknown, type: string): unknown {
  return (type === 'jsonb' || type === 'json') && typeof value === 'string' ? JSON.parse(value) : value;
}

function isPlainQuery(body: string): boolean {
  return /^(select|with)\b/i.test(body) && !/\b(insert into|update \w+ set|delete from)\b/i.test(body);
}

/** `$1` inside a quoted text is no parameter. */
function namesParametersInText(sql: string): boolean {
  return (sql.match(/'[^']*'/g) ?? []).some((text) => /\$\d/.test(text));
}

function asQuery(body: string, list: string): string | null {
  if (!isPlainQuery(body)) return null;
  return `select ${LIST}.${ORDINAL}, answer.* from ${list} cross join lateral (${body}) as answer`;
}

function asInsert(body: string, list: string): string | null {
  const head = /^insert into \w+ \([^()]*\)\s*/i.exec(body)?.[0];
  if (head === undefined) return null;
  const rest = body.slice(head.length);
  if (wordAt(rest, /^(returning|on conflict)\b/i) !== null) return null;
  if (/^select\b/i.test(rest))
    return `${head} select answer.* from ${list} cross join lateral (${rest}) as answer`;
  const values = /^values \((.*)\)$/is.exec(rest)?.[1];
  if (values === undefined || !isOneTuple(values)) return null;
  return `${head} select ${values} from ${list} order by ${LIST}.${ORDINAL}`;
}

function asUpdate(body: string, list: string): string | null {
  if (!/^update \w+ set\b/i.test(body) || wordAt(body, /^from\b/i) !== null) return null;
  const where = wordAt(body, /^where\b/i);
  if (where === null) return null;
  const returning = wordAt(body, /^returning\b/i);
  const told = returning === null ? '' : `, ${body.slice(returning + 'returning'.length)}`;
  const condition = body.slice(where, returning ?? undefined);
  return `${body.slice(0, where)} from ${list} ${condition} returning ${LIST}.${ORDINAL}${told}`;
}

/** Where a word stands outside all brackets; null when it does not. */
function wordAt(text: string, word: RegExp): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    else if (depth === 0 && (at === 0 || /\s/.test(text[at - 1] ?? '')) && word.test(text.slice(at, at + 12)))
      return at;
  }
  return null;
}

/** Whether the brackets close in order, so that the list is one tuple and not several. */
function isOneTuple(values: string): boolean {
  let depth = 0;
  for (const character of values) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

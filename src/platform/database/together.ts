import { Looks } from './looks.js';
import { isLook, listOf, rowsByItem, setFormOf, type SetForm } from './set-form.js';
import type { Tx } from './tx.js';

/** The set form of every statement met so far, null where it has none. Types belong to the schema, so a process asks once. */
const forms = new Map<string, Promise<SetForm | null>>();
let formsRead = 0;

/** How a statement over lists, JSON texts or arrays, is run once over the lists of many items. */
export interface JoinedLists {
  /** Which parameters are lists, from 0; the others are the same for all. */
  readonly positions: readonly number[];
  /** Of a query: what a row belongs to, and what an item asked for. Left out where nothing comes back. */
  readonly rowKey?: (row: never) => string;
  readonly askedKeys?: (values: readonly unknown[]) => readonly string[];
}

const joined = new Map<string, JoinedLists>();

/** Says of a statement that its lists may be joined: run once over all, it does what it would do when run for each. */
export function joinsLists(sql: string, how: JoinedLists): string {
  joined.set(sql, how);
  return sql;
}

/**
 * Work on single items finds rows by key. Tables that are just being filled have no statistics yet, and the planner then joins the
 * bitmap of a key with that of a whole partial index, or reads the whole table to hash it: 1.1 ms a row instead of 0.02, and more
 * with each row.
 */
const KEYED_ONLY = `select set_config('enable_bitmapscan', 'off', true), set_config('enable_hashjoin', 'off', true),
  set_config('enable_mergejoin', 'off', true)`;

/**
 * Does the same work for many items in one transaction, in step: statements of the same text that several items wait for are run
 * as one. The work itself is the same code that runs for a single item, and does not know.
 *
 * Only for items that do not touch one another's rows: each its own case. When one fails, all have failed.
 * @param work the transaction it is handed may be dated with `at`; it has no parts
 */
export async function together<Item, Result>(
  tx: Tx,
  items: readonly Item[],
  work: (tx: Tx, item: Item) => Promise<Result>,
): Promise<Result[]> {
  await tx.planApart(KEYED_ONLY);
  const inStep = new Lockstep(tx).tx(tx);
  const settled = await Promise.allSettled(items.map((item) => work(inStep, item)));
  return settled.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

interface Waiting {
  readonly values: readonly unknown[];
  readonly resolve: (rows: object[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers statements until every item waits for one, then runs each text once. */
class Lockstep {
  private waiting = new Map<string, Waiting[]>();
  private running = false;
  /** One for all items: they do not touch one another's rows, and what they ask of others' is the same. */
  private readonly looks = new Looks((sql, values) => this.send(sql, values));

  constructor(private readonly outer: Tx) {}

  /** The transaction, or the same at another instant, with its statements gathered. */
  tx(tx: Tx): Tx {
    return {
      ...tx,
      query: <Row extends object>(sql: string, values: readonly unknown[] = []) =>
        this.query<Row>(sql, values),
      look: <Row extends object>(sql: string, values: readonly unknown[] = []) =>
        this.looks.ask(sql, values) as Promise<Row[]>,
      part: () => Promise.reject(new Error('items that go in step have no parts')),
      at: (instant: Date) => this.tx(tx.at(instant)),
    };
  }

  private query<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    this.looks.passing(sql);
    return this.send<Row>(sql, values);
  }

  private send<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return new Promise<Row[]>((resolve, reject) => {
      const others = this.waiting.get(sql);
      const entry: Waiting = { values, resolve: (rows) => resolve(rows as Row[]), reject };
      if (others === undefined) this.waiting.set(sql, [entry]);
      else others.push(entry);
      if (this.running) return;
      this.running = true;
      void this.run();
    });
  }

  /** Only an answer moves an item on, so after one turn of the loop every item waits again, or is done. */
  private async run(): Promise<void> {
    for (;;) {
      await turn();
      if (this.waiting.size === 0) break;
      const [sql, entries] = largest(this.waiting);
      this.waiting.delete(sql);
      try {
        const answers = await this.answer(sql, entries);
        entries.forEach(({ resolve }, index) => resolve(answers[index] ?? []));
      } catch (error) {
        for (const { reject } of entries) reject(error);
      }
    }
    this.running = false;
  }

  private async answer(sql: string, entries: readonly Waiting[]): Promise<object[][]> {
    const values = entries.map((entry) => entry.values);
    if (!isLook(sql)) return this.answerEach(sql, values);
    const distinct = new Map(values.map((own) => [JSON.stringify(own), own]));
    const keys = [...distinct.keys()];
    const answers = await this.answerEach(sql, [...distinct.values()]);
    const known = new Map(keys.map((key, index) => [key, answers[index] ?? []]));
    return values.map((own) => [...(known.get(JSON.stringify(own)) ?? [])]);
  }

  private async answerEach(sql: string, values: readonly (readonly unknown[])[]): Promise<object[][]> {
    const [first = []] = values;
    if (values.length === 1) return [await this.outer.query(sql, first)];
    const lists = joined.get(sql);
    if (lists !== undefined) {
      const isList = (at: number): boolean => lists.positions.includes(at);
      if (values.every((own) => own.every((value, at) => isList(at) || value === first[at]))) {
        const whole = first.map((value, at) => (isList(at) ? joinedList(values, at) : value));
        return dealt(lists, values, await this.outer.query(sql, whole));
      }
    }
    const form = await this.formOf(sql);
    if (form !== null)
      return rowsByItem(await this.outer.query(form.sql, [listOf(form, values)]), values.length);
    const answers: object[][] = [];
    for (const own of values) answers.push(await this.outer.query(sql, own));
    return answers;
  }

  private formOf(sql: string): Promise<SetForm | null> {
    const known = forms.get(sql);
    if (known !== undefined) return known;
    const reading = this.readForm(sql);
    forms.set(sql, reading);
    // What failed once, for a lock or a lost connection, is asked again by whoever comes next.
    reading.catch(() => forms.delete(sql));
    return reading;
  }

  /** PostgreSQL itself says what the parameters are. */
  private async readForm(sql: string): Promise<SetForm | null> {
    // A name of its own: one that was left prepared by a failure outlives the transaction.
    formsRead += 1;
    const name = `in_step_${formsRead}`;
    await this.outer.query(`prepare ${name} as ${sql}`);
    const [told] = await this.outer.query<{ types: string[] }>(
      'select parameter_types::text[] as types from pg_prepared_statements where name = $1',
      [name],
    );
    await this.outer.query(`deallocate ${name}`);
    return setFormOf(sql, told?.types ?? []);
  }
}

/** The text that most items wait for: those that are behind catch up and are answered with the others. */
function largest(waiting: ReadonlyMap<string, Waiting[]>): [string, Waiting[]] {
  let found: [string, Waiting[]] | null = null;
  for (const entry of waiting) if (found === null || entry[1].length > found[1].length) found = entry;
  if (found === null) throw new Error('nothing waits');
  return found;
}

/** Each item's own rows of a joined answer. */
function dealt(
  { rowKey, askedKeys }: JoinedLists,
  values: readonly (readonly unknown[])[],
  rows: readonly object[],
): object[][] {
  if (rowKey === undefined || askedKeys === undefined || rows.length === 0) return [];
  const byKey = new Map<string, object[]>();
  for (const row of rows) {
    const key = rowKey(row as never);
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return values.map((own) => askedKeys(own).flatMap((key) => byKey.get(key) ?? []));
}

function joinedList(values: readonly (readonly unknown[])[], at: number): unknown {
  const lists = values.map((own) => own[at]);
  if (lists.every((list) => Array.isArray(list))) return lists.flat();
  const parts = lists.map((list) => String(list).slice(1, -1)).filter((part) => part !== '');
  return `[${parts.join(',')}]`;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

import { uuidv7 } from '../../src/kernel/ids.js';
import type { Request, Statement } from './tape.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const CASE_NUMBER = /和〔\d{4}〕[^"\s]*?第\d+号/g;

/** A value of a statement: what is new in every lifecycle is left open in it. */
type Fill = (fresh: readonly string[]) => unknown;

interface Line {
  readonly text: string;
  readonly name: string;
  readonly fills: readonly Fill[];
  readonly kind: 'begin' | 'commit' | 'write' | 'read';
}

/** A statement ready to be sent. */
export interface Filled {
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

/** Which of the recorded statements are played again. */
export type Extent = 'writes' | 'all';

/**
 * A recorded lifecycle that can be played again and again by hand: the same statements in the same transactions, with ids, numbers
 * and texts of their own each time.
 */
export class Script {
  private constructor(
    private readonly requests: readonly (readonly Line[])[],
    private readonly newFresh: () => readonly string[],
  ) {}

  /**
   * @param tape the lifecycle to play
   * @param other another one of the same people: what occurs in both is no part of the one lifecycle
   * @param texts made up for the recorded lifecycle, and how to make another
   */
  static of(
    tape: readonly Request[],
    other: readonly Request[],
    texts: ReadonlyMap<string, () => string>,
  ): Script {
    const known = new Set(matches(other, UUID));
    const ids = [...new Set(matches(tape, UUID))].filter((id) => !known.has(id));
    const numbers = [...new Set(matches(tape, CASE_NUMBER))].filter(
      (number) => !matches(other, CASE_NUMBER).includes(number),
    );
    const makers = new Map<string, () => string>([
      ...ids.map((id) => [id, (): string => uuidv7()] as const),
      ...numbers.map((number) => [number, (): string => `${number}-${uuidv7()}`] as const),
      ...texts,
    ]);
    const tokens = [...makers.keys()];
    const names = new Map<string, string>();
    const requests = tape.map((request) => request.map((statement) => lineOf(statement, tokens, names)));
    return new Script(requests, () => [...makers.values()].map((make) => make()));
  }

  get length(): number {
    return this.requests.length;
  }

  /** What is new in a lifecycle; the same for all its requests. */
  fresh(): readonly string[] {
    return this.newFresh();
  }

  /** The statements of one request. */
  fill(index: number, fresh: readonly string[], extent: Extent): Filled[] {
    return this.lines(index, extent).map(({ text, name, fills }) => ({
      ...(fills.length === 0 ? {} : { name }),
      text,
      values: fills.map((fill) => fill(fresh)),
    }));
  }

  /** How many of each kind a lifecycle has. */
  count(extent: Extent): { readonly statements: number; readonly transactions: number } {
    const lines = this.requests.flatMap((_, index) => this.lines(index, extent));
    const transactions = lines.filter(({ kind }) => kind === 'begin').length;
    return { statements: lines.length - 2 * transactions, transactions };
  }

  /** How many statements one request sends, those that begin and end its transaction left out. */
  statementsOf(index: number): number {
    return this.lines(index, 'all').filter(({ kind }) => kind !== 'begin' && kind !== 'commit').length;
  }

  /** Each different text with the number of times a lifecycle sends it, most often first. */
  texts(extent: Extent): readonly { readonly text: string; readonly times: number }[] {
    const times = new Map<string, number>();
    for (const { text } of this.requests.flatMap((_, index) => this.lines(index, extent))) {
      const short = text.replaceAll(/\s+/g, ' ').trim();
      times.set(short, (times.get(short) ?? 0) + 1);
    }
    return [...times].map(([text, count]) => ({ text, times: count })).sort((a, b) => b.times - a.times);
  }

  private lines(index: number, extent: Extent): readonly Line[] {
    const all = this.requests[index] ?? [];
    if (extent === 'all') return all;
    const begin = all.findIndex(({ kind }) => kind === 'begin');
    return all.slice(begin).filter(({ kind }) => kind !== 'read');
  }
}

function lineOf({ text, values }: Statement, tokens: readonly string[], names: Map<string, string>): Line {
  const name = names.get(text) ?? `line_${names.size}`;
  names.set(text, name);
  return { text, name, kind: kindOf(text), fills: values.map((value) => fillOf(value, tokens)) };
}

function kindOf(text: string): Line['kind'] {
  if (/^(start transaction|begin)/i.test(text)) return 'begin';
  if (/^commit/i.test(text)) return 'commit';
  return /\binsert\s+into\b|\bupdate\s+\w+(\s+(as\s+)?\w+)?\s+set\b|\bdelete\s+from\b/i.test(text)
    ? 'write'
    : 'read';
}

/** Strings are cut at the open places once, so that filling one costs a join and no search. */
function fillOf(value: unknown, tokens: readonly string[]): Fill {
  if (Array.isArray(value)) {
    const fills = value.map((entry) => fillOf(entry, tokens));
    return (fresh) => fills.map((fill) => fill(fresh));
  }
  if (typeof value !== 'string') return () => value;
  const parts = tokens.reduce<readonly (string | number)[]>(
    (cut, token, index) =>
      cut.flatMap((part) => (typeof part === 'string' ? split(part, token, index) : [part])),
    [value],
  );
  if (parts.every((part) => typeof part === 'string')) return () => value;
  return (fresh) => parts.map((part) => (typeof part === 'string' ? part : (fresh[part] ?? ''))).join('');
}

function split(text: string, token: string, index: number): (string | number)[] {
  return text.split(token).flatMap((part, at) => (at === 0 ? [part] : [index, part]));
}

function matches(tape: readonly Request[], pattern: RegExp): string[] {
  return tape.flat().flatMap(({ values }) => JSON.stringify(values).match(pattern) ?? []);
}

import { createHash, randomUUID } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { SESSION_COOKIE } from '../../../src/platform/http/request.js';
import { describeApi } from '../../../src/platform/http/openapi.js';
import { hasReader, wordsOf } from '../../support/pdf-words.js';
import type { TestProduct } from '../../support/product.js';
import { WORLD_PASSWORD } from '../../support/world.js';
import type { Speaking } from './eyes.js';

/** Something that was asked for, and everything that came back: the body as text, unpacked where it was packed. */
export interface Seen {
  readonly route: string;
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/** Words for what a query may ask: fields that a route does not know it refuses by name, and they are left out then. */
export interface Guesses {
  /** Ids by the collection they belong to, as the path names it. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Values of query fields. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** What is typed into a search. */
  readonly searches: readonly string[];
}

const MAX_NARROWINGS = 8;
const UNKNOWN = 'nothing-such';
/** How many requests are under way at once. */
const AT_ONCE = 8;

/** What is looked for may be a name: it comes in the body. */
const LOOKING = '/cases/search';

/** Tells that something moved and never what, as long as somebody listens: no answer that could be read to its end. */
const ENDLESS = /\/changes$/;

/**
 * Asks a product for everything it shows to somebody: each GET of its own description, with every id there is to guess, and what
 * is looked for in the body of a request.
 * Which fields a route takes is learnt once, from the first who may use it at all; sessions are kept.
 */
export class Stranger {
  private readonly known = new Map<string, Promise<readonly string[]>>();
  private readonly cookies = new Map<Speaking, Promise<string>>();
  readonly routes: readonly string[];

  constructor(private readonly product: TestProduct) {
    this.routes = Object.entries(describeApi(product.app).paths)
      .filter(([path, methods]) => methods.get !== undefined && !ENDLESS.test(path))
      .map(([path]) => path);
  }

  /** @param login null for nobody in particular */
  async lookEverywhere(login: Speaking | null, guesses: Guesses): Promise<Seen[]> {
    const cookie = login === null ? null : await this.cookieOf(login);
    const asked = this.routes.flatMap((route) => pathsOf(route, guesses).map((path) => ({ route, path })));
    const shown = await inChunks(asked, (one) => this.askAll(one, cookie, guesses));
    const found =
      login === null ? [] : await inChunks(guesses.searches, (q) => this.send(login, LOOKING, { q }));
    return [...shown.flat(), ...found];
  }

  /** What somebody is answered who sends this. */
  async send(login: Speaking, path: string, body: object): Promise<Seen> {
    const url = `/api/v1${path}`;
    const { statusCode, rawPayload } = await this.product.app.inject({
      method: 'POST',
      url,
      headers: {
        cookie: `${SESSION_COOKIE}=${await this.cookieOf(login)}`,
        'idempotency-key': randomUUID(),
      },
      payload: body,
    });
    return { route: `POST ${path}`, url, status: statusCode, text: readable(rawPayload) };
  }

  /** Without a query, and then with what it takes. A door that is shut is not rattled with every key. */
  private async askAll(
    { route, path }: { readonly route: string; readonly path: string },
    cookie: string | null,
    guesses: Guesses,
  ): Promise<Seen[]> {
    const plain = await this.ask(route, path, cookie);
    if (plain.status === 401 || plain.status === 403 || plain.status === 404) return [plain];
    const learning = this.known.get(route) ?? this.learnFields(route, path, { cookie, guesses });
    this.known.set(route, learning);
    const queries = queriesOf(await learning, guesses, plain.status === 400);
    return [plain, ...(await inChunks(queries, (query) => this.ask(route, `${path}?${query}`, cookie)))];
  }

  /** Which of the guessed fields the route takes, learnt from what it refuses; a route that takes none refuses none. */
  private async learnFields(
    route: string,
    path: string,
    { cookie, guesses }: { readonly cookie: string | null; readonly guesses: Guesses },
  ): Promise<readonly string[]> {
    const { status: unheard } = await this.ask(route, `${path}?${UNKNOWN}=1`, cookie);
    if (unheard < 400) return [];
    let fields = Object.keys(guesses.fields);
    for (let turn = 0; turn < MAX_NARROWINGS; turn++) {
      const query = new URLSearchParams(
        fields.map((field) => [field, guesses.fields[field]?.[0] ?? '']),
      ).toString();
      const { status, text } = await this.ask(route, `${path}?${query}`, cookie);
      const refused = status === 400 ? refusedFields(text) : [];
      if (refused.length === 0) break;
      fields = fields.filter((field) => !refused.includes(field));
    }
    return fields;
  }

  private async ask(route: string, url: string, cookie: string | null): Promise<Seen> {
    const { statusCode, rawPayload } = await this.product.app.inject({
      method: 'GET',
      url,
      headers: cookie === null ? {} : { cookie: `${SESSION_COOKIE}=${cookie}` },
    });
    return { route: `GET ${route}`, url, status: statusCode, text: readable(rawPayload) };
  }

  private cookieOf(login: Speaking): Promise<string> {
    const known = this.cookies.get(login) ?? this.signIn(login);
    this.cookies.set(login, known);
    return known;
  }

  private async signIn(login: Speaking): Promise<string> {
    const answer = await this.product.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login, password: WORLD_PASSWORD },
    });
    const cookie = answer.cookies.find(({ name }) => name === SESSION_COOKIE)?.value;
    if (cookie === undefined) throw new Error(`${login} could not sign in`);
    return cookie;
  }
}

/** The route with every id of its own collection; where that is not guessed, with the ids of the story. */
function pathsOf(route: string, { ids }: Guesses): string[] {
  const collection = route.split('/')[3] ?? '';
  const ofStory = [...(ids['cases'] ?? []), ...(ids['referrals'] ?? [])];
  let paths = [route];
  for (const [placeholder = '', name = ''] of route.matchAll(/\{(\w+)\}/g)) {
    const owner = name.endsWith('Id') ? `${name.slice(0, -2)}s` : collection;
    const values = name === 'id' || name.endsWith('Id') ? ids[owner] : ids[name];
    paths = paths.flatMap((path) => (values ?? ofStory).map((value) => path.replace(placeholder, value)));
  }
  return paths;
}

async function inChunks<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const done: Result[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    done.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  }
  return done;
}

/** One query for each value of each field and for each search; with the others at their first value where some are needed. */
function queriesOf(
  fields: readonly string[],
  { fields: values, searches }: Guesses,
  needsSome: boolean,
): readonly string[] {
  if (fields.length === 0) return [];
  const first = fields.map((field): [string, string] => [field, values[field]?.[0] ?? '']);
  const queries = new Set([new URLSearchParams(first).toString()]);
  for (const field of fields) {
    for (const value of field === 'q' ? searches : (values[field] ?? [])) {
      const others = needsSome ? first.filter(([name]) => name !== field) : [];
      queries.add(new URLSearchParams([...others, [field, value]]).toString());
    }
  }
  return [...queries];
}

function refusedFields(text: string): string[] {
  const { problems = [] } = JSON.parse(text) as { problems?: readonly { path: string }[] };
  return problems.map(({ path }) => path);
}

/** The text of an answer; that of every part where it is a workbook, and what a reader finds where it is a paper. */
function readable(payload: Buffer): string {
  const begins = payload.subarray(0, 4).toString('latin1');
  if (begins === 'PK\u0003\u0004') return partsOf(payload).join('\n');
  return begins === '%PDF' && hasReader ? readOnce(payload) : payload.toString('utf8');
}

/** The words of papers, by the digest of their bytes: whoever is shown a paper is shown the very same one. */
const read = new Map<string, string>();

function readOnce(pdf: Buffer): string {
  const digest = createHash('sha256').update(pdf).digest('hex');
  const words = read.get(digest) ?? wordsOf(pdf);
  read.set(digest, words);
  return words;
}

/** The unpacked parts of a workbook. */
function partsOf(payload: Buffer): string[] {
  const parts: string[] = [];
  const end = payload.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = payload.readUInt32LE(end + 16);
  for (let count = payload.readUInt16LE(end + 10); count > 0; count--) {
    const size = payload.readUInt32LE(at + 20);
    const local = payload.readUInt32LE(at + 42);
    const from = local + 30 + payload.readUInt16LE(local + 26) + payload.readUInt16LE(local + 28);
    const packed = payload.subarray(from, from + size);
    parts.push((payload.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + payload.readUInt16LE(at + 28) + payload.readUInt16LE(at + 30) + payload.readUInt16LE(at + 32);
  }
  return parts;
}

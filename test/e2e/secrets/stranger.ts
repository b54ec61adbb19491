import { inflateRawSync } from 'node:zlib';
import { SESSION_COOKIE } from '../../../src/platform/http/request.js';
import { describeApi } from '../../../src/platform/http/openapi.js';
import type { TestProduct } from '../../support/product.js';
import { WORLD_PASSWORD } from '../../support/world.js';
import type { Speaking } from './planted.js';

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

/** Asks a product for everything it shows to somebody: each GET of its own description, with every id there is to guess. */
export class Stranger {
  private readonly known = new Map<string, readonly string[]>();
  readonly routes: readonly string[];

  constructor(
    private readonly product: TestProduct,
    private readonly guesses: Guesses,
  ) {
    this.routes = Object.entries(describeApi(product.app).paths)
      .filter(([, methods]) => methods.get !== undefined)
      .map(([path]) => path);
  }

  /** @param login null for nobody in particular */
  async lookEverywhere(login: Speaking | null): Promise<Seen[]> {
    const cookie = login === null ? null : await this.signIn(login);
    const seen: Seen[] = [];
    for (const route of this.routes) {
      for (const path of this.pathsOf(route)) seen.push(...(await this.askAll(route, path, cookie)));
    }
    return seen;
  }

  private pathsOf(route: string): string[] {
    const collection = route.split('/')[3] ?? '';
    const all = [...new Set(Object.values(this.guesses.ids).flat())];
    let paths = [route];
    for (const [placeholder = '', name = ''] of route.matchAll(/\{(\w+)\}/g)) {
      const owner = name.endsWith('Id') ? `${name.slice(0, -2)}s` : collection;
      const values =
        name === 'id' || name.endsWith('Id') ? (this.guesses.ids[owner] ?? all) : this.guesses.ids[name];
      paths = paths.flatMap((path) => (values ?? all).map((value) => path.replace(placeholder, value)));
    }
    return paths;
  }

  /** Without a query, with every field it takes, and with each search where it takes one. */
  private async askAll(route: string, path: string, cookie: string | null): Promise<Seen[]> {
    const plain = await this.ask(route, path, cookie);
    if (plain.status === 401 || plain.status === 403 || plain.status === 404) return [plain];
    const fields = await this.fieldsOf(route, path, cookie);
    const seen = [plain];
    for (const query of queriesOf(fields, this.guesses)) {
      seen.push(await this.ask(route, `${path}?${query}`, cookie));
    }
    return seen;
  }

  /** Which of the guessed fields the route takes, learnt from what it refuses. */
  private async fieldsOf(route: string, path: string, cookie: string | null): Promise<readonly string[]> {
    const known = this.known.get(route);
    if (known !== undefined) return known;
    let fields = Object.keys(this.guesses.fields);
    for (let turn = 0; turn < MAX_NARROWINGS; turn++) {
      const query = new URLSearchParams(
        fields.map((field) => [field, this.guesses.fields[field]?.[0] ?? '']),
      ).toString();
      const { status, text } = await this.ask(route, `${path}?${query}`, cookie);
      const refused = status === 400 ? refusedFields(text) : [];
      if (refused.length === 0) break;
      fields = fields.filter((field) => !refused.includes(field));
    }
    this.known.set(route, fields);
    return fields;
  }

  private async ask(route: string, url: string, cookie: string | null): Promise<Seen> {
    const { statusCode, rawPayload } = await this.product.app.inject({
      method: 'GET',
      url,
      headers: cookie === null ? {} : { cookie: `${SESSION_COOKIE}=${cookie}` },
    });
    return { route, url, status: statusCode, text: readable(rawPayload) };
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

/** One query for each value of each field, the others at their first value; one for each search. */
function queriesOf(fields: readonly string[], { fields: values, searches }: Guesses): Set<string> {
  const first = fields.map((field): [string, string] => [field, values[field]?.[0] ?? '']);
  const queries = new Set<string>();
  for (const field of fields) {
    for (const value of field === 'q' ? searches : (values[field] ?? [])) {
      const others = first.filter(([name]) => name !== field);
      queries.add(new URLSearchParams([...others, [field, value]]).toString());
      queries.add(new URLSearchParams([[field, value]]).toString());
    }
  }
  return queries;
}

function refusedFields(text: string): string[] {
  const { problems = [] } = JSON.parse(text) as { problems?: readonly { path: string }[] };
  return problems.map(({ path }) => path);
}

/** The text of an answer; that of every part where it is a workbook. */
function readable(payload: Buffer): string {
  if (payload.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return payload.toString('utf8');
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
  return parts.join('\n');
}

import { randomBytes } from 'node:crypto';
import { StartupError } from '../config/startup-error.js';
import { AES_256_GCM, type CipherSuite } from './cipher-suite.js';

const SUITES: ReadonlyMap<string, CipherSuite> = new Map([[AES_256_GCM.name, AES_256_GCM]]);
const KEY_ID = /^[a-z0-9][a-z0-9-]{0,15}$/;
/** The name under which `KEY_RING` carries the key of the blind indexes. */
const INDEX_ID = 'index';

/** A key with its name and the algorithms it is used with. */
export interface RingKey {
  readonly id: string;
  readonly suite: CipherSuite;
  readonly key: Buffer;
}

/** The ring as it is written down in `keys.json`; `KEY_RING` says the same in pairs. Keys are base64. */
interface WrittenRing {
  readonly current: string;
  readonly keys: readonly { readonly id: string; readonly suite: string; readonly key: string }[];
  readonly indexKey: string;
}

/**
 * The keys of field encryption. New texts are sealed with the current key, old ones open with the key they name:
 * to rotate, add a key, make it current, and keep the old one until nothing names it any more.
 *
 * The index key stands apart and does not rotate with them: a blind index only finds what was indexed with the same key.
 */
export class KeyRing {
  private constructor(
    readonly current: RingKey,
    readonly indexKey: Buffer,
    private readonly keys: ReadonlyMap<string, RingKey>,
  ) {}

  /**
   * @param text JSON `{current, keys: [{id, suite, key}], indexKey}`; or pairs `id:key` or `id:suite:key` separated by
   *   commas, the current one first, with `index:key` among them; keys in base64
   * @throws StartupError that says which part cannot be used, and never shows a key
   */
  static parse(text: string): KeyRing {
    const ring = read(text);
    const keys = new Map(ring.keys.map((entry) => [entry.id, readKey(entry)]));
    const current = keys.get(ring.current);
    if (current === undefined) throw unusable('`current` names a key that is not among `keys`');
    const indexKey = Buffer.from(ring.indexKey, 'base64');
    if (indexKey.length < 32) throw unusable('`indexKey` has less than 32 bytes');
    return new KeyRing(current, indexKey, keys);
  }

  /** A ring of one fresh key, as text for `parse`. */
  static generate(): string {
    return written({
      current: 'k1',
      keys: [freshKey('k1')],
      indexKey: randomBytes(32).toString('base64'),
    });
  }

  /**
   * The ring of `text` with one more key, a fresh one, which is the current one now; as text for `parse`.
   * @throws StartupError as `parse` does
   */
  static rotate(text: string): string {
    KeyRing.parse(text);
    const { keys, indexKey } = read(text);
    const id = freshName();
    return written({ current: id, keys: [...keys, freshKey(id)], indexKey });
  }

  find(id: string): RingKey | null {
    return this.keys.get(id) ?? null;
  }

  get ids(): readonly string[] {
    return [...this.keys.keys()];
  }
}

/** Never one that was used before: a key that has left the ring may be retired, and its name is refused for good. */
function freshName(): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  return `k${day}-${randomBytes(3).toString('hex')}`;
}

function unusable(why: string): StartupError {
  return new StartupError(`The key ring (KEY_RING, or keys.json in the data folder) is not usable: ${why}.`);
}

function freshKey(id: string): WrittenRing['keys'][number] {
  return { id, suite: AES_256_GCM.name, key: randomBytes(AES_256_GCM.keyBytes).toString('base64') };
}

function written(ring: WrittenRing): string {
  return `${JSON.stringify(ring, null, 2)}\n`;
}

function read(text: string): WrittenRing {
  return text.trimStart().startsWith('{') ? readJson(text) : readPairs(text);
}

function readJson(text: string): WrittenRing {
  let ring: Partial<WrittenRing> | null;
  try {
    ring = JSON.parse(text) as Partial<WrittenRing> | null;
  } catch {
    // The parser's own message would quote the text, and the text holds keys.
    throw unusable('not JSON');
  }
  const isRing =
    typeof ring?.current === 'string' &&
    typeof ring.indexKey === 'string' &&
    Array.isArray(ring.keys) &&
    ring.keys.every(isWrittenKey);
  if (!isRing) {
    throw unusable('needs `current`, `keys` and `indexKey`');
  }
  return ring as WrittenRing;
}

function isWrittenKey(entry: unknown): boolean {
  const { id, suite, key } = (entry ?? {}) as Record<string, unknown>;
  return [id, suite, key].every((part) => typeof part === 'string');
}

function readPairs(text: string): WrittenRing {
  const entries = text.split(',').map((pair) => {
    const parts = pair.trim().split(':');
    const [id = '', suite = '', key = ''] =
      parts.length === 2 ? [parts[0], AES_256_GCM.name, parts[1]] : parts;
    return { id, suite, key };
  });
  const keys = entries.filter(({ id }) => id !== INDEX_ID);
  const indexKey = entries.find(({ id }) => id === INDEX_ID)?.key ?? '';
  return { current: keys[0]?.id ?? '', keys, indexKey };
}

function readKey({ id, suite: name, key: text }: WrittenRing['keys'][number]): RingKey {
  if (!KEY_ID.test(id)) throw unusable('a key id is lower-case letters, digits and hyphens, 16 at most');
  const suite = SUITES.get(name);
  if (suite === undefined) throw unusable(`key ${id} names a suite this build does not have: ${name}`);
  const key = Buffer.from(text, 'base64');
  if (key.length !== suite.keyBytes) throw unusable(`key ${id} does not have ${suite.keyBytes} bytes`);
  return { id, suite, key };
}

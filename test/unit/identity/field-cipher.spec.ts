import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FieldCipher, SealBroken } from '../../../src/platform/crypto/field-cipher.js';
import { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import { loadKeyRing } from '../../../src/platform/crypto/key-ring-file.js';

interface Written {
  current: string;
  keys: { id: string; suite: string; key: string }[];
  indexKey: string;
}

const written = (text: string): Written => JSON.parse(text) as Written;
const cipherOf = (ring: Written): FieldCipher => new FieldCipher(KeyRing.parse(JSON.stringify(ring)));

/** The same ring with a second key, which is now the current one. */
const rotated = (ring: Written): Written => written(KeyRing.rotate(JSON.stringify(ring)));

describe('a sealed field', () => {
  const ring = written(KeyRing.generate());
  const cipher = cipherOf(ring);

  it('opens to the text it was sealed from', () => {
    expect(cipher.open(cipher.seal('四川省成都市 1-2-301', 'party.address'), 'party.address')).toBe(
      '四川省成都市 1-2-301',
    );
    expect(cipher.open(cipher.seal('', 'party.phone'), 'party.phone')).toBe('');
  });

  it('names its suite and key and looks different every time', () => {
    const [one, two] = [cipher.seal('19900000001', 'party.phone'), cipher.seal('19900000001', 'party.phone')];
    expect(one).toMatch(/^aes256gcm:k1:[\w-]+$/);
    expect(one).not.toBe(two);
    expect(Buffer.from(one.split(':')[2] ?? '', 'base64url').includes('19900000001')).toBe(false);
  });

  it('does not open in another context', () => {
    const sealed = cipher.seal('19900000001', 'party.phone');
    expect(() => cipher.open(sealed, 'party.address')).toThrow(SealBroken);
  });

  it('does not open when any byte was changed', () => {
    const [suite, key, body = ''] = cipher.seal('19900000001', 'party.phone').split(':');
    const bytes = Buffer.from(body, 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const tampered = Buffer.from(bytes);
      tampered[index] = (tampered[index] ?? 0) ^ 1;
      expect(() => cipher.open(`${suite}:${key}:${tampered.toString('base64url')}`, 'party.phone')).toThrow(
        SealBroken,
      );
    }
  });

  it('does not open under the name of another key', () => {
    const sealed = cipher.seal('19900000001', 'party.phone');
    const both = cipherOf({
      ...ring,
      keys: [...ring.keys, ...ring.keys.map((key) => ({ ...key, id: 'k2' }))],
    });
    expect(() => both.open(sealed.replace(':k1:', ':k2:'), 'party.phone')).toThrow(SealBroken);
  });

  it.each(['', 'plain text', 'aes256gcm:k1:', 'aes256gcm:k1:AAAA', 'sm4gcm:k1:AAAA', 'aes256gcm:k9:AAAA'])(
    'is not %j',
    (text) => {
      expect(() => cipher.open(text, 'party.phone')).toThrow(SealBroken);
    },
  );
});

describe('rotating the keys', () => {
  const old = written(KeyRing.generate());
  const sealed = cipherOf(old).seal('19900000001', 'party.phone');
  const after = cipherOf(rotated(old));

  it('keeps old texts open and seals new ones with the new key', () => {
    expect(after.open(sealed, 'party.phone')).toBe('19900000001');
    expect(after.seal('19900000001', 'party.phone')).toMatch(/^aes256gcm:k20\d{6}-[0-9a-f]{6}:/);
  });

  it('tells which texts are still under an old key', () => {
    expect(after.isOutdated(sealed)).toBe(true);
    expect(after.isOutdated(after.seal('19900000001', 'party.phone'))).toBe(false);
  });

  it('does not open a text whose key has left the ring', () => {
    const without = rotated(old);
    const cipher = cipherOf({ ...without, keys: without.keys.filter((key) => key.id !== 'k1') });
    expect(() => cipher.open(sealed, 'party.phone')).toThrow('no key "k1"');
  });

  it('gives every key a name that no other had, not even one that has left the ring', () => {
    const pairs = `prod:${old.keys[0]?.key ?? ''},k7:${old.keys[0]?.key ?? ''},index:${old.indexKey}`;
    const next = written(KeyRing.rotate(pairs));
    expect(next.keys.map(({ id }) => id)).toEqual(['prod', 'k7', next.current]);
    expect(new Set([rotated(old), rotated(old), rotated(old)].map(({ current }) => current)).size).toBe(3);
    expect(new Set(rotated(rotated(old)).keys.map(({ key }) => key)).size).toBe(3);
  });

  it('leaves blind indexes as they were', () => {
    expect(after.blindIndex('19900000001', 'party.phone')).toBe(
      cipherOf(old).blindIndex('19900000001', 'party.phone'),
    );
  });
});

describe('a blind index', () => {
  const cipher = cipherOf(written(KeyRing.generate()));

  it('finds the same value however it was typed', () => {
    const index = cipher.blindIndex('19900000001', 'party.phone');
    expect(cipher.blindIndex('199 0000-0001', 'party.phone')).toBe(index);
    expect(cipher.blindIndex('１９９０００００００１', 'party.phone')).toBe(index);
    expect(cipher.blindIndex('51010519900101001x', 'party.identity')).toBe(
      cipher.blindIndex('51010519900101001X', 'party.identity'),
    );
  });

  it('differs by value, by context and by key', () => {
    const index = cipher.blindIndex('19900000001', 'party.phone');
    expect(cipher.blindIndex('19900000002', 'party.phone')).not.toBe(index);
    expect(cipher.blindIndex('19900000001', 'user.phone')).not.toBe(index);
    expect(cipherOf(written(KeyRing.generate())).blindIndex('19900000001', 'party.phone')).not.toBe(index);
  });
});

describe('the key ring', () => {
  const folder = mkdtempSync(join(tmpdir(), 'accord-keys-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made once in the data folder, for its owner only, and found again', () => {
    const source = { keyRing: null, dataDir: join(folder, 'new') };
    const first = loadKeyRing(source);
    expect(loadKeyRing(source).current.key.equals(first.current.key)).toBe(true);
    expect(statSync(join(source.dataDir, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(source.dataDir)).toEqual(['keys.json']);
  });

  it('comes from the settings when they hold one, and then writes no file', () => {
    const text = KeyRing.generate();
    const dataDir = join(folder, 'unused');
    expect(loadKeyRing({ keyRing: text, dataDir }).current.key.toString('base64')).toBe(
      written(text).keys[0]?.key,
    );
    expect(readdirSync(folder)).not.toContain('unused');
  });

  it('reads pairs, of which the first is current and one is the index key', () => {
    const [now, before] = [written(KeyRing.generate()), written(KeyRing.generate())];
    const keyOf = (ring: Written): string => ring.keys[0]?.key ?? '';
    const text = `k2:${keyOf(now)},k1:aes256gcm:${keyOf(before)},index:${before.indexKey}`;
    const cipher = new FieldCipher(KeyRing.parse(text));
    expect(cipher.seal('x', 'c')).toMatch(/^aes256gcm:k2:/);
    expect(cipher.open(cipherOf(before).seal('x', 'c'), 'c')).toBe('x');
    expect(cipher.blindIndex('x', 'c')).toBe(cipherOf(before).blindIndex('x', 'c'));
    expect(() => KeyRing.parse(`k2:${keyOf(now)}`)).toThrow('`indexKey`');
  });

  const good = written(KeyRing.generate());
  const secret = good.keys[0]?.key ?? '';
  it.each<[string, string, string]>([
    ['text that is no JSON', `{"key": "${secret}"`, 'not JSON'],
    ['a bare key', secret, 'key'],
    ['a current key that is not there', JSON.stringify({ ...good, current: 'k7' }), 'names a key'],
    [
      'a short key',
      JSON.stringify({ ...good, keys: [{ id: 'k1', suite: 'aes256gcm', key: 'AAAA' }] }),
      '32 bytes',
    ],
    [
      'an unknown suite',
      JSON.stringify({ ...good, keys: [{ id: 'k1', suite: 'rot13', key: secret }] }),
      'rot13',
    ],
    [
      'a key id with a colon',
      JSON.stringify({ ...good, keys: [{ id: 'k:1', suite: 'aes256gcm', key: secret }] }),
      'key id',
    ],
    ['a short index key', JSON.stringify({ ...good, indexKey: 'AAAA' }), '`indexKey`'],
    ['a key that is none', JSON.stringify({ ...good, keys: [null] }), 'needs'],
    ['a ring without keys', JSON.stringify({ current: 'k1' }), 'needs'],
  ])('refuses %s, without showing a key', (_what, text, message) => {
    expect(() => KeyRing.parse(text)).toThrow(message);
    expect(() => KeyRing.parse(text)).not.toThrow(secret);
  });
});

describe('a key of somebody’s own', () => {
  const ring = written(KeyRing.generate());
  const keyOf = (of: Written, owner: string, purpose = 'draft'): string =>
    cipherOf(of).keyOf(owner, purpose).toString('hex');

  it('is one for each owner and purpose, and no blind index', () => {
    const keys = [keyOf(ring, 'a'), keyOf(ring, 'b'), keyOf(ring, 'a', 'other')];
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toHaveLength(64);
    const index = cipherOf(ring).blindIndex('a', 'draft');
    expect(Buffer.from(index, 'base64url').toString('hex')).not.toBe(keys[0]);
  });

  it('outlasts a change of the field keys, and is another in another ring', () => {
    expect(keyOf(rotated(ring), 'a')).toBe(keyOf(ring, 'a'));
    expect(keyOf(written(KeyRing.generate()), 'a')).not.toBe(keyOf(ring, 'a'));
  });
});

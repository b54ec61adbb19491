import { callCommand, type Called } from '../../support/built-command.js';
import { eventually } from '../../support/product-process.js';
import { SealedWorld } from './sealed-world.js';

const MANY = 8_000;

let world: SealedWorld;

beforeAll(async () => {
  world = await SealedWorld.open();
  await world.manyParties(MANY);
});
afterAll(() => world.close());

/** A command as the operator calls it, beside the running product. */
function command(name: string, args: readonly string[] = [], ring = world.rings.rotated): Called {
  const { host = '', database = '' } = world.product.database.ownerConfig;
  return callCommand(name, args, {
    env: {
      KEY_RING: ring,
      DATABASE_URL: `postgres://accord_owner@localhost/${database}?host=${encodeURIComponent(host)}`,
    },
  });
}

const withKey = async (key: string): Promise<number> => {
  const { rows } = await world.owner.query<{ count: number }>(
    `select count(*)::int as count from party where starts_with(phone_sealed, $1)`,
    [`aes256gcm:${key}:`],
  );
  return rows[0]?.count ?? 0;
};

it('killed in the middle, goes on when it is run again, and then the old key may go', async () => {
  const texts = await world.opened(world.rings.rotated);
  const total = await withKey('k1');
  const first = command('keys-reseal');
  await eventually('some are sealed anew', async () => (await withKey('k2')) > 0);
  first.child.kill('SIGKILL');
  expect((await first.ended).code).toBeNull();
  const half = await withKey('k2');
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(total);
  expect(await world.opened(world.rings.rotated)).toEqual(texts);

  const second = await command('keys-reseal').ended;
  expect(second.output).toContain(`party.phone_sealed: ${total} with k2`);
  expect(second.output).not.toContain('with k1');
  expect(second.output).toMatch(/keys: \d+ rows sealed anew with k2, 0 texts left with another key/);
  expect(second.code).toBe(0);

  const last = await command('keys-reseal', ['--retire', 'k1']).ended;
  expect(last.output).toContain('k1 is retired and seals nothing: take it out of the ring.');
  expect(last.code).toBe(0);
  expect(await world.opened(world.rings.without)).toEqual(texts);
});

it('does not retire the key that seals, nor one it does not know', async () => {
  for (const [key, why] of [
    ['k2', 'Key k2 is the current one'],
    ['k7', 'There is no key k7 in the ring: k1, k2.'],
  ] as const) {
    const { code, output } = await command('keys-reseal', ['--retire', key]).ended;
    expect(output).toContain(why);
    expect(code).toBe(2);
  }
});

it('prints the ring with its next key, which the old texts do not need', async () => {
  const { output } = await command('keys-new', ['--rotate']).ended;
  const ring = JSON.parse(output) as { current: string; keys: { id: string }[] };
  expect(ring.current).toMatch(/^k20\d{6}-[0-9a-f]{6}$/);
  expect(ring.keys.map(({ id }) => id)).toEqual(['k1', 'k2', ring.current]);
  expect(await world.opened(output)).toEqual(await world.opened(world.rings.rotated));
});

it('does not begin with a key that the database refuses', async () => {
  const { code, output } = await command('keys-reseal', [], world.rings.old).ended;
  expect(output).toBe(
    'Key k1 is the current one and retired in this database, which refuses it: make another (npm run keys:new -- --rotate).\n',
  );
  expect(code).toBe(2);
});

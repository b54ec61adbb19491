import { setTimeout as pause } from 'node:timers/promises';
import { lookAtKeys } from '../../../src/cli/doctor/look-at-keys.js';
import { besides, type KeyUse, keyUsage } from '../../../src/platform/crypto/reseal/key-usage.js';
import { reseal } from '../../../src/platform/crypto/reseal/reseal.js';
import { resealTable } from '../../../src/platform/crypto/reseal/reseal-table.js';
import { retireKey } from '../../../src/platform/crypto/reseal/retire-key.js';
import { type SealedTable, sealedTables } from '../../../src/platform/crypto/reseal/sealed-tables.js';
import { withClient } from '../../../src/platform/database/with-client.js';
import { eventually } from '../../support/product-process.js';
import { CaseDesk } from '../cases/desk.js';
import { cipherOf, SealedWorld } from './sealed-world.js';

const COLUMNS = [
  'app_user.phone_sealed',
  'delivery.address_sealed',
  'notification_channel.secrets_sealed',
  'notification_preference.email_address_sealed',
  'party.address_sealed',
  'party.document_sealed',
  'party.name_sealed',
  'party.phone_sealed',
  'referral_snapshot.content_sealed',
];

let made: SealedWorld;
let world: SealedWorld;

beforeAll(async () => {
  made = await SealedWorld.open();
  await made.rest();
});
beforeEach(async () => {
  world = await made.again();
});
afterEach(() => world.close());
afterAll(() => made.product.database.drop());

const uses = async (): Promise<readonly KeyUse[]> => keyUsage(world.owner, await sealedTables(world.owner));
const outdated = async (): Promise<number> => besides(await uses(), 'k2');
const forward = (): ReturnType<typeof reseal> => reseal(world.owner, cipherOf(world.rings.rotated));
const parties = async (): Promise<SealedTable> => {
  const table = (await sealedTables(world.owner)).find(({ name }) => name === 'party');
  if (table === undefined) throw new Error('parties have sealed columns');
  return table;
};
/** How many parties of the story have a telephone, which is the least that each of them has. */
const phones = async (): Promise<number> =>
  (await world.owner.query<{ count: number }>('select count(phone_sealed)::int as count from party')).rows[0]
    ?.count ?? 0;
const told = async (ring: string): Promise<string> =>
  (await lookAtKeys(world.owner, { keyRing: ring, dataDir: '' }))
    .map(({ grade, sentence }) => `${grade}: ${sentence}`)
    .join('\n');

describe('sealing anew', () => {
  it('finds every sealed column, and leaves none that needs the old key', async () => {
    const before = await uses();
    expect([...new Set(before.map(({ column }) => column))].sort()).toEqual(COLUMNS);
    expect(new Set(before.map(({ keyId }) => keyId))).toEqual(new Set(['k1']));
    const texts = await world.opened(world.rings.rotated);
    const versions = `select sum(version) from (select version from app_user union all select version from notification_channel) v`;
    const { rows: stood } = await world.owner.query(versions);

    const done = await forward();
    expect(done).toMatchObject({ left: 0, broken: 0 });
    expect(await world.opened(world.rings.without)).toEqual(texts);
    expect((await world.owner.query(versions)).rows).toEqual(stood);
    expect(done.uses.map(({ rows }) => rows)).toEqual(before.map(({ rows }) => rows));
    expect(await forward()).toMatchObject({ rows: 0, left: 0 });
    const { rows: trail } = await world.owner.query(
      `select subject_id as key, detail from audit_row where action = 'field_key.resealed' order by id desc limit 1`,
    );
    expect(trail).toEqual([{ key: 'k2', detail: { rows: done.rows } }]);
  });

  it('leaves a text whose key is lost as it is, tells of it, and goes on with the others', async () => {
    const lost = cipherOf(world.rings.without.replaceAll('"k2"', '"k9"')).seal(
      '19900000742',
      'app_user.phone',
    );
    await world.owner.query(`update app_user set phone_sealed = $1 where login = 'chief'`, [lost]);
    const done = await forward();
    expect(done).toMatchObject({ left: 1, broken: 1 });
    expect(done.uses).toContainEqual({ column: 'app_user.phone_sealed', keyId: 'k9', rows: 1 });
    expect(await told(world.rings.rotated)).toContain(
      'missing: app_user.phone_sealed: 1 texts cannot be read, for their key k9 is not in the ring',
    );
  });

  it('is the only change that what is frozen admits', async () => {
    const sealed = cipherOf(world.rings.rotated).seal('{}', 'referral_snapshot.content');
    const sameKey = cipherOf(world.rings.old).seal('{}', 'referral_snapshot.content');
    const snapshot = (set: string, ...values: readonly string[]): Promise<unknown> =>
      world.owner.query(`update referral_snapshot set ${set}`, [...values]);
    await expect(snapshot('content_sealed = $1', sameKey)).rejects.toThrow('UPDATE is refused');
    await expect(snapshot('content_sealed = $1, version = version + 1', sealed)).rejects.toThrow(
      'UPDATE is refused',
    );
    await expect(snapshot('taken_at = accord_now()')).rejects.toThrow('UPDATE is refused');
    await expect(world.owner.query('delete from referral_snapshot')).rejects.toThrow('DELETE is refused');
    await expect(
      world.owner.query(`update delivery set address_sealed = null where state = 'failed'`),
    ).rejects.toThrow('cannot become');
    await expect(
      withClient(world.product.database.runtimeConfig, (client) =>
        client.query('update referral_snapshot set content_sealed = $1', [sealed]),
      ),
    ).rejects.toThrow('permission denied');
  });
});

describe('sealing anew beside others', () => {
  it('does not wait for who holds a row, nor writes over what they write', async () => {
    const total = await phones();
    const officer = await world.transaction();
    const written = cipherOf(world.rings.rotated).seal('19900000743', 'party.phone');
    await officer.query('update party set phone_sealed = $2 where id = $1', [
      world.story.partyId('applicant'),
      written,
    ]);
    const pass = await resealTable(world.owner, cipherOf(world.rings.rotated), await parties());
    expect(pass.rows).toBe(total - 1);
    await officer.query('commit');
    await officer.end();
    expect(await forward()).toMatchObject({ left: 0 });
    const { rows } = await world.owner.query('select phone_sealed as sealed from party where id = $1', [
      world.story.partyId('applicant'),
    ]);
    expect(rows).toEqual([{ sealed: written }]);
  });

  it('comes to an end while people register, and keeps every last word of theirs', async () => {
    await world.manyParties(3_000);
    const desk = new CaseDesk(world.product);
    const before = await outdated();
    let finished = false;
    const sealing = forward().finally(() => (finished = true));
    let rounds = 0;
    let last: string;
    do {
      rounds += 1;
      last = `199${String(rounds).padStart(8, '0')}`;
      await world.changePhone('officer', last);
      await desk.register({ parties: [{ role: 'applicant', name: '张某甲', phone: last }] });
    } while (!finished);
    expect((await sealing).left).toBe(0);
    expect(await outdated()).toBe(0);
    const texts = await world.opened(world.rings.without);
    expect(texts.length).toBe(before + rounds);
    expect(texts).toContain(`app_user.phone_sealed ${last}`);
    expect(texts).toContain(`party.phone_sealed ${last}`);
  });
});

describe('retiring a key', () => {
  it('waits for who still copies a text of it, seals that too, and refuses every other', async () => {
    expect(await told(world.rings.rotated)).toContain(
      `unwise: party.phone_sealed: ${await phones()} texts still have the old key k1`,
    );
    const merging = await world.transaction();
    await world.copyParty(merging);
    expect(await forward()).toMatchObject({ left: 0 });
    expect(await told(world.rings.rotated)).toContain('fine: Key k1 seals nothing');

    let over = false;
    const retiring = retireKey(world.owner, 'k1').then(() => (over = true));
    await pause(700);
    expect(over).toBe(false);
    await merging.query('commit');
    await merging.end();
    await retiring;
    expect(await outdated()).toBe(4);
    expect(await forward()).toMatchObject({ rows: 1, left: 0 });

    const forgotten = cipherOf(world.rings.old).seal('19900000744', 'app_user.phone');
    await expect(
      world.owner.query(`update app_user set phone_sealed = $1 where login = 'chief'`, [forgotten]),
    ).rejects.toThrow('key k1 is retired');
    await world.changePhone('officer', '19900000745');
    expect(await told(world.rings.rotated)).toContain(
      'unwise: Key k1 is retired and seals nothing: take it out of the ring.',
    );
    expect(await told(world.rings.without)).toBe('');
    expect(await told(world.rings.old)).toContain('missing: Key k1 is retired and still the current one');
    const { rows } = await world.owner.query(
      `select subject_id as key from audit_row where action = 'field_key.retired'`,
    );
    expect(rows).toEqual([{ key: 'k1' }]);
    await retireKey(world.owner, 'k1');
  });

  it('waits for who was let through before and has yet to write, and says who keeps it waiting', async () => {
    await world.owner.query(
      `create function wait_at_gate() returns trigger language plpgsql as
         $$ begin perform pg_advisory_xact_lock(4711); return new; end $$;
       create trigger party_wait_at_gate before insert on party for each row execute function wait_at_gate()`,
    );
    const gate = await world.transaction();
    await gate.query('select pg_advisory_xact_lock(4711)');
    const merging = await world.transaction();
    const copying = world.copyParty(merging);
    await eventually('the copy is at the gate', async () => {
      const { rows } = await world.owner.query(
        `select from pg_locks where locktype = 'advisory' and not granted`,
      );
      return rows.length > 0;
    });
    expect(await forward()).toMatchObject({ left: 0 });

    await expect(retireKey(world.owner, 'k1', 300)).rejects.toThrow(
      /^Key k1 is refused from now on, but transactions that began before still write: party by process \d+\. /,
    );
    const retiring = retireKey(world.owner, 'k1');
    await gate.query('rollback');
    await copying;
    await merging.query('commit');
    await retiring;
    expect(await forward()).toMatchObject({ rows: 1, left: 0 });
    for (const client of [gate, merging]) await client.end();
  });
});

import fs from 'node:fs';
import path from 'node:path';
import {
  ExchangeFolder,
  GAP_TOLD_AFTER_MS,
  ImportTargets,
  SHORT_PATIENCE_MS,
} from '../../../modules/exchange/index.js';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import { ExchangeSender } from '../../support/exchange-sender.js';
import { NOTE_TABLE, noteTarget } from '../../support/note-target.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { AREA } from '../../support/world.js';

const DAY_MS = 24 * 3_600_000;

interface Logged {
  readonly name: string;
  readonly state: string;
  readonly code: string | null;
  readonly reason: string | null;
  readonly overdue: boolean;
}

describe('the exchange folder', () => {
  let product: TestProduct;
  let sender: ExchangeSender;
  let dir: string;
  let houseKey: string;
  let crash: (() => void) | null = null;

  beforeAll(async () => {
    // The role without a worker: only the tests look into the folder.
    product = await startTestProduct({ role: 'api' });
    await product.seedWorld();
    await product.sql.query(NOTE_TABLE);
    product.get(ImportTargets).register(
      noteTarget((number) => {
        if (number.endsWith('-crash')) crash?.();
        return Promise.resolve();
      }),
    );
    dir = product.app.get<Settings>(SETTINGS, { strict: false }).exchangeDir;
    houseKey = ((await product.as('admin').get('/exchange-keys/own')).body as { publicKey: string })
      .publicKey;
  });
  beforeEach(async () => {
    crash = null;
    await product.sql.query('truncate note, exchange_file, exchange_key, import_run cascade');
    await product.sql.query('update exchange_sequence set next = 1');
    fs.rmSync(dir, { recursive: true, force: true });
    sender = new ExchangeSender(dir);
    await trust(sender);
  });
  afterAll(() => product.close());

  const trust = async ({ publicKey }: ExchangeSender): Promise<string> => {
    const answer = await product
      .as('admin')
      .post('/exchange-keys', { name: '接处警平台', publicKey, agency: 'station', target: 'notes' });
    expect(answer.status).toBe(201);
    return (answer.body as { id: string }).id;
  };
  const pass = (): Promise<void> => product.get(ExchangeFolder).pass();
  const advance = async (ms: number): Promise<void> =>
    void (await product.sql.query('update clock_offset set offset_ms = offset_ms + $1', [ms]));
  const log = async (): Promise<Logged[]> =>
    ((await product.as('admin').get('/exchange-files')).body as unknown as { items: Logged[] }).items;
  const notes = async (): Promise<string[]> =>
    (await product.sql.query<{ number: string }>('select number from note order by number')).rows.map(
      ({ number }) => number,
    );
  const rowsOf = (...numbers: string[]): object[] =>
    numbers.map((number) => ({ 编号: number, 简要情况: `事由${number}` }));
  const reasons = (): string[] =>
    sender
      .list('refused')
      .filter((name) => name.endsWith('.reason.txt'))
      .map((name) => sender.read('refused', name));

  it('takes a signed file, moves it away and answers with a signed receipt', async () => {
    sender.put(1, [...rowsOf('p1', 'p2'), { 编号: 'p3', 简要情况: '坏' }]);
    await pass();
    expect(await notes()).toEqual(['p1', 'p2']);
    expect(sender.list('in')).toEqual([]);
    expect(sender.list('done')).toEqual(['accord-000001.jsonl', 'accord-000001.jsonl.sig']);
    expect(sender.receipt(1, houseKey)).toMatchObject({
      file: 'accord-000001.jsonl',
      sequence: 1,
      imported: 2,
      repeated: 0,
      rejected: 1,
      registered: [
        { line: 1, reference: 'p1', number: 'N-p1' },
        { line: 2, reference: 'p2', number: 'N-p2' },
      ],
      rejections: [{ line: 3, path: '简要情况', code: 'text_bad' }],
    });
    expect(await log()).toMatchObject([{ name: 'accord-000001.jsonl', state: 'done', code: null }]);
  });

  it('takes files in the order of their numbers, in whatever order they came', async () => {
    sender.put(3, rowsOf('q3'));
    sender.put(2, rowsOf('q2'));
    await pass();
    expect(await notes()).toEqual([]);
    expect((await log()).map(({ state, code }) => [state, code])).toEqual([
      ['waiting', 'gap'],
      ['waiting', 'gap'],
    ]);
    sender.put(1, rowsOf('q1'));
    await pass();
    await pass();
    const { rows } = await product.sql.query<{ number: string }>('select number from note order by id');
    expect(rows.map(({ number }) => number)).toEqual(['q1', 'q2', 'q3']);
  });

  it('says that a file keeps waiting behind a gap, once it has waited too long', async () => {
    sender.put(2, rowsOf('r2'));
    await pass();
    expect(await log()).toMatchObject([
      { overdue: false, reason: 'accord-000002.jsonl waits for accord-000001.jsonl, which has not come.' },
    ]);
    await advance(GAP_TOLD_AFTER_MS);
    await pass();
    expect(await log()).toMatchObject([{ state: 'waiting', overdue: true }]);
    expect(sender.list('in')).toContain('accord-000002.jsonl');
  });

  it('refuses a file that comes again, and writes its receipt once more', async () => {
    sender.put(1, rowsOf('s1'));
    await pass();
    const receipt = sender.receipt(1, houseKey);
    fs.rmSync(path.join(dir, 'out', 'receipt-000001.json'));
    sender.put(1, rowsOf('s1'));
    await pass();
    expect(await notes()).toEqual(['s1']);
    expect(sender.list('in')).toEqual([]);
    expect(reasons()).toEqual([
      expect.stringMatching(
        /^accord-000001\.jsonl was taken before, at \S+Z\. Its receipt is written again\.\n$/,
      ),
    ]);
    expect(sender.receipt(1, houseKey)).toEqual(receipt);
  });

  it('refuses another file under a number that was taken', async () => {
    sender.put(1, rowsOf('t1'));
    await pass();
    sender.put(1, rowsOf('t2'));
    await pass();
    expect(await notes()).toEqual(['t1']);
    expect((await log())[0]).toMatchObject({ state: 'refused', code: 'number_used' });
  });

  it.each<[string, string, (sender: ExchangeSender, stranger: ExchangeSender) => void]>([
    [
      'cut short',
      'signature_wrong',
      (from) => from.put(1, rowsOf('u1', 'u2'), { content: '{"编号":"u1","简要情况":"事由"}\n{"编' }),
    ],
    ['forged by a stranger', 'signature_wrong', (_, stranger) => stranger.put(1, rowsOf('u1'))],
    [
      'renamed to another number',
      'signature_wrong',
      (from) => from.put(2, rowsOf('u1'), { as: 'accord-000001.jsonl' }),
    ],
    ['unsigned', 'unsigned', (from) => from.put(1, rowsOf('u1'), { withoutSignature: true })],
  ])(
    'gives a file that is %s a minute to become right, then refuses it and waits for the right one',
    async (_, code, put) => {
      put(sender, new ExchangeSender(dir));
      await pass();
      expect(await log()).toMatchObject([{ state: 'waiting', code }]);
      await advance(SHORT_PATIENCE_MS);
      await pass();
      expect(await log()).toMatchObject([{ state: 'refused', code }]);
      expect(reasons()).toHaveLength(1);
      expect(reasons()[0]).toMatch(/^accord-000001\.jsonl|^The signature of accord-000001\.jsonl/);
      expect(sender.list('in')).toEqual([]);
      expect(await notes()).toEqual([]);

      sender.put(1, rowsOf('u9'));
      await pass();
      expect(await notes()).toEqual(['u9']);
    },
  );

  it('takes a file whose signature arrives after it', async () => {
    const name = sender.put(1, rowsOf('v1'));
    fs.renameSync(path.join(dir, 'in', `${name}.sig`), path.join(dir, 'late'));
    await pass();
    fs.renameSync(path.join(dir, 'late'), path.join(dir, 'in', `${name}.sig`));
    await pass();
    expect(await log()).toMatchObject([{ state: 'done' }]);
    expect(await notes()).toEqual(['v1']);
  });

  it('refuses at once what is not named as agreed, and leaves half a file alone', async () => {
    sender.put(1, rowsOf('w1'), { as: 'police.jsonl' });
    fs.writeFileSync(path.join(dir, 'in', 'accord-000002.jsonl.part'), 'half');
    fs.mkdirSync(path.join(dir, 'in', 'accord-000003.jsonl'));
    await pass();
    expect(sender.list('in')).toEqual(['accord-000002.jsonl.part']);
    expect((await log()).map(({ code }) => code)).toEqual(['name_not_understood', 'not_a_file']);
    expect(reasons()).toContain('police.jsonl is not named like accord-000123.jsonl.\n');
  });

  it('deals with a name as long as a disk allows, and with the files behind it', async () => {
    const long = `${'警'.repeat(80)}.txt`;
    fs.mkdirSync(path.join(dir, 'in'), { recursive: true });
    fs.writeFileSync(path.join(dir, 'in', long), 'x');
    sender.put(1, rowsOf('n1'));
    await pass();
    expect(await notes()).toEqual(['n1']);
    expect(sender.list('in')).toEqual([]);
    expect(reasons()).toEqual([expect.stringContaining('is not named like')]);
    expect(sender.list('refused').every((name) => Buffer.byteLength(name) <= 255)).toBe(true);
  });

  it('passes by a file that the disk does not move, tells an administrator, and goes on with the next', async () => {
    await pass();
    // A folder stands where the file is to go: that stops everybody, the superuser too.
    const inTheWay = path.join(dir, 'done', 'accord-000001.jsonl');
    fs.mkdirSync(inTheWay);
    sender.put(1, rowsOf('s1'));
    sender.put(2, rowsOf('s2'));
    await pass();
    await pass();
    expect(await notes()).toEqual(['s1', 's2']);
    expect(sender.list('in')).toEqual(['accord-000001.jsonl']);
    const { items } = (await product.as('admin').get('/incidents')).body as unknown as {
      items: { error: string }[];
    };
    expect(items.map(({ error }) => error)).toEqual([expect.stringMatching(/^accord-000001\.jsonl: EISDIR/)]);
    fs.rmdirSync(inTheWay);
    await pass();
    expect(sender.list('in')).toEqual([]);
  });

  it('deletes what was dealt with after the days it is kept, and keeps its fate on record', async () => {
    sender.put(1, rowsOf('k1'));
    sender.put(2, rowsOf('k2'), { as: 'unknown.txt' });
    await pass();
    await advance(29 * DAY_MS);
    await pass();
    expect(sender.list('done')).toHaveLength(2);
    await advance(2 * DAY_MS);
    await pass();
    expect([sender.list('done'), sender.list('refused')]).toEqual([[], []]);
    expect((await log()).map(({ name: each, state }) => [each, state])).toEqual([
      ['unknown.txt', 'refused'],
      ['accord-000001.jsonl', 'done'],
    ]);
  });

  it('refuses what a revoked key has signed', async () => {
    const other = new ExchangeSender(dir);
    const id = await trust(other);
    expect((await product.as('admin').post(`/exchange-keys/${id}/revocation`)).status).toBe(200);
    other.put(1, rowsOf('x1'));
    await pass();
    await advance(SHORT_PATIENCE_MS);
    await pass();
    expect(await log()).toMatchObject([{ state: 'refused', code: 'signature_wrong' }]);
  });

  it('goes on in the middle of a file after a crash, loses nothing and doubles nothing', async () => {
    const numbers = Array.from({ length: 450 }, (_, index) => `y${String(index + 1).padStart(4, '0')}`);
    numbers[310] = 'y0311-crash';
    sender.put(1, rowsOf(...numbers));
    crash = () => {
      throw new Error('the machine stops here');
    };
    await expect(pass()).rejects.toThrow('the machine stops here');
    // Twenty lines a transaction.
    expect(await notes()).toEqual(numbers.slice(0, 300));
    expect(await log()).toMatchObject([{ state: 'taking' }]);
    expect(sender.receipt(1, houseKey)).toBeNull();

    crash = null;
    await pass();
    expect(await notes()).toEqual(numbers);
    expect(sender.receipt(1, houseKey)).toMatchObject({ imported: 450, repeated: 0 });
  });

  it('refuses another file that takes the place of one half taken, and goes on with the first', async () => {
    const numbers = Array.from({ length: 201 }, (_, index) => `z${String(index + 1).padStart(4, '0')}`);
    numbers[200] = 'z0201-crash';
    crash = () => {
      throw new Error('the machine stops here');
    };
    sender.put(1, rowsOf(...numbers));
    await expect(pass()).rejects.toThrow('the machine stops here');
    crash = null;
    sender.put(1, rowsOf('zzz'));
    await pass();
    expect(await log()).toMatchObject([{ state: 'refused', code: 'changed_midway' }, { state: 'taking' }]);
    sender.put(1, rowsOf(...numbers));
    await pass();
    expect(await notes()).toEqual(numbers);
  });

  it('writes the receipt and moves the file when it stopped between the decision and the folder', async () => {
    sender.put(1, rowsOf('ab1'));
    // A folder where the receipt belongs stands for a disk that fails at that very moment.
    fs.mkdirSync(path.join(dir, 'out', 'receipt-000001.json'), { recursive: true });
    await pass();
    expect(sender.list('in')).toContain('accord-000001.jsonl');
    fs.rmdirSync(path.join(dir, 'out', 'receipt-000001.json'));
    await pass();
    expect(await notes()).toEqual(['ab1']);
    expect(sender.receipt(1, houseKey)).toMatchObject({ imported: 1 });
    expect(sender.list('in')).toEqual([]);
    expect((await log()).map(({ state }) => state)).toEqual(['done']);
  });

  it('tells a file that was taken out of the folder while it waited', async () => {
    const name = sender.put(2, rowsOf('ac2'));
    await pass();
    fs.rmSync(path.join(dir, 'in', name));
    await pass();
    expect(await log()).toMatchObject([{ state: 'refused', code: 'withdrawn' }]);
  });

  it('shows keys and files to who may run imports, and takes only Ed25519 keys, each once', async () => {
    for (const login of ['officer', 'chief', 'coordinator', 'security', 'auditor']) {
      expect((await product.as(login).get('/exchange-files')).status).toBe(403);
      expect((await product.as(login).get('/exchange-keys')).status).toBe(403);
      expect((await product.as(login).post('/exchange-keys', {})).status).toBe(403);
    }
    const add = (publicKey: string) =>
      product
        .as('admin')
        .post('/exchange-keys', { name: '甲', publicKey, agency: 'station', target: 'notes' });
    expect(await add('not a key')).toMatchObject({
      status: 400,
      body: { problems: [{ code: 'key_unreadable' }] },
    });
    expect(await add(sender.publicKey)).toMatchObject({ status: 409, body: { code: 'exchange_key_known' } });
  });

  it('shows an administrator of a street the keys for its agencies, and not the log of all', async () => {
    const over = (areaCode: string): Promise<unknown> =>
      product.sql.query(
        `update membership set area_id = (select id from area where code = $1) where role = 'system_administrator'`,
        [areaCode],
      );
    const agencies = async (): Promise<string[]> =>
      ((await product.as('admin').get('/exchange-keys')).body as unknown as { agencyId: string }[]).map(
        ({ agencyId }) => agencyId,
      );
    const { publicKey } = new ExchangeSender(dir);
    const key = { name: '乙', publicKey, agency: 'other-station', target: 'notes' };
    expect((await product.as('admin').post('/exchange-keys', key)).status).toBe(201);
    const [here, there] = await agencies();
    try {
      await over(AREA.street);
      expect(await agencies()).toEqual([here]);
      await over(AREA.otherStreet);
      expect(await agencies()).toEqual([there]);
      expect(await product.as('admin').get('/exchange-files')).toMatchObject({
        status: 403,
        body: { code: 'outside_your_area' },
      });
    } finally {
      await over(AREA.province);
    }
    expect(await agencies()).toEqual([here, there]);
  });
});

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Clocks } from '../../../modules/sla/index.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { violations } from '../../support/invariants.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { AGENCY_KEYS } from '../../support/world.js';
import { judge, sampleRows, sendRows, startRun, type Verdict, verdictsOf } from './desk.js';

describe('a replay of real service requests', () => {
  let product: TestProduct;
  let run: string;
  let verdicts: Verdict[];

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    run = await startRun(product);
    await sendRows(product, run, await sampleRows(300));
    await judge(product, run);
    verdicts = await verdictsOf(product, run);
  }, 120_000);

  afterAll(() => product.close());

  it('agrees with the city on every row it judged', () => {
    expect(verdicts).toHaveLength(300);
    const judged = verdicts.filter(({ ownVerdict }) => ownVerdict !== null);
    expect(judged.length).toBeGreaterThan(290);
    expect(judged.filter(({ verdict, ownVerdict }) => verdict !== ownVerdict)).toEqual([]);
    expect(new Set(judged.map(({ verdict }) => verdict))).toEqual(new Set(['ONTIME', 'OVERDUE']));
  });

  it('has a breach on record for every late row and for no other', () => {
    for (const { verdict, breach, deadlineAt } of verdicts) {
      expect(breach?.deadlineAt ?? null).toBe(verdict === 'OVERDUE' ? deadlineAt : null);
    }
  });

  it('leaves the workflow in order', async () => {
    expect(await violations(product.get(DataSource))).toEqual([]);
  });

  it('dates what happened as it happened and wakes nobody', async () => {
    const closed = verdicts.find(({ stoppedAt }) => stoppedAt !== null);
    const { rows } = await product.sql.query<{ type: string; at: Date }>(
      'select type, at from domain_event where stream_id = $1 order by seq',
      [closed?.caseId],
    );
    expect(rows.at(-1)).toEqual({ type: 'case.closed', at: new Date(closed?.stoppedAt ?? '') });
    const { rows: jobs } = await product.sql.query(
      `select 1 from outbox o join domain_event e on e.id::text = o.payload->>'eventId' where e.type like 'referral.%'`,
    );
    expect(jobs).toEqual([]);
  });

  it('counts by department what its rows say', async () => {
    const { body } = await product
      .as('admin')
      .get<{ departments: { department: string; rows: number }[]; total: Record<string, number> }>(
        `/replays/${run}/summary`,
      );
    const late = verdicts.filter(({ verdict }) => verdict === 'OVERDUE').length;
    const unjudged = verdicts.filter(({ ownVerdict }) => ownVerdict === null).length;
    expect(body.total).toMatchObject({
      rows: 300,
      overdue: late,
      agree: 300 - unjudged,
      differ: 0,
      unjudged,
    });
    for (const { department, rows } of body.departments) {
      expect(rows).toBe(verdicts.filter((row) => row.department === department).length);
    }
  });

  it('flips exactly the row whose clock event is changed', async () => {
    const chosen = verdicts.find(
      ({ verdict, stoppedAt, deadlineAt }) =>
        verdict === 'ONTIME' && stoppedAt !== null && deadlineAt !== null,
    );
    if (chosen === undefined) throw new Error('the excerpt has no row that was closed in time');
    const [clockId] = await tamper(
      `update clock_event e set at = $2 from clock c
       where c.id = e.clock_id and c.name = 'resolve' and c.subject_id = $1 and e.type = 'stop' returning c.id`,
      [chosen.referralId, new Date(Date.parse(chosen.deadlineAt ?? '') + 1)],
    );
    await product
      .get(UnitOfWork)
      .run(systemCaller('test'), async (tx) => void (await product.get(Clocks).rebuild(tx, clockId ?? '')));
    const after = await verdictsOf(product, run);
    const flipped = after.filter((row, index) => row.verdict !== verdicts[index]?.verdict);
    expect(flipped.map(({ externalId, verdict }) => ({ externalId, verdict }))).toEqual([
      { externalId: chosen.externalId, verdict: 'OVERDUE' },
    ]);
    await tamper(
      `update clock_event e set at = $2 from clock c
       where c.id = e.clock_id and c.name = 'resolve' and c.subject_id = $1 and e.type = 'stop' returning c.id`,
      [chosen.referralId, chosen.stoppedAt],
    );
    expect(await verdictsOf(product, run)).toEqual(verdicts);
  });

  it('keeps rows that close before they open, and says which', async () => {
    const early = await sampleRows(
      5,
      ({ openedAt, closedAt }) => closedAt !== undefined && closedAt < openedAt,
    );
    const own = await startRun(product);
    await sendRows(product, own, early);
    await judge(product, own);
    const found = await verdictsOf(product, own);
    expect(found.map(({ closedBeforeOpen }) => closedBeforeOpen)).toEqual([true, true, true, true, true]);
    expect(found.map(({ verdict }) => verdict)).toEqual(found.map(({ ownVerdict }) => ownVerdict));
  });

  it('takes the same batch twice as once, and refuses its rows under another key', async () => {
    const own = await startRun(product);
    const rows = await sampleRows(3);
    const key = randomUUID();
    const first = await product.as('admin').post(`/replays/${own}/batches`, { rows }, { key });
    const again = await product.as('admin').post(`/replays/${own}/batches`, { rows }, { key });
    expect([first.body, again.body]).toEqual([{ taken: 3 }, { taken: 3 }]);
    const other = await product.as('admin').post(`/replays/${own}/batches`, { rows });
    expect([other.status, other.body['code']]).toEqual([409, 'row_taken']);
    expect(await verdictsOf(product, own)).toHaveLength(3);
  });

  it('takes a request that comes again in the file as a row of its own', async () => {
    const own = await startRun(product);
    const rows = await sampleRows(2);
    const again = rows.map((row) => ({ ...row, line: row.line + rows.length }));
    await sendRows(product, own, [...rows, ...again]);
    await judge(product, own);
    const found = await verdictsOf(product, own);
    expect(found.map(({ line, externalId }) => [line, externalId])).toEqual(
      [...rows, ...again].map(({ line, externalId }) => [line, externalId]),
    );
    expect(new Set(found.map(({ referralId }) => referralId)).size).toBe(4);
    expect(found.map(({ verdict }) => verdict)).toEqual(found.map(({ ownVerdict }) => ownVerdict));
  });

  it('comes to the same verdicts in a second run of its own', async () => {
    const own = await startRun(product);
    await sendRows(product, own, await sampleRows(40));
    await judge(product, own);
    const bare = ({ line, verdict, deadlineAt, stoppedAt }: Verdict): object => ({
      line,
      verdict,
      deadlineAt,
      stoppedAt,
    });
    expect((await verdictsOf(product, own)).map(bare)).toEqual(verdicts.slice(0, 40).map(bare));
  });

  it('is swept as of its own instant only, and is nobody’s work today', async () => {
    const own = await startRun(product);
    const openAndLate = await sampleRows(
      20,
      ({ targetAt, closedAt }) => closedAt === undefined && targetAt !== undefined && targetAt < '2015-06',
    );
    await sendRows(product, own, openAndLate);
    await product.moveClock(60_000);
    expect(await firingsOf(own)).toBe(0);

    await judge(product, own);
    expect(await firingsOf(own)).toBeGreaterThanOrEqual(20);
    await product.moveClock(60_000);
    for (const place of ['/me/tasks', '/cases', '/breaches']) {
      const seen = await product.as('coordinator').get<{ items: unknown[] }>(place);
      expect([place, seen.status, seen.body.items]).toEqual([place, 200, []]);
    }
    const areas = await product.as('officer').get<{ code: string }[]>('/areas');
    expect(areas.body.filter(({ code }) => code.startsWith('replay'))).toEqual([]);
    const agencies = await product
      .as('officer')
      .get<{ items: { key: string }[] }>('/agencies?state=all&limit=200');
    expect(agencies.body.items.map(({ key }) => key).sort()).toEqual([...AGENCY_KEYS].sort());
  }, 60_000);

  it('has policies of its own, which nobody finds among those of today', async () => {
    const { rows } = await product.sql.query<{ key: string }>(
      `select p.key from sla_policy p join replay_run r on r.area_id = p.area_id where r.id = $1`,
      [run],
    );
    expect(rows).not.toEqual([]);
    const ofReplay = new Set(rows.map(({ key }) => key));
    const listed = await product.as('admin').get<{ key: string }[]>('/policies');
    expect(listed.body).not.toEqual([]);
    expect(listed.body.filter(({ key }) => ofReplay.has(key))).toEqual([]);
    for (const key of ofReplay) {
      expect(await product.as('admin').get(`/policies/${key}/versions`)).toMatchObject({
        status: 404,
        body: { code: 'policy_not_found' },
      });
    }
  });

  it('leaves the same rows in step as one by one', async () => {
    const closed = await sampleRows(20, ({ closedAt }) => closedAt !== undefined);
    const open = await sampleRows(5, ({ closedAt }) => closedAt === undefined);
    const rows = [...closed, ...open].map((row, index) => ({ ...row, line: index + 1 }));
    const together = await startRun(product);
    await sendRows(product, together, rows);
    const single = await startRun(product);
    for (const row of rows) await sendRows(product, single, [row]);
    expect(await everythingOf(product, single)).toEqual(await everythingOf(product, together));
  }, 120_000);

  it('says which times are none, all at once', async () => {
    const own = await startRun(product);
    const [row] = await sampleRows(1);
    const { status, body } = await product.as('admin').post(`/replays/${own}/batches`, {
      rows: [{ ...row, openedAt: '2015-02-30T10:00', closedAt: '2015-02-31T10:00' }],
    });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('rows[0].openedAt');
    expect(JSON.stringify(body)).toContain('rows[0].closedAt');
  });

  it('is refused to whoever is no system administrator, and a foreign run does not exist', async () => {
    const body = { name: 'x', timeZone: 'America/New_York', asOf: '2016-01-12T23:00' };
    expect((await product.as('supervisor').post('/replays', body)).status).toBe(403);
    expect((await product.as('admin').post('/replays', { ...body, timeZone: 'Mars/Olympus' })).status).toBe(
      400,
    );
    expect((await product.as('admin').get(`/replays/${randomUUID()}/summary`)).status).toBe(404);
  });

  async function firingsOf(id: string): Promise<number> {
    const { rows } = await product.sql.query<{ count: number }>(
      `select count(*)::int as count from clock_firing f join clock c on c.id = f.clock_id
       join replay_run r on r.area_id = c.area_id where r.id = $1`,
      [id],
    );
    return rows[0]?.count ?? 0;
  }

  async function tamper(sql: string, values: readonly unknown[]): Promise<string[]> {
    const client = new pg.Client(product.database.superuserConfig);
    await client.connect();
    try {
      await client.query('set session_replication_role = replica');
      const { rows } = await client.query<{ id: string }>(sql, [...values]);
      return rows.map(({ id }) => id);
    } finally {
      await client.end();
    }
  }
});

/** All rows that a run has left, its ids and numbers replaced by the places at which they come up. */
async function everythingOf(product: TestProduct, run: string): Promise<unknown> {
  const tables = [
    ['dispute_case', 'd.id'],
    ['referral', 'x.case_id'],
    ['referral_snapshot', '(select r.case_id from referral r where r.id = x.referral_id)'],
    ['referral_contact', '(select r.case_id from referral r where r.id = x.referral_id)'],
    ['referral_outcome', '(select r.case_id from referral r where r.id = x.referral_id)'],
    ['clock', 'x.case_id'],
    ['clock_event', '(select c.case_id from clock c where c.id = x.clock_id)'],
    ['breach', 'x.case_id'],
    ['domain_event', 'x.stream_id'],
  ] as const;
  const found: Record<string, unknown> = {};
  for (const [table, owner] of tables) {
    const { rows } = await product.sql.query<{ line: number; row: Record<string, unknown> }>(
      `select w.line, to_jsonb(x) as row from replay_row w join dispute_case d on d.id = w.case_id
       join ${table} x on ${owner === 'd.id' ? 'x.id = d.id' : `${owner} = d.id`}
       where w.run_id = $1 order by w.line, (to_jsonb(x)->>'seq')::bigint`,
      [run],
    );
    const told = rows.map(({ line, row }) => JSON.stringify({ line, row: plain(row) }));
    // The timeline has an order of its own; elsewhere it is that of random ids.
    found[table] = table === 'domain_event' ? told : told.sort();
  }
  return found;
}

/** What differs from run to run by its nature: ids, numbers, sealed texts, when the database was written. */
const OWN_TO_A_RUN = new Set(['number', 'seq', 'content_sealed', 'area_path', 'txid', 'recorded_at']);
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function plain(value: Record<string, unknown>): unknown {
  const kept = Object.entries(value).filter(([key]) => !OWN_TO_A_RUN.has(key));
  return JSON.parse(
    JSON.stringify(Object.fromEntries(kept), (key: string, inner: unknown) =>
      key === 'number' ? null : inner,
    ).replace(ID, 'id'),
  );
}

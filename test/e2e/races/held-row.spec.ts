import { eventually } from '../../support/product-process.js';
import { type Answer, startTestProduct, type TestProduct } from '../../support/product.js';
import { CaseDesk } from '../cases/desk.js';

/** As many as requests have connections. */
const REQUESTS = 20;

let product: TestProduct;
let desk: CaseDesk;
beforeAll(async () => {
  product = await startTestProduct();
  await product.seedWorld();
  desk = new CaseDesk(product);
});
afterAll(() => product.close());

async function count(sql: string): Promise<number> {
  const { rows } = await product.sql.query<{ n: number }>(sql);
  return rows[0]?.n ?? -1;
}

/** Somebody takes the row and does nothing more while the work goes on. */
async function withHeld(caseId: string, work: () => Promise<void>): Promise<void> {
  const holder = await product.sql.connect();
  await holder.query('begin');
  await holder.query('select from dispute_case where id = $1 for update', [caseId]);
  try {
    await work();
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}

async function takes(id: string, version: number): Promise<Answer<{ code?: string }>> {
  return desk.step<{ code?: string }>('officer', id, { noun: 'taking', version });
}

it('requests for a row that nobody lets go of end as busy, and everything else goes on meanwhile', async () => {
  const { id, version } = await desk.register();
  await product.drain();
  await withHeld(id, async () => {
    const waiting = Promise.all(Array.from({ length: REQUESTS }, () => takes(id, version)));
    await eventually(
      'every connection of requests waits',
      async () =>
        (await count(`select count(distinct l.pid)::int as n from pg_locks l join pg_stat_activity a on a.pid = l.pid
          where not l.granted and a.datname = current_database()`)) === REQUESTS,
    );

    // Probes are answered, and callers are known: this one may not read the trail.
    expect((await product.app.inject({ method: 'GET', url: '/health/ready' })).statusCode).toBe(200);
    expect((await product.as('officer').get('/audit')).status).toBe(403);
    // Clocks fire, and what was committed is relayed.
    await product.sql.query('update clock_offset set offset_ms = offset_ms + 26 * 3600 * 1000');
    await eventually(
      'the sweep warns',
      async () => (await count('select count(*)::int as n from clock_firing')) > 0,
    );
    await product.sql.query(`insert into outbox (name, payload) values ('clock.timeout', '{}')`);
    await eventually(
      'the outbox is relayed',
      async () => (await count('select count(*)::int as n from outbox')) === 0,
    );

    const answers = await waiting;
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(['503 busy']),
    );
    expect(answers[0]?.headers['retry-after']).toBe('5');
  });
  expect((await takes(id, version)).status).toBe(200);
});

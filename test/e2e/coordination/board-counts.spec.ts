import pg from 'pg';
import { DataSource } from 'typeorm';
import { FoldCounts } from '../../../modules/coordination/board/fold-counts.js';
import { STANDINGS } from '../../../modules/coordination/board/standing.js';
import { foldSome } from '../../../modules/coordination/board/fold.store.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Chance } from '../../faults/kill-nine/chance.js';
import { violations } from '../../support/invariants.js';
import { AGENCY_KEYS, AREA, type Login } from '../../support/world.js';
import { HOUR_MS } from '../cases/desk.js';
import { TaskDesk } from '../tasks/desk.js';
import { type Narrowed, plainNumbers, toldNumbers } from './plain-numbers.js';

const SEED = Number(process.env['BOARD_SEED'] ?? 76);
const STEPS = 240;
const CONTACT = { channel: 'phone', result: 'reached', who: 'applicant' };
const RISKS = ['yellow', 'orange', 'red', 'blue'];
const TYPES = ['0101', '0105', '0202', '0203'];
const RECIPIENTS = ['community', 'labor', 'civil-affairs', 'womens-federation'] as const;
const INTAKES = ['committee-intake', 'labor-intake', 'civil-intake', 'womens-intake'] as const;
const WORKERS: readonly Login[] = ['mediator', 'labor-handler', 'civil-intake', 'womens-handler'];

let desk: TaskDesk;
const chance = new Chance(SEED);
const one = <T>(of: readonly T[]): T | undefined => of[chance.between(0, of.length - 1)];
/** No worker comes by: what is folded and when, chance decides. */
const fold = (): Promise<boolean> => desk.product.get(FoldCounts).some();

beforeAll(async () => {
  desk = await TaskDesk.open({ role: 'api' });
});
afterAll(() => desk.product.close());

function anyFilter(): Narrowed {
  const { agencies, areas } = desk.world;
  const filter: Record<string, string | undefined> = {};
  if (chance.happens(0.7)) filter['standing'] = one(STANDINGS);
  if (chance.happens(0.25)) filter['agencyId'] = agencies[one(AGENCY_KEYS) ?? 'labor'];
  if (chance.happens(0.25)) filter['risk'] = one(RISKS);
  if (chance.happens(0.25)) filter['typeCode'] = one(['01', '02', ...TYPES]);
  if (chance.happens(0.25)) filter['areaId'] = areas[one(Object.values(AREA)) ?? AREA.street];
  return filter;
}

async function expectExact(after: string): Promise<void> {
  for (const filter of [{ standing: 'pressing' }, anyFilter(), anyFilter()])
    expect([SEED, after, filter, await toldNumbers(desk.product, filter)]).toEqual([
      ...[SEED, after, filter],
      await plainNumbers(desk.product, filter),
    ]);
}

const ids = async (sql: string): Promise<readonly string[]> =>
  (await desk.product.sql.query<{ id: string }>(`${sql} order by 1`)).rows.map(({ id }) => id);
const openCase = async (): Promise<string | undefined> =>
  one(await ids(`select id from dispute_case where state <> 'closed'`));
const caseStep = async (noun: string, body: object, as: Login = 'officer'): Promise<number> =>
  (await desk.cases.step(as, (await openCase()) ?? '', { noun, body })).status;

/** A step of whoever received one of those that stand so. */
async function referralStep(
  states: string,
  noun: string,
  body: object,
  by: readonly Login[],
): Promise<number> {
  const id = one(await ids(`select id from referral where state in (${states})`));
  const { rows } = await desk.product.sql.query<{ key: string }>(
    'select g.key from referral r join agency g on g.id = r.recipient_agency_id where r.id = $1',
    [id],
  );
  const at = RECIPIENTS.findIndex((key) => key === rows[0]?.key);
  return id === undefined ? 404 : (await desk.step(by[at] ?? 'officer', id, noun, body)).status;
}

const register = async (): Promise<number> => {
  const typed = chance.happens(0.8) ? { typeCode: one(TYPES) } : {};
  await desk.cases.register({ lane: 'full', ...typed }, chance.happens(0.8) ? 'officer' : 'other-officer');
  return 201;
};

const MOVES: Readonly<Record<string, () => Promise<number>>> = {
  register,
  send: async () => {
    const body = {
      recipientAgencyId:
        desk.world.agencies[one([...RECIPIENTS, 'community', 'community'] as const) ?? 'labor'],
      request: '请依职责办理',
      choice: { code: 'knows_the_dispute' },
    };
    return (await desk.product.as('officer').post(`/cases/${await openCase()}/referrals`, body)).status;
  },
  take: () => referralStep(`'queued'`, 'acceptance', {}, INTAKES),
  ask: () => referralStep(`'queued'`, 'information-request', { question: '请补充住址' }, INTAKES),
  contact: () => referralStep(`'accepted'`, 'contact', CONTACT, WORKERS),
  hold: async () => {
    const until = new Date((await desk.product.now()).getTime() + 48 * HOUR_MS).toISOString();
    const body = { reason: 'party_away', until, note: '当事人外出' };
    return referralStep(`'accepted', 'in_progress'`, 'hold', body, WORKERS);
  },
  resume: () => referralStep(`'on_hold'`, 'resumption', {}, WORKERS),
  report: () => {
    const body = { outcome: 'oral_agreement', summary: '双方和解' };
    return referralStep(`'in_progress'`, 'outcome', body, WORKERS);
  },
  recall: () => referralStep(`'queued'`, 'recall', { reason: 'better_agency', note: '改由社区调解' }, []),
  danger: () => caseStep('risk', { level: one(RISKS), reason: '扬言报复' }),
  retype: async () => {
    const id = (await openCase()) ?? '';
    const { version } = await desk.cases.show(id, 'coordinator').catch(() => ({ version: 0 }));
    return (await desk.product.as('officer').patch(`/cases/${id}`, { typeCode: one(TYPES) }, { version }))
      .status;
  },
  merge: async () =>
    caseStep('merge', { intoCaseId: await openCase(), reason: '同一楼道同两户因漏水引起' }, 'coordinator'),
  close: () => caseStep('closure', { outcome: 'self_settled' }),
  raise: async () => {
    const lines = await desk.product.as('coordinator').get<{ items: { id: string }[] }>('/board/lines');
    const path = `/board/lines/${one(lines.body.items)?.id}/raising`;
    return (await desk.product.as('coordinator').post(path, { reason: '两次催办无人答复' })).status;
  },
  takeUp: async () => {
    const id = one(await ids('select id from escalation where urgent_at is not null'));
    return (await desk.product.as('coordinator').post(`/escalations/${id}/acknowledgement`)).status;
  },
  wait: async () => {
    await desk.product.moveClock(chance.between(1, 30) * HOUR_MS);
    return 200;
  },
  waitUnswept: async () => {
    await desk.product.sql.query('update clock_offset set offset_ms = offset_ms + $1', [
      chance.between(1, 5) * HOUR_MS,
    ]);
    return 200;
  },
  fold: async () => {
    await fold();
    return 200;
  },
};
/** Some belong before others, and whatever is done often is done on something. */
const DRAWN = [
  ...Object.keys(MOVES),
  ...['register', 'register', 'send', 'send', 'send', 'take', 'take', 'contact', 'wait', 'fold', 'danger'],
  ...[
    'ask',
    'ask',
    'ask',
    'send',
    'take',
    'contact',
    'contact',
    'hold',
    'resume',
    'resume',
    'report',
    'recall',
  ],
];

describe('the numbers of the board', () => {
  it('are those of a plain count after whatever step, folded or not', async () => {
    const done = new Set<string>();
    for (let step = 0; step < STEPS; step++) {
      const move = step < 4 ? 'register' : (one(DRAWN) ?? 'wait');
      const status = await MOVES[move]?.();
      if (status !== undefined && status < 300) done.add(move);
      await expectExact(`${step} ${move} ${status}`);
    }
    expect([...Object.keys(MOVES)].filter((move) => !done.has(move))).toEqual([]);
    while (await fold());
    await expectExact('the last fold');
    expect(await ids('select id::text from board_touch')).toEqual([]);
    expect(await violations(desk.product.get(DataSource))).toEqual([]);
  });

  it('are so when two touch one case at once and the fold comes between them', async () => {
    const { caseId } = await desk.send('labor');
    const helper = await desk.send('labor');
    while (await fold());
    await meanwhile(async (first, second) => {
      // Neither sees what the other has not committed: a limit that comes to the case, and another risk of it.
      await first.query(`update dispute_case set risk = 'red' where id = $1`, [caseId]);
      await second.query('update clock set case_id = $2 where subject_id = $1', [helper.id, caseId]);
      await second.query('commit');
      await fold();
      await expectExact('the one has committed, the other has not');
      await first.query('commit');
    });
    await expectExact('both have');
    await fold();
    await expectExact('both are folded');
  });

  it('are so when a line loses its last two limits in two transactions', async () => {
    const { id } = await desk.send('labor');
    await desk.done('labor-intake', id, 'acceptance');
    while (await fold());
    const [one, ...others] = await ids(
      `select id from clock where subject_id = '${id}' and state = 'running'`,
    );
    const end = `update clock set state = 'stopped', stopped_at = accord_now(), next_fire_at = null where id = any($1::uuid[])`;
    expect(others.length).toBeGreaterThan(0);
    await meanwhile(async (first, second) => {
      await first.query(end, [[one]]);
      await second.query(end, [others]);
      await first.query('commit');
      await fold();
      await second.query('commit');
    });
    await fold();
    await expectExact('both have ended');
    expect(await ids(`select subject_id as id from board_line where subject_id = '${id}'`)).toEqual([]);
  });

  it('are so when a fold is cut off in the middle, and when two come by at once', async () => {
    await desk.send('womens-federation');
    const cutOff = desk.product.get(UnitOfWork).run(systemCaller('board'), async (tx) => {
      await foldSome(tx);
      throw new Error('cut off');
    });
    await expect(cutOff).rejects.toThrow('cut off');
    await expectExact('nothing was folded');
    await Promise.all([fold(), fold(), desk.send('labor'), fold()]);
    await expectExact('they were in turn');
    // Other invariants are not for limits that were ended behind the back of the product.
    const found = await violations(desk.product.get(DataSource));
    expect(found.filter((each) => each.startsWith('the board'))).toEqual([]);
  });
});

/** Two transactions of their own; both are rolled back where they are not committed. */
async function meanwhile(
  work: (first: pg.PoolClient, second: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const pool = new pg.Pool({ ...desk.product.database.ownerConfig, max: 2 });
  const [first, second] = [await pool.connect(), await pool.connect()];
  try {
    await first.query('begin');
    await second.query('begin');
    await work(first, second);
  } finally {
    for (const connection of [first, second]) {
      await connection.query('rollback');
      connection.release();
    }
    await pool.end();
  }
}

import pino from 'pino';
import { OwedFromBefore } from '../../../modules/referrals/engine/owed-from-before.js';
import { withClient } from '../../../src/platform/database/connection.js';
import { ReferralBench } from './bench.js';
import { commandFor, walkTo } from './walk.js';

let bench: ReferralBench;
let logged: string[];
beforeEach(async () => {
  bench = await ReferralBench.open();
  logged = [];
});
afterEach(async () => {
  expect(await bench.violations()).toEqual([]);
  await bench.close();
});

const restart = (): Promise<void> =>
  new OwedFromBefore(
    bench.uow,
    bench.world,
    pino({ base: null, timestamp: false }, { write: (line: string) => void logged.push(line) }),
  ).onApplicationBootstrap();

const withoutClock = (id: string, name: string, verb: 'stop' | 'cancel'): Promise<boolean> =>
  bench.asSystem((tx) => bench.world.clocks[verb](tx, { subjectId: id, name }));

/** Taken by the labour office's handler, which used to stop its one clock. */
async function takenBefore(): Promise<string> {
  const asked = { mode: 'consult', recipientAgencyId: bench.agency('labor') } as const;
  const { id } = await bench.send(await bench.openCase(), asked);
  const command = { handlerUserId: bench.user('labor-handler') };
  await bench.act('labor-intake', 'accept', { id, command });
  await withoutClock(id, 'consult_answer', 'stop');
  expect(await bench.clocks(id)).toEqual({});
  return id;
}

/** In the community's hands, which took it up when consent had been withdrawn already. */
async function takenUpAfterWithdrawal(
  state: 'accepted' | 'on_hold' | 'reported' = 'accepted',
): Promise<string> {
  const { id, caseId } = await walkTo(bench, state);
  await bench.asSystem(async (tx) => {
    await tx.query('update dispute_case set withdrawn_at = $2 where id = $1', [caseId, await tx.now()]);
  });
  for (const name of ['first_contact', 'update']) await withoutClock(id, name, 'cancel');
  return id;
}

describe('at a start on a database of before', () => {
  it('a question that was taken gets its clock, with the whole time and by whoever took it', async () => {
    const id = await takenBefore();
    await bench.advanceDays(30);
    await restart();
    expect(await bench.clocks(id)).toEqual({ consult_answer: 'running' });
    const owed = await bench.clock(id, 'consult_answer');
    expect(owed).toMatchObject({ cycle: 2, breached: false, ownerUserId: bench.user('labor-handler') });
    expect(owed.deadlineAt?.getTime()).toBeGreaterThan((await bench.now()).getTime());
    expect((await bench.get(id)).bindingDeadlineAt).toEqual(owed.deadlineAt);
  });

  it('the clock ends with the answer, like any other', async () => {
    const id = await takenBefore();
    await restart();
    await bench.act('labor-handler', 'first_contact', {
      id,
      command: await commandFor(bench, 'first_contact', id),
    });
    await bench.act('labor-handler', 'report_outcome', {
      id,
      command: { outcome: 'answered', summary: '属劳动争议' },
    });
    expect(await bench.clocks(id)).toEqual({});
  });

  it('work on a withdrawn case owes its report, at rest as well, and none that is reported does', async () => {
    const accepted = await takenUpAfterWithdrawal();
    const held = await takenUpAfterWithdrawal('on_hold');
    const reported = await takenUpAfterWithdrawal('reported');
    await restart();
    for (const id of [accepted, held]) {
      expect(await bench.clocks(id)).toMatchObject({ withdrawal_report: 'running' });
      const { ownerAgencyId } = await bench.clock(id, 'withdrawal_report');
      expect(ownerAgencyId).toBe(bench.agency('community'));
    }
    expect(await bench.clocks(reported)).not.toHaveProperty('withdrawal_report');
  });

  it('does so once, says so once, and goes on over more than one batch', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 52; count += 1) ids.push(await takenBefore());
    await Promise.all([restart(), restart()]);
    await restart();
    for (const id of ids) expect(await bench.clocks(id)).toEqual({ consult_answer: 'running' });
    const started = await bench.dataSource.query<{ starts: number }[]>(
      `select count(*)::int as starts from clock_event e join clock c on c.id = e.clock_id
       where c.name = 'consult_answer' and e.type = 'start' group by c.id`,
    );
    expect(new Set(started.map(({ starts }) => starts))).toEqual(new Set([2]));
    const told = logged.map((line) => (JSON.parse(line) as { clocks: number }).clocks);
    expect(told.reduce((sum, clocks) => sum + clocks, 0)).toBe(52);
  });

  it('one whose clock cannot be begun is told, and holds up no other and no start', async () => {
    const [broken, healthy] = [await takenBefore(), await takenBefore()];
    await bench.dataSource.query(
      `insert into clock_event (clock_id, seq, at, type, payload, recorded_at, actor_kind)
       select id, version + 1, accord_now(), 'recompute', '{"reason": "policy"}', accord_now(), 'system'
       from clock where subject_id = $1 and name = 'consult_answer'`,
      [broken],
    );
    await restart();
    expect(await bench.clocks(healthy)).toEqual({ consult_answer: 'running' });
    expect(await bench.clocks(broken)).toEqual({});
    expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([
      { referralId: broken, msg: expect.stringContaining('the next start tries again') as string },
      { clocks: 1 },
    ]);

    // Its history mended, it gets its clock like the others.
    await withClient(bench.database.superuserConfig, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query(
        `delete from clock_event where (clock_id, seq) in
           (select id, version + 1 from clock where subject_id = $1 and name = 'consult_answer')`,
        [broken],
      );
    });
    await restart();
    expect(await bench.clocks(broken)).toEqual({ consult_answer: 'running' });
  });

  it('leaves alone what has its clock, and what nobody has taken', async () => {
    const { id } = await walkTo(bench, 'accepted');
    const asked = { mode: 'consult', recipientAgencyId: bench.agency('labor') } as const;
    const queued = (await bench.send(await bench.openCase(), asked)).id;
    const before = [await bench.clocks(id), await bench.clocks(queued)];
    await restart();
    expect([await bench.clocks(id), await bench.clocks(queued)]).toEqual(before);
    expect(logged).toEqual([]);
  });
});

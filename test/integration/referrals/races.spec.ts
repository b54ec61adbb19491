import { isLive } from '../../../modules/referrals/index.js';
import { raiseBarrier } from '../../support/barrier.js';
import { ReferralBench } from './bench.js';
import { walkTo } from './walk.js';

let bench: ReferralBench;
beforeAll(async () => {
  bench = await ReferralBench.open();
});
afterAll(() => bench.close());
afterEach(async () => {
  expect(await bench.violations()).toEqual([]);
});

describe('two at once', () => {
  it('lets one of two acceptors win and tells the other who it was and when', async () => {
    const { id } = await walkTo(bench, 'queued');
    const { version } = await bench.get(id);
    const results = await Promise.allSettled([
      bench.act('committee-intake', 'accept', { id, command: {}, version }),
      bench.act('mediator', 'accept', { id, command: {}, version }),
    ]);
    const lost = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    const after = await bench.get(id);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({
      code: 'version_stale',
      facts: {
        state: 'accepted',
        version: version + 1,
        by: after.changedByName,
        at: after.changedAt.toISOString(),
      },
    });
    expect(['committee-intake', 'mediator']).toContain(after.changedByName);
  });

  it('lets exactly one of accept, accept, recall, reroute and expiry win, twenty times over', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id } = await walkTo(bench, 'queued');
      const { version } = await bench.get(id);
      const recall = { reason: 'sent_in_error', note: '转错了' } as const;
      const reroute = { recipientAgencyId: bench.agency('labor'), handoverNote: '改派' };
      const results = await Promise.allSettled([
        bench.act('committee-intake', 'accept', { id, command: {}, version }),
        bench.act('mediator', 'accept', { id, command: {}, version }),
        bench.act('officer', 'recall', { id, command: recall, version }),
        bench.act('coordinator', 'reroute', { id, command: reroute, version }),
        bench.asSystem((tx) =>
          bench.engine.performIn(tx, 'accept_timeout', {
            referralId: id,
            command: {},
            manner: { expectedVersion: version, as: 'system' },
          }),
        ),
      ]);
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      expect((await bench.get(id)).version).toBe(version + 1);
    }
  });

  it('sends one of two referrals for the same purpose', async () => {
    const caseId = await bench.openCase();
    const results = await Promise.allSettled([
      bench.send(caseId),
      bench.send(caseId, { recipientAgencyId: bench.agency('labor') }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'other_live_primary' },
    });
  });

  it('answers a repeated command with its first result', async () => {
    const { id } = await walkTo(bench, 'queued');
    const caller = await bench.caller('committee-intake', (await bench.get(id)).version);
    const accept = (): Promise<{ state: string; version: number }> =>
      bench.engine.perform(
        'accept',
        { referralId: id, command: {} },
        { caller, view: async (_, { state, version }) => ({ state, version }) },
      );
    const first = await accept();
    expect(await accept()).toEqual(first);
    expect((await bench.told(id)).filter((type) => type === 'referral.accepted')).toHaveLength(1);
  });

  it('merges two cases into one another without a deadlock, and one of the two wins', async () => {
    const [left, right] = [await walkTo(bench, 'queued'), await walkTo(bench, 'queued')];
    const results = await Promise.allSettled([
      bench.act('coordinator', 'merge_into', { id: left.id, command: { survivingCaseId: right.caseId } }),
      bench.act('coordinator', 'merge_into', { id: right.id, command: { survivingCaseId: left.caseId } }),
    ]);
    expect(results.some((result) => result.status === 'fulfilled')).toBe(true);
    const states = [await bench.stateOf(left.id), await bench.stateOf(right.id)];
    expect(states.filter((state) => state === 'superseded').length).toBeGreaterThan(0);
  });

  it('never changes the version on a step that leaves the state, however many take it', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    const { version } = await bench.get(id);
    await Promise.all(
      [1, 2, 3].map((turn) =>
        bench.act('mediator', 'feedback', { id, command: { text: `第${turn}次反馈` }, version }),
      ),
    );
    expect((await bench.get(id)).version).toBe(version);
    expect((await bench.told(id)).filter((type) => type === 'referral.progress_reported')).toHaveLength(3);
  });
});

describe('an agency whose capacity binds', () => {
  const LIMITED = `update agency set capacity = 2, profile = '{"capacityBinds": true}' where key = 'grid'`;
  const asItWas = `update agency set capacity = null, profile = '{}' where key = 'grid'`;
  beforeAll(() => bench.dataSource.query(LIMITED));
  afterAll(() => bench.dataSource.query(asItWas));

  async function asked(): Promise<string> {
    return (await bench.send(await bench.openCase(), { recipientAgencyId: bench.agency('grid') })).id;
  }

  it('takes no more than that, however many of its people accept at once', async () => {
    const ids = [await asked(), await asked(), await asked(), await asked()];
    // Every acceptance moves clocks after its guards: none commits before all of them are under way.
    const barrier = await raiseBarrier(bench.database, 'lock table clock in share mode');
    const accepting = Promise.allSettled(
      ids.map((id) => bench.act('grid-intake', 'accept', { id, command: {} })),
    );
    await barrier.queued(ids.length);
    await barrier.release();
    const results = await accepting;
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    const full = expect.objectContaining({
      code: 'capacity_full',
      facts: { capacity: 2, carried: 2 },
    }) as unknown;
    expect(refused).toEqual([full, full]);
  });
});

describe('the wall behind the engine', () => {
  const change = (sql: string, id: string): Promise<unknown> => bench.dataSource.query(sql, [id]);

  it('refuses a state without a version step', async () => {
    const { id } = await walkTo(bench, 'queued');
    await expect(
      change(`update referral set state = 'recalled', ended_at = now() where id = $1`, id),
    ).rejects.toThrow(/only with a version step/);
  });

  it('refuses a version step without a state', async () => {
    const { id } = await walkTo(bench, 'queued');
    await expect(change('update referral set version = version + 1 where id = $1', id)).rejects.toThrow(
      /only with its state/,
    );
  });

  it('refuses to rewrite what has ended, to delete, and to begin anywhere but as a draft', async () => {
    const { id } = await walkTo(bench, 'closed');
    expect(isLive(await bench.stateOf(id))).toBe(false);
    await expect(change(`update referral set outcome = 'self_settled' where id = $1`, id)).rejects.toThrow(
      /never rewritten/,
    );
    await expect(change('delete from referral where id = $1', id)).rejects.toThrow(
      /never deleted|permission denied/,
    );
    const copy = `insert into referral select (jsonb_populate_record(r, '{"id": "00000000-0000-7000-8000-000000000001"}')).*
      from referral r where id = $1`;
    await expect(change(copy, id)).rejects.toThrow(/begins as a draft/);
  });
});

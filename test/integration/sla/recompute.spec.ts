import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Incidents } from '../../../src/platform/jobs/incidents.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import type { ClockStart } from '../../../modules/sla/clocks/clock-input.js';
import { defaultPolicy } from '../../../modules/sla/seed/default-policy.js';
import type { Recomputation } from '../../../modules/sla/recompute/recomputation.js';
import { RetryRecomputation } from '../../../modules/sla/recompute/retry-recomputation.js';
import { eventually } from '../../support/product-process.js';
import { SlaBench } from './bench.js';

const DOOMED = fileURLToPath(new URL('./doomed-recompute-main.mjs', import.meta.url));

let bench: SlaBench;
let beside: pg.Client;
beforeEach(async () => {
  bench = await SlaBench.open();
  await bench.goTo('2027-03-03T09:00');
  beside = new pg.Client(bench.database.ownerConfig);
  await beside.connect();
});
afterEach(async () => {
  await beside.end();
  await bench.close();
});

/** How many connections hold clocks that they have changed. */
async function lockedClocks(): Promise<number> {
  const { rows } = await beside.query<{ held: number }>(
    `select count(distinct pid)::int as held from pg_locks
     where relation = 'clock'::regclass and mode in ('RowShareLock', 'RowExclusiveLock')`,
  );
  return rows[0]?.held ?? 0;
}

/** A notice closes days of 2027; clocks are on their way. */
async function close(...holidays: string[]): Promise<Recomputation> {
  const year = { year: 2027, holidays, makeUpDays: [], sourceDocument: '通知' };
  return (await bench.calendars.importYear(await bench.callerOf('admin'), 'office', year)).recomputation;
}

/** Four working hours to accept instead of a working day. */
async function shorten(): Promise<void> {
  const { rules, ladders } = defaultPolicy();
  const shorter = rules.map((rule) =>
    rule.clock === 'accept' && rule.time?.unit === 'working_days'
      ? { ...rule, time: { unit: 'business_seconds' as const, amount: 4 * 3600 } }
      : rule,
  );
  const definition = { rules: shorter, ladders };
  const version = { definition, sourceDocument: '会议纪要' };
  await bench.policies.addVersion(await bench.callerOf('admin'), 'default', version);
}

async function shown({ id }: Recomputation): Promise<Recomputation> {
  return bench.recomputations.show(await bench.callerOf('admin'), id);
}

async function deadlineOf(id: string): Promise<string | undefined> {
  return (await bench.clock(id)).deadlineAt?.toISOString().slice(0, 16);
}

async function eventsOf(id: string): Promise<string[]> {
  const rows = await bench.rows<{ type: string }>(
    'select type from clock_event where clock_id = $1 order by seq',
    [id],
  );
  return rows.map(({ type }) => type);
}

async function breachesOf(id: string): Promise<string[]> {
  const rows = await bench.rows<{ at: Date }>('select deadline_at as at from breach where clock_id = $1', [
    id,
  ]);
  return rows.map(({ at }) => at.toISOString().slice(0, 16));
}

describe('a new calendar', () => {
  it('is in force at once, and a clock that a step holds follows when it is let go of', async () => {
    const held = await bench.start(bench.referral());
    const free = await bench.start(bench.referral());
    await beside.query('begin');
    await beside.query('select from clock where id = $1 for update', [held.id]);

    const begun = await close('2027-03-04');
    expect(begun).toMatchObject({ reason: 'calendar', key: 'office', number: 2, clocks: 2, recomputed: 0 });
    await bench.recompute.runDue();

    expect(await shown(begun)).toMatchObject({ recomputed: 1, moved: 1, endedBy: null });
    expect([await deadlineOf(held.id), await deadlineOf(free.id)]).toEqual([
      '2027-03-04T01:00',
      '2027-03-05T01:00',
    ]);
    await beside.query('rollback');
    await bench.goTo('2027-03-03T09:01');
    await bench.recompute.runDue();
    expect(await shown(begun)).toMatchObject({ recomputed: 2, moved: 2, endedBy: 'done' });
    expect(await deadlineOf(held.id)).toBe('2027-03-05T01:00');
  });

  it('is followed by a clock that began on the version before and was committed when the others had moved', async () => {
    const late = await bench.run(async (tx) => {
      const row = await bench.clocks.start(tx, bench.referral());
      const begun = await close('2027-03-04');
      await bench.recompute.runDue();
      expect(await shown(begun)).toMatchObject({ clocks: 0, recomputed: 0, endedBy: 'done' });
      return row;
    });
    expect(await bench.recomputations.beginMissing()).toBe(1);
    expect(await bench.recomputations.beginMissing()).toBe(0);
    await bench.recompute.runDue();

    expect(await deadlineOf(late?.id ?? '')).toBe('2027-03-05T01:00');
    expect(await bench.recomputations.beginMissing()).toBe(0);
  });

  it('is followed by a clock that had stopped under the version before and runs on', async () => {
    const input = bench.referral();
    const { id } = await bench.start(input);
    await bench.run((tx) => bench.clocks.stop(tx, input));
    await close('2027-03-04');
    await bench.recompute.runDue();
    await bench.run((tx) => bench.clocks.runOn(tx, input));
    expect(await deadlineOf(id)).toBe('2027-03-04T01:00');

    expect(await bench.recomputations.beginMissing()).toBe(1);
    await bench.recompute.runDue();
    expect(await deadlineOf(id)).toBe('2027-03-05T01:00');
  });

  it('charges nobody for a deadline of the version before that passes while clocks are on their way', async () => {
    const { id } = await bench.start(bench.referral());
    await bench.goTo('2027-03-04T08:59:50');
    await close('2027-03-04');
    await bench.goTo('2027-03-04T09:00:10');

    await bench.sweep.sweepUntilQuiet();
    await bench.recompute.runDue();
    await bench.sweep.sweepUntilQuiet();

    expect([await deadlineOf(id), await breachesOf(id)]).toEqual(['2027-03-05T01:00', []]);
    const row = await bench.clock(id);
    expect(await bench.run((tx) => bench.clocks.rebuild(tx, id))).toEqual(row);
  });

  describe('reaches a clock before its turn', () => {
    /** Its deadline of before has passed on the day that is closed now; its turn has not come. */
    async function passedMeanwhile(): Promise<ClockStart & { id: string }> {
      const input = bench.referral({ name: 'consult_answer' });
      const { id } = await bench.start(input);
      expect(await deadlineOf(id)).toBe('2027-03-05T01:00');
      await bench.goTo('2027-03-05T08:59:50');
      await close('2027-03-05', '2027-03-08');
      await bench.goTo('2027-03-05T09:00:10');
      return { ...input, id };
    }

    it('with the step that ends it, which is in time', async () => {
      const asked = await passedMeanwhile();
      await bench.run((tx) => bench.clocks.stop(tx, asked));
      await bench.recompute.runDue();
      await bench.sweep.sweepUntilQuiet();
      expect(await breachesOf(asked.id)).toEqual([]);
      expect(await eventsOf(asked.id)).toEqual(['start', 'recompute', 'stop']);
    });

    it('with more time that is asked for', async () => {
      const asked = await passedMeanwhile();
      const extension = { amount: 1, approver: bench.user('labor-head') };
      await bench.run((tx) => bench.clocks.extend(tx, asked, extension));
      await bench.recompute.runDue();
      await bench.sweep.sweepUntilQuiet();
      expect([await deadlineOf(asked.id), await breachesOf(asked.id)]).toEqual(['2027-03-10T01:00', []]);
    });

    it('with what lets it rest', async () => {
      const input = bench.referral();
      const { id } = await bench.start(input);
      await bench.goTo('2027-03-04T08:59:50');
      await close('2027-03-04');
      await bench.goTo('2027-03-04T09:00:10');
      await bench.run((tx) => bench.clocks.pause(tx, input, 'info_requested'));
      await bench.recompute.runDue();
      await bench.goTo('2027-03-04T11:00');
      await bench.run((tx) => bench.clocks.resume(tx, input, 'info_requested'));
      await bench.sweep.sweepUntilQuiet();
      expect([await deadlineOf(id), await breachesOf(id)]).toEqual(['2027-03-05T01:00', []]);
    });

    it('with what begins it anew, and tells that its deadline moved', async () => {
      const asked = await passedMeanwhile();
      await bench.run((tx) => bench.clocks.restart(tx, asked));
      expect(await deadlineOf(asked.id)).toBe('2027-03-11T01:00');
      expect((await bench.told(asked.id)).map(({ type }) => type)).toEqual(['clock.recomputed']);
      expect(await breachesOf(asked.id)).toEqual([]);
    });
  });

  it('leaves a breach from before it on record, as it was', async () => {
    const { id } = await bench.start(bench.referral());
    await bench.goTo('2027-03-04T09:00:10');
    await close('2027-03-04');
    await bench.recompute.runDue();
    await bench.sweep.sweepUntilQuiet();

    expect(await breachesOf(id)).toEqual(['2027-03-04T01:00']);
    expect((await bench.clock(id)).breached).toBe(true);
  });

  it('keeps no deadline from being told for longer than a minute, and what was told stays', async () => {
    const { id } = await bench.start(bench.referral());
    await bench.goTo('2027-03-04T08:59:50');
    await close('2027-03-04');
    await bench.goTo('2027-03-04T09:01');
    await bench.sweep.sweepUntilQuiet();
    expect(await breachesOf(id)).toEqual(['2027-03-04T01:00']);

    await bench.recompute.runDue();
    await bench.sweep.sweepUntilQuiet();
    expect(await breachesOf(id)).toEqual(['2027-03-04T01:00']);
    expect((await bench.clock(id)).breached).toBe(true);
  });

  it('keeps clocks from being charged for as long as they are on their way, however long that is', async () => {
    const { id } = await bench.start(bench.referral());
    await bench.goTo('2027-03-04T08:58');
    await close('2027-03-04');
    await beside.query('begin');
    await beside.query('select from clock where id = $1 for update', [id]);
    for (const at of ['08:58:30', '08:59:30']) {
      await bench.goTo(`2027-03-04T${at}`);
      await bench.recompute.runDue();
    }
    await beside.query('rollback');
    await bench.goTo('2027-03-04T09:00:10');

    await bench.sweep.sweepUntilQuiet();
    await bench.recompute.runDue();
    await bench.sweep.sweepUntilQuiet();
    expect([await deadlineOf(id), await breachesOf(id)]).toEqual(['2027-03-05T01:00', []]);
  });

  it('overtakes the one before it', async () => {
    const { id } = await bench.start(bench.referral());
    const first = await close('2027-03-04');
    const second = await close('2027-03-04', '2027-03-05');
    await bench.recompute.runDue();

    expect(await shown(first)).toMatchObject({ recomputed: 0, endedBy: 'overtaken' });
    expect(await shown(second)).toMatchObject({ recomputed: 1, endedBy: 'done' });
    expect([await deadlineOf(id), await eventsOf(id)]).toEqual(['2027-03-08T01:00', ['start', 'recompute']]);
  });

  it('that never opens is refused', async () => {
    const never = { tz: 'Asia/Shanghai', weekly: {} };
    await expect(
      bench.calendars.addVersion(await bench.callerOf('admin'), 'office', {
        definition: never,
        sourceDocument: '通知',
      }),
    ).rejects.toMatchObject({ code: 'no_working_time' });
  });
});

describe('a re-issue', () => {
  it('does what its preview told, which waits for nobody, and tells nobody of a breach before it', async () => {
    const admin = { ...(await bench.callerOf('admin')), expectedVersion: 2 };
    const kept = await bench.start(
      bench.referral({ name: 'hold_until', dueAt: new Date('2027-03-09T01:00:00Z') }),
    );
    const moved = await bench.start(bench.referral());
    await shorten();
    await bench.goTo('2027-03-03T15:00');
    await beside.query('begin');
    await beside.query('select from clock where id = $1 for update', [moved.id]);
    const preview = await bench.reissues.preview(admin, 'default');
    await beside.query('rollback');
    expect(await deadlineOf(moved.id)).toBe('2027-03-04T01:00');

    const begun = await bench.reissues.reissue(admin, 'default');
    expect(await bench.reissues.reissue(admin, 'default')).toEqual(begun);
    await bench.goTo('2027-03-03T15:10');
    await bench.recompute.runDue();
    await bench.sweep.sweepUntilQuiet();

    const { versionId, clocks, kept: stays, moved: moves, breached, failed, endedBy } = await shown(begun);
    expect(preview).toMatchObject({
      versionId,
      clocks,
      kept: stays,
      moved: moves,
      wouldBreach: breached,
      failed,
    });
    expect(preview).toMatchObject({
      versionNumber: 2,
      clocks: 2,
      kept: 1,
      moved: 1,
      wouldBreach: 1,
      failed: 0,
    });
    expect(endedBy).toBe('done');
    expect(await breachesOf(moved.id)).toEqual(['2027-03-03T07:10']);
    expect(await deadlineOf(kept.id)).toBe('2027-03-09T01:00');
  });

  it('leaves a clock alone that ended before its turn', async () => {
    const input = bench.referral();
    const { id } = await bench.start(input);
    await shorten();
    const begun = await bench.reissues.reissue(
      { ...(await bench.callerOf('admin')), expectedVersion: 2 },
      'default',
    );
    await bench.run((tx) => bench.clocks.stop(tx, input));
    await bench.recompute.runDue();

    expect(await eventsOf(id)).toEqual(['start', 'stop']);
    expect(await shown(begun)).toMatchObject({ clocks: 1, recomputed: 0, kept: 0, endedBy: 'done' });
  });
});

describe('a worker', () => {
  /** More than one batch. */
  const MANY = 450;

  beforeEach(async () => {
    const inputs = Array.from({ length: MANY }, () => bench.referral());
    await bench.run((tx) => bench.clocks.startMany(tx, inputs));
  });

  async function times(): Promise<unknown[]> {
    return bench.rows(
      `select count(*)::int as clocks, recomputed from (
         select count(*) filter (where e.type = 'recompute')::int as recomputed from clock_event e group by e.clock_id
       ) as each group by 2 order by 2`,
    );
  }

  it('recomputes each clock once, however many work at it', async () => {
    const begun = await close('2027-03-04');
    const others = [bench.worker(), bench.worker()];
    await Promise.all([bench, ...others].map(({ recompute }) => recompute.runDue()));
    await bench.recompute.runDue();

    expect(await times()).toEqual([{ clocks: MANY, recomputed: 1 }]);
    expect(await shown(begun)).toMatchObject({ recomputed: MANY, moved: MANY, endedBy: 'done' });
  });

  it('that is killed in the middle of a batch is gone on from by the next', async () => {
    const begun = await close('2027-03-04');
    const doomed = spawn(process.execPath, [DOOMED, JSON.stringify(bench.database.runtimeConfig)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const exited = once(doomed, 'exit');
    const first = await Promise.race([once(doomed.stdout, 'data'), exited.then(() => null)]);
    expect(first).not.toBeNull();
    doomed.kill('SIGKILL');
    await exited;
    // What it held is let go once the server notices: until then the next one leaves it alone.
    await eventually('the batch of the killed worker is let go', async () => (await lockedClocks()) === 0);
    expect((await shown(begun)).recomputed).toBe(200);

    await bench.recompute.runDue();
    await bench.goTo('2027-03-03T09:01');
    await bench.recompute.runDue();
    expect(await times()).toEqual([{ clocks: MANY, recomputed: 1 }]);
    expect(await shown(begun)).toMatchObject({ recomputed: MANY, endedBy: 'done' });
  });
});

describe('what fails', () => {
  const retry = (): RetryRecomputation =>
    new RetryRecomputation(bench.uow, bench.recomputations, new JobRegistry());

  const breakClock = (id: string): Promise<unknown> =>
    bench.rows(
      `insert into clock_event (clock_id, seq, at, type, payload, recorded_at, actor_kind)
       values ($1, 2, '2027-03-03T01:00:00Z', 'recompute', '{"reason": "policy"}', accord_now(), 'system')`,
      [id],
    );

  const incidents = (): Promise<{ payload: Record<string, unknown> }[]> =>
    bench.rows(`select payload from job_incident where handler = 'clock.recompute' order by id`);

  it('in a single clock is an incident, holds up no other, and is not tried for ever', async () => {
    const broken = await bench.start(bench.referral());
    const healthy = await bench.start(bench.referral());
    await breakClock(broken.id);
    const begun = await close('2027-03-04');
    await bench.recompute.runDue();

    expect(await shown(begun)).toMatchObject({ recomputed: 1, failed: 1, endedBy: 'done' });
    expect(await deadlineOf(healthy.id)).toBe('2027-03-05T01:00');
    const [incident] = await incidents();
    expect(incident?.payload).toMatchObject({ clockId: broken.id, versionId: begun.versionId });
    expect(await bench.recomputations.beginMissing()).toBe(0);

    await retry().handle(incident?.payload ?? {});
    await retry().handle(incident?.payload ?? {});
    await bench.recompute.runDue();
    expect(await incidents()).toHaveLength(2);
  });

  it('in a single clock is taken up again although the recomputation that runs has gone by it', async () => {
    const { id } = await bench.start(bench.referral());
    const { versionId } = await close('2027-03-04');
    await beside.query('update recomputation set after_clock_id = $1 where ended_at is null', [id]);

    await retry().handle({ clockId: id, versionId, reason: 'calendar' });
    await bench.recompute.runDue();
    await bench.goTo('2027-03-03T09:01');
    await bench.recompute.runDue();
    expect(await deadlineOf(id)).toBe('2027-03-05T01:00');
  });

  it('in a single clock that is retried and fails again is told again, also while the recomputation runs', async () => {
    const broken = await bench.start(bench.referral());
    const held = await bench.start(bench.referral());
    await breakClock(broken.id);
    await beside.query('begin');
    await beside.query('select from clock where id = $1 for update', [held.id]);
    await close('2027-03-04');
    await bench.recompute.runDue();
    const [incident] = await bench.rows<{ id: string; payload: Record<string, unknown> }>(
      'select id, payload from job_incident',
    );
    await bench.run((tx) => new Incidents().retry(tx, String(incident?.id)));
    await retry().handle(incident?.payload ?? {});
    await bench.goTo('2027-03-03T09:01');
    await bench.recompute.runDue();
    await beside.query('rollback');
    await bench.goTo('2027-03-03T09:02');
    await bench.recompute.runDue();
    expect(await bench.rows('select resolved_at is null as open from job_incident order by id')).toEqual([
      { open: false },
      { open: true },
    ]);
  });

  it('as a whole is given up after five tries, told, and goes on when somebody retries it', async () => {
    const { id } = await bench.start(bench.referral());
    const begun = await close('2027-03-04');
    await beside.query(`alter table clock_event add constraint broken check (type <> 'recompute') not valid`);
    for (const at of ['09:01', '09:02', '09:04', '09:08', '09:20']) {
      await bench.goTo(`2027-03-03T${at}`);
      await bench.recompute.runDue();
    }
    expect(await shown(begun)).toMatchObject({ recomputed: 0, endedBy: 'given_up' });
    expect(await incidents()).toEqual([{ payload: { recomputationId: begun.id } }]);
    expect(await bench.recomputations.beginMissing()).toBe(0);

    await beside.query('alter table clock_event drop constraint broken');
    await retry().handle({ recomputationId: begun.id });
    await bench.recompute.runDue();
    await retry().handle({ recomputationId: begun.id });
    expect(await shown(begun)).toMatchObject({ recomputed: 1, endedBy: 'done' });
    expect(await deadlineOf(id)).toBe('2027-03-05T01:00');
  });
});

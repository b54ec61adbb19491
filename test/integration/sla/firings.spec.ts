import { SlaBench } from './bench.js';

let bench: SlaBench;
beforeEach(async () => {
  bench = await SlaBench.open();
  await bench.goTo('2027-03-03T09:00');
});
afterEach(() => bench.close());

it('each threshold fires exactly once when two sweeps race for it', async () => {
  const clocks = await Promise.all(Array.from({ length: 40 }, () => bench.start(bench.referral())));
  await bench.goTo('2027-03-04T10:00');

  const other = bench.worker();
  const fired = await Promise.all([
    bench.sweep.sweepOnce(),
    other.sweep.sweepOnce(),
    bench.sweep.sweepOnce(),
  ]);

  // 100 % told, three lower ones marked, the breach, the prompt of the sender, the first step after the deadline.
  expect(fired.reduce((sum, count) => sum + count, 0)).toBe(40 * 7);
  for (const { id } of clocks) {
    expect((await bench.firings(id)).map(({ threshold, sent }) => [threshold, sent])).toEqual([
      ['ladder:ask_after', true],
      ['warning:50', false],
      ['warning:75', false],
      ['warning:90', false],
      ['ladder:1', true],
      ['warning:100', true],
      ['breach', true],
    ]);
    expect((await bench.told(id)).map(({ type }) => type).sort()).toEqual([
      'clock.breached',
      'clock.escalated',
      'clock.prompted',
      'clock.warned',
    ]);
  }
  expect(await bench.sweep.sweepOnce()).toBe(0);
});

it('a warning is sent at its share of the budget, and not before', async () => {
  const { id } = await bench.start(bench.referral());

  await bench.goTo('2027-03-03T13:14');
  expect(await bench.sweep.sweepOnce()).toBe(0);
  await bench.goTo('2027-03-03T13:16');
  expect(await bench.sweep.sweepOnce()).toBe(2);

  const [prompt, firing] = await bench.firings(id);
  expect(firing).toMatchObject({ threshold: 'warning:50', sent: true, cycle: 1 });
  expect(firing?.dueAt.toISOString().slice(0, 16)).toBe('2027-03-03T05:15');
  expect(prompt).toMatchObject({ threshold: 'ladder:ask_after', dueAt: firing?.dueAt });
});

it('a pause moves what is to come, and a paused clock never fires', async () => {
  const input = bench.referral();
  const { id } = await bench.start(input);
  await bench.goTo('2027-03-03T10:00');
  expect(await bench.run((tx) => bench.clocks.pause(tx, input, 'info_requested'))).toBe(true);
  expect((await bench.clock(id)).deadlineAt).toBeNull();

  await bench.goTo('2027-03-10T10:00');
  expect(await bench.sweep.sweepOnce()).toBe(0);
  await bench.run((tx) => bench.clocks.resume(tx, input, 'info_requested'));

  const moved = await bench.clock(id);
  expect(moved.state).toBe('running');
  expect(moved.deadlineAt?.toISOString().slice(0, 16)).toBe('2027-03-11T01:00');
  expect(await bench.sweep.sweepOnce()).toBe(0);
});

it('a pause that used up its limit ends by itself and the clock goes on', async () => {
  const input = bench.referral({ name: 'resolve', kind: 'community' });
  const { id } = await bench.start(input);
  await bench.run((tx) => bench.clocks.pause(tx, input, 'on_hold'));
  expect((await bench.clock(id)).nextFireAt?.toISOString().slice(0, 16)).toBe('2027-03-31T01:00');
  await bench.goTo('2027-03-31T09:05');

  await bench.sweep.sweepUntilQuiet();

  const clock = await bench.clock(id);
  expect(clock.state).toBe('running');
  expect(clock.deadlineAt).not.toBeNull();
  expect((await bench.told(id)).map(({ type }) => type)).toEqual(['clock.resumed']);
});

it('a clock that cannot be folded becomes an incident and holds up no other', async () => {
  const broken = await bench.start(bench.referral());
  const healthy = await bench.start(bench.referral());
  await bench.goTo('2027-03-03T15:00');
  await bench.rows(
    `insert into clock_event (clock_id, seq, at, type, payload, recorded_at, actor_kind)
     values ($1, 2, '2027-03-03T02:00:00Z', 'recompute', '{"reason": "policy"}', accord_now(), 'system')`,
    [broken.id],
  );

  await bench.sweep.sweepOnce();

  expect((await bench.firings(healthy.id)).map(({ threshold }) => threshold)).toContain('warning:50');
  expect(await bench.firings(broken.id)).toEqual([]);
  expect(await bench.rows('select payload from job_incident')).toEqual([{ payload: { clockId: broken.id } }]);
});

it('a clock is not paused for a reason that is not its own', async () => {
  const input = bench.referral({ name: 'first_contact' });
  await bench.start(input);

  expect(await bench.run((tx) => bench.clocks.pause(tx, input, 'on_hold'))).toBe(false);
});

it('after an outage of three days everything fires late, in order, once', async () => {
  const { id } = await bench.start(bench.referral());
  await bench.goTo('2027-03-08T09:00');

  await bench.sweep.sweepUntilQuiet();

  const firings = await bench.firings(id);
  expect(firings.filter(({ sent }) => sent).map(({ threshold }) => threshold)).toEqual([
    'ladder:ask_after',
    'ladder:1',
    'warning:100',
    'breach',
    'ladder:2',
    'ladder:3',
  ]);
  expect(firings.every(({ dueAt, firedAt }) => firedAt >= dueAt)).toBe(true);
  const told = await bench.told(id);
  expect(told.filter(({ type }) => type === 'clock.warned').map(({ payload }) => payload['percent'])).toEqual(
    [100],
  );
  expect(
    told.filter(({ type }) => type === 'clock.escalated').map(({ payload }) => payload['level']),
  ).toEqual(['1', '2', '3']);
  expect(await bench.sweep.sweepUntilQuiet()).toBe(0);
});

it('a stopped clock fires nothing more', async () => {
  const input = bench.referral();
  const { id } = await bench.start(input);
  await bench.run((tx) => bench.clocks.stop(tx, input));
  await bench.goTo('2027-03-08T09:00');

  expect(await bench.sweep.sweepOnce()).toBe(0);
  expect(await bench.firings(id)).toEqual([]);
});

it('a clock stopped late is in breach though no sweep ever ran', async () => {
  const input = bench.referral();
  const { id } = await bench.start(input);
  await bench.goTo('2027-03-05T09:00');

  await bench.run((tx) => bench.clocks.stop(tx, input));

  const [breach] = await bench.rows<{ owner: string; shares: { owner: string; elapsedMs: number }[] }>(
    'select owner_agency_id as owner, shares from breach where clock_id = $1',
    [id],
  );
  expect(breach?.owner).toBe(bench.agency('labor'));
  expect(breach?.shares).toEqual([{ owner: bench.agency('labor'), elapsedMs: 8.5 * 3_600_000 }]);
  expect((await bench.clock(id)).breached).toBe(true);
  expect((await bench.told(id)).map(({ type }) => type)).toEqual(['clock.breached']);
});

it('a restarted clock keeps the breach of the cycle before and begins with clean marks', async () => {
  const input = bench.referral({ name: 'update' });
  const { id } = await bench.start(input);
  await bench.goTo('2027-03-15T09:00');

  await bench.run((tx) => bench.clocks.restart(tx, input));

  expect(await bench.rows('select cycle from breach where clock_id = $1', [id])).toEqual([{ cycle: 1 }]);
  expect(await bench.clock(id)).toMatchObject({ cycle: 2, breached: false, fired: [], state: 'running' });
});

it('the end of a confirmation or a rest is a normal end that nobody is charged with', async () => {
  const confirm = bench.referral({ name: 'confirm' });
  const { id } = await bench.start(confirm);
  await bench.goTo('2027-03-09T09:00');
  await bench.sweep.sweepUntilQuiet();
  await bench.run((tx) => bench.clocks.stop(tx, confirm));

  expect(await bench.rows('select id from breach where clock_id = $1', [id])).toEqual([]);
  expect((await bench.clock(id)).breached).toBe(false);
});

it('rebuilding a clock from its events gives the same row, to the byte', async () => {
  const input = bench.referral({ name: 'update', band: 'orange' });
  const { id } = await bench.start(input);
  await bench.goTo('2027-03-03T11:00');
  await bench.run((tx) => bench.clocks.pause(tx, input, 'on_hold'));
  await bench.goTo('2027-03-04T09:00');
  await bench.run((tx) => bench.clocks.resume(tx, input));
  await bench.run((tx) =>
    bench.clocks.reassign(tx, input, bench.agency('community'), bench.user('mediator')),
  );
  await bench.run((tx) => bench.clocks.setBand(tx, [input.subjectId], { band: 'red' }));
  await bench.goTo('2027-03-05T11:00');
  await bench.sweep.sweepUntilQuiet();
  await bench.run((tx) => bench.clocks.restart(tx, input));
  await bench.goTo('2027-03-05T23:30');
  await bench.sweep.sweepUntilQuiet();
  const text = 'select c::text as row from clock c where id = $1';
  const [before] = await bench.rows<{ row: string }>(text, [id]);

  await bench.run((tx) => bench.clocks.rebuild(tx, id));

  expect(await bench.rows(text, [id])).toEqual([before]);
});

it('history cannot be rewritten', async () => {
  const { id } = await bench.start(bench.referral());
  for (const table of ['clock_event', 'clock_firing', 'breach', 'calendar_version', 'sla_policy_version']) {
    const [{ refused } = { refused: false }] = await bench.rows<{ refused: boolean }>(
      `select exists (select from pg_trigger where tgrelid = $1::regclass and tgname like '%append_only') as refused`,
      [table],
    );
    expect([table, refused]).toEqual([table, true]);
  }
  await expect(bench.rows('update clock_event set at = at where clock_id = $1', [id])).rejects.toThrow();
});

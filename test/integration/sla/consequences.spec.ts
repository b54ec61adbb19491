import { randomUUID } from 'node:crypto';
import {
  addWorkingDays,
  compileCalendar,
  formatLocalDay,
  parseLocalDay,
} from '../../../src/kernel/working-time/index.js';
import type { ClockRow } from '../../../modules/sla/index.js';
import { defaultPolicy } from '../../../modules/sla/seed/default-policy.js';
import { AREA, type Login } from '../../support/world.js';
import { SlaBench } from './bench.js';

let bench: SlaBench;
beforeEach(async () => {
  bench = await SlaBench.open();
  await bench.goTo('2027-03-03T09:00');
});
afterEach(() => bench.close());

describe('silence', () => {
  it('is answered once by the handler of the clock, after its deadline', async () => {
    const answered: string[] = [];
    const other = bench.worker();
    for (const { timeouts } of [bench, other]) {
      timeouts.on('accept', async (_tx, clock) => void answered.push(clock.id));
    }
    const { id } = await bench.start(bench.referral());
    await bench.sweep.sweepUntilQuiet();
    expect(answered).toEqual([]);

    await bench.goTo('2027-03-04T09:05');
    await Promise.all([bench.sweep.sweepUntilQuiet(), other.sweep.sweepUntilQuiet()]);
    await bench.sweep.sweepUntilQuiet();

    expect(answered).toEqual([id]);
  });

  it('is no longer answered when somebody acted between the sweep and the handler', async () => {
    const input = bench.referral();
    const found: ClockRow['state'][] = [];
    bench.timeouts.on('accept', async (tx) => {
      const [now] = await bench.clocks.forSubject(tx, input.subjectId);
      if (now !== undefined) found.push(now.state);
    });
    const { id } = await bench.start(input);
    await bench.goTo('2027-03-04T09:05');
    await bench.rows(
      'insert into clock_timeout (clock_id, cycle, deadline_at, attempts, next_try_at) select id, cycle, deadline_at, 0, accord_now() from clock where id = $1',
      [id],
    );
    await bench.run((tx) => bench.clocks.stop(tx, input));

    await bench.sweep.sweepUntilQuiet();

    expect(found).toEqual([]);
    expect(await bench.rows('select ended_by from clock_timeout where clock_id = $1', [id])).toEqual([
      { ended_by: 'overtaken' },
    ]);
  });

  it('of a clock without a handler only escalates', async () => {
    const { id } = await bench.start(bench.referral({ name: 'first_contact' }));
    await bench.goTo('2027-03-12T09:05');
    await bench.sweep.sweepUntilQuiet();

    expect(await bench.rows('select clock_id from clock_timeout')).toEqual([]);
    expect((await bench.told(id)).some(({ type }) => type === 'clock.escalated')).toBe(true);
  });

  it('that a handler fails to answer holds up no other, is tried again, and becomes an incident after five tries', async () => {
    const doomed = await bench.start(bench.referral());
    const healthy = await bench.start(bench.referral());
    const answered: string[] = [];
    let tries = 0;
    bench.timeouts.on('accept', async (_tx, clock) => {
      if (clock.id === doomed.id) {
        tries += 1;
        throw new Error('the letter could not be written');
      }
      answered.push(clock.id);
    });
    await bench.run((tx) => bench.clocks.rebuild(tx, doomed.id));
    await bench.goTo('2027-03-04T09:05');
    await bench.sweep.sweepUntilQuiet();
    expect(answered).toEqual([healthy.id]);
    expect(tries).toBe(1);

    for (const later of ['09:06', '09:07', '09:09', '09:20', '10:30', '12:00']) {
      await bench.goTo(`2027-03-04T${later}`);
      await bench.sweep.sweepUntilQuiet();
    }

    expect(tries).toBe(5);
    const incidents = await bench.rows('select handler, attempts, owner_role, payload from job_incident');
    expect(incidents).toEqual([
      expect.objectContaining({ handler: 'clock.timeout', attempts: 5, owner_role: 'system_administrator' }),
    ]);
  });
});

describe('the ladder', () => {
  it('goes to the head and the sender, then the coordinator, then above and to the station', async () => {
    const { id } = await bench.start(bench.referral());
    await bench.goTo('2027-03-08T09:00');
    await bench.sweep.sweepUntilQuiet();

    const steps = await bench.rows<{ level: string; role: string; users: string[] }>(
      `select e.level, e.role, array_agg(u.login order by u.login) as users from escalation e
       join escalation_recipient r on r.escalation_id = e.id join app_user u on u.id = r.user_id
       where e.clock_id = $1 group by e.level, e.role order by e.level, e.role`,
      [id],
    );
    expect(steps).toEqual([
      { level: '1', role: 'owner_head', users: ['labor-head'] },
      { level: '1', role: 'sender', users: ['chief', 'colleague', 'officer'] },
      { level: '2', role: 'coordinator', users: ['coordinator'] },
      { level: '3', role: 'next_area_up', users: ['supervisor'] },
      { level: '3', role: 'station_head', users: ['chief'] },
    ]);
  });

  it('climbs where nobody holds the role, and is shown as unattended where nobody is left', async () => {
    const input = bench.referral({ ownerAgencyId: bench.agency('centre'), senderAgencyId: null });
    const climbed = await bench.start(input);
    await bench.goTo('2027-03-04T09:05');
    await bench.sweep.sweepUntilQuiet();
    expect(await recipientsOf(climbed)).toEqual(['coordinator']);

    await bench.rows('update membership set valid_to = valid_from where role = any($1)', [
      ['coordinator', 'supervisor', 'station_head'],
    ]);
    const alone = await bench.start(
      bench.referral({ ownerAgencyId: bench.agency('centre'), senderAgencyId: null }),
    );
    await bench.goTo('2027-03-05T09:30');
    await bench.sweep.sweepUntilQuiet();

    expect(await recipientsOf(alone)).toEqual([]);
    expect(
      await bench.rows('select unattended from escalation where clock_id = $1 and level = $2', [
        alone.id,
        '1',
      ]),
    ).toEqual([{ unattended: true }]);
    const toldToNobody = async (login: Login): Promise<string[]> => {
      const caller = await bench.callerOf(login);
      const { items } = await bench.escalations.list(caller, { list: 'unattended', limit: 50 });
      return items.map(({ clockId }) => clockId);
    };
    const roles = [
      ['civil-head', 'coordinator'],
      ['civil-intake', 'supervisor'],
    ] as const;
    for (const [login, role] of roles) {
      expect(await toldToNobody(login)).toEqual([]);
      await bench.rows(
        `insert into membership (id, user_id, role, area_id, valid_from)
         values (gen_random_uuid(), $1, $2, $3, accord_now())`,
        [bench.user(login), role, bench.area(AREA.district)],
      );
      expect(await toldToNobody(login)).toContain(alone.id);
    }
    // They answer for no case, over whatever area they administer.
    for (const login of ['admin', 'security', 'auditor'] as const) {
      expect(await toldToNobody(login)).toEqual([]);
      const [step] = await bench.rows<{ id: string }>(
        'select id from escalation where clock_id = $1 and unattended',
        [alone.id],
      );
      await expect(
        bench.escalations.acknowledge(await bench.callerOf(login), step?.id ?? '', null),
      ).rejects.toMatchObject({ code: 'escalation_not_yours' });
    }
  });

  it('stops nagging everybody when one of them takes it up, and others may not take it up', async () => {
    const { id } = await bench.start(bench.referral());
    await bench.goTo('2027-03-04T09:05');
    await bench.sweep.sweepUntilQuiet();
    const head = await bench.callerOf('labor-head');
    const mine = async (): Promise<string[]> =>
      (await bench.escalations.list(head, { list: 'mine', limit: 50 })).items.map(({ clockId }) => clockId);
    const [step] = (await bench.escalations.list(head, { list: 'mine', limit: 50 })).items;
    if (step === undefined) throw new Error('nothing was told to the head');
    expect(await mine()).toEqual([id]);
    await expect(
      bench.escalations.acknowledge(await bench.callerOf('mediator'), step.id, null),
    ).rejects.toMatchObject({
      code: 'escalation_not_yours',
    });

    await bench.escalations.acknowledge(head, step.id, '下午联系');

    expect(await mine()).toEqual([]);
    await expect(bench.escalations.acknowledge(head, step.id, null)).rejects.toMatchObject({
      code: 'escalation_acknowledged',
    });
    const audited = await bench.rows('select 1 from audit_row where action = $1', [
      'escalation.acknowledged',
    ]);
    expect(audited).toHaveLength(1);
  });

  it('is one line for whoever was told of a limit in two roles, and is taken up in both at once', async () => {
    const { id } = await bench.start(bench.referral());
    await bench.goTo('2027-03-08T09:00');
    await bench.sweep.sweepUntilQuiet();
    const chief = await bench.callerOf('chief');
    const mine = async () => (await bench.escalations.list(chief, { list: 'mine', limit: 50 })).items;
    const [line, ...others] = await mine();
    expect([line?.clockId, others]).toEqual([id, []]);
    await bench.escalations.acknowledge(chief, line?.id ?? '', null);
    expect(await mine()).toEqual([]);
    const taken = await bench.rows<{ role: string; by: string | null }>(
      `select e.role, u.login as by from escalation e left join app_user u on u.id = e.acknowledged_by
       where e.clock_id = $1 order by e.level, e.role`,
      [id],
    );
    expect(taken).toEqual([
      { role: 'owner_head', by: null },
      { role: 'sender', by: 'chief' },
      { role: 'coordinator', by: null },
      { role: 'next_area_up', by: null },
      { role: 'station_head', by: 'chief' },
    ]);
  });

  async function recipientsOf({ id }: ClockRow): Promise<string[]> {
    const rows = await bench.rows<{ login: string }>(
      `select u.login from escalation e join escalation_recipient r on r.escalation_id = e.id
       join app_user u on u.id = r.user_id where e.clock_id = $1 and e.level = '1' order by 1`,
      [id],
    );
    return rows.map(({ login }) => login);
  }
});

describe('a new calendar', () => {
  it('moves the deadlines that lie ahead, ends their being provisional, and leaves what has passed', async () => {
    const input = bench.referral();
    const { id, deadlineAt, provisional } = await bench.start(input);
    expect([deadlineAt?.toISOString().slice(0, 16), provisional]).toEqual(['2027-03-04T01:00', true]);

    const imported = await bench.calendars.importYear(await bench.callerOf('admin'), 'office', {
      year: 2027,
      holidays: ['2027-03-04', '2027-03-05'],
      makeUpDays: ['2027-03-06'],
      sourceDocument: '国办发明电〔2026〕9号',
    });

    expect(imported).toMatchObject({
      recomputation: { clocks: 1, recomputed: 0, endedBy: null },
      version: { number: 2, publishedThrough: '2027-12-31' },
    });
    await bench.recompute.runDue();
    const moved = await bench.clock(id);
    expect([moved.deadlineAt?.toISOString().slice(0, 16), moved.provisional]).toEqual([
      '2027-03-06T01:00',
      false,
    ]);
    expect((await bench.told(id)).map(({ type }) => type)).toEqual(['clock.recomputed']);
  });

  it('is refused when it says what the newest version says, or names a day of another year', async () => {
    const admin = await bench.callerOf('admin');
    const year = { year: 2027, holidays: ['2027-01-01'], makeUpDays: [], sourceDocument: '通知' };
    await bench.calendars.importYear(admin, 'office', year);

    await expect(bench.calendars.importYear(admin, 'office', year)).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(
      bench.calendars.importYear(admin, 'office', { ...year, holidays: ['2028-01-01', '2027-02-30'] }),
    ).rejects.toMatchObject({ problems: [{ path: 'holidays[0]' }, { path: 'holidays[1]' }] });
  });
});

describe('a new policy', () => {
  it('leaves running clocks alone until it is re-issued, and tells of a breach it brought that the policy did', async () => {
    const admin = await bench.callerOf('admin');
    const { id, deadlineAt } = await bench.start(bench.referral());
    await bench.goTo('2027-03-03T15:00');
    const { rules, ladders } = defaultPolicy();
    const shorter = rules.map((rule) =>
      rule.clock === 'accept' && rule.time?.unit === 'working_days'
        ? { ...rule, time: { unit: 'business_seconds' as const, amount: 4 * 3600 } }
        : rule,
    );
    await bench.policies.addVersion(admin, 'default', {
      definition: { rules: shorter, ladders },
      sourceDocument: '会议纪要',
    });
    await bench.recompute.runDue();
    expect((await bench.clock(id)).deadlineAt).toEqual(deadlineAt);

    await bench.reissues.reissue({ ...admin, expectedVersion: 2 }, 'default');
    await bench.recompute.runDue();
    expect((await bench.clock(id)).deadlineAt?.toISOString().slice(0, 16)).toBe('2027-03-03T07:00');
    await bench.sweep.sweepUntilQuiet();
    expect(await bench.rows('select policy_induced from breach where clock_id = $1', [id])).toEqual([
      { policy_induced: true },
    ]);
  });

  it('is refused with everything that is wrong with it', async () => {
    const { rules, ladders } = defaultPolicy();
    const [first] = rules;
    if (first === undefined) throw new Error('the default policy has no rules');
    const broken = { rules: [{ ...first, ladder: 'missing', warningPercents: [90, 50] }, first], ladders };

    await expect(
      bench.policies.addVersion(await bench.callerOf('admin'), 'default', {
        definition: broken,
        sourceDocument: 'x',
      }),
    ).rejects.toMatchObject({
      problems: [{ path: 'rules[0].ladder' }, { path: 'rules[0].warningPercents' }, { path: 'rules[1].key' }],
    });
  });
});

describe('an explanation', () => {
  it('is made of stretches without gaps whose counted part is the time elapsed', async () => {
    const input = bench.referral({ name: 'update' });
    const { id } = await bench.start(input);
    await bench.goTo('2027-03-04T10:00');
    await bench.run((tx) => bench.clocks.pause(tx, input, 'on_hold'));
    await bench.goTo('2027-03-05T10:00');
    await bench.run((tx) => bench.clocks.resume(tx, input));
    await bench.run((tx) => bench.clocks.reassign(tx, input, bench.agency('community')));
    await bench.goTo('2027-03-08T12:00');

    const { fold, calendar, policy, clock } = await bench.run((tx) => bench.clocks.explain(tx, id));

    const counted = fold.segments.filter(({ kind }) => kind === 'counted');
    expect(counted.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(fold.elapsedMs);
    fold.segments.slice(1).forEach(({ from }, index) => expect(from).toBe(fold.segments[index]?.to));
    expect(fold.attribution.map(({ owner }) => owner)).toEqual([
      bench.agency('labor'),
      bench.agency('community'),
    ]);
    expect(fold.attribution.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0)).toBe(fold.elapsedMs);
    expect([calendar.key, calendar.number, policy.key, clock.target.key]).toEqual([
      'office',
      1,
      'default',
      'update/full/normal',
    ]);
  });
});

describe('more time', () => {
  const sel = (): ReturnType<SlaBench['referral']> => bench.referral({ name: 'resolve', kind: 'labor' });

  it('is granted once, at most the original, and stops the clock of the request', async () => {
    const input = sel();
    const row = await bench.start(input);
    const ask = { approverAgencyId: bench.agency('labor'), decidedBy: 'head' } as const;
    const answer = await bench.run((tx) => bench.clocks.askExtension(tx, input, ask));
    expect(answer).toMatchObject({ name: 'extension_answer', item: 'resolve', state: 'running' });
    const approver = bench.user('labor-head');
    await expect(
      bench.run((tx) => bench.clocks.extend(tx, input, { amount: 16, approver })),
    ).rejects.toMatchObject({
      code: 'extension_too_long',
    });

    const longer = await bench.run((tx) => bench.clocks.extend(tx, input, { amount: 15, approver }));

    expect(longer.deadlineAt?.getTime()).toBeGreaterThan(row.deadlineAt?.getTime() ?? 0);
    const names = await bench.run((tx) => bench.clocks.running(tx, input.subjectId));
    expect(names.map(({ name }) => name)).toEqual(['resolve']);
    await expect(
      bench.run((tx) => bench.clocks.extend(tx, input, { amount: 1, approver })),
    ).rejects.toMatchObject({
      code: 'extension_used',
    });
  });

  it('is refused when it is asked for after the deadline', async () => {
    const input = sel();
    await bench.start(input);
    await bench.goTo('2027-04-20T09:00');

    await expect(
      bench.run((tx) => bench.clocks.extend(tx, input, { amount: 1, approver: bench.user('labor-head') })),
    ).rejects.toMatchObject({ code: 'extension_too_late' });
  });
});

describe('lanes and bands', () => {
  it('on the spot nothing runs; the simple lane has no first contact; both know the names', async () => {
    const none = await bench.run((tx) =>
      bench.clocks.startMany(tx, [
        bench.referral({ lane: 'on_the_spot' }),
        bench.referral({ lane: 'simple', name: 'first_contact' }),
        bench.referral({ lane: 'simple', name: 'confirm' }),
        bench.referral({ name: 'ack' }),
      ]),
    );
    expect(none).toEqual([null, null, null, null]);
    await expect(
      bench.run((tx) => bench.clocks.start(tx, bench.referral({ name: 'unheard_of' }))),
    ).rejects.toMatchObject({
      code: 'clock_rule_not_found',
    });
  });

  it('a raised risk brings the deadline nearer, a lowered one changes nothing', async () => {
    const input = bench.referral();
    const { id, deadlineAt } = await bench.start(input);
    await bench.run((tx) => bench.clocks.setBand(tx, [input.subjectId], { band: 'red' }));
    const red = await bench.clock(id);
    expect(red.deadlineAt?.toISOString().slice(0, 16)).toBe('2027-03-03T02:00');

    await bench.run((tx) => bench.clocks.setBand(tx, [input.subjectId], { band: 'normal' }));
    expect((await bench.clock(id)).deadlineAt).toEqual(red.deadlineAt);
    expect(deadlineAt?.getTime()).toBeGreaterThan(red.deadlineAt?.getTime() ?? 0);
  });

  it('a clock that runs is not started anew, and one that ended begins its next cycle', async () => {
    const input = bench.referral({ subjectType: 'case', name: 'routing' });
    const first = await bench.start(input);
    await bench.goTo('2027-03-03T12:00');
    expect(await bench.start(input)).toEqual(first);

    await bench.run((tx) => bench.clocks.stopAll(tx, input.subjectId));
    expect(await bench.start(input)).toMatchObject({ id: first.id, cycle: 2, state: 'running' });
  });

  it('a stopped clock that is reopened leaves the time in between out', async () => {
    const input = bench.referral({ name: 'resolve', kind: 'service' });
    const { id, deadlineAt } = await bench.start(input);
    await bench.goTo('2027-03-04T09:00');
    await bench.run((tx) => bench.clocks.stop(tx, input));
    await bench.goTo('2027-03-05T09:00');
    await bench.run((tx) => bench.clocks.reopen(tx, input));

    const again = await bench.clock(id);
    expect([again.state, again.cycle]).toEqual(['running', 1]);
    expect(again.deadlineAt?.getTime()).toBeGreaterThan(deadlineAt?.getTime() ?? 0);
  });

  it('a legal period begins on the day the application was received', async () => {
    const at = new Date('2027-03-01T02:00:00Z');
    const row = await bench.start(
      bench.referral({ subjectType: 'case', name: 'statutory', kind: 'labor', at }),
    );

    expect(row).toMatchObject({ class: 'statutory', startedAt: at });
    expect(row.deadlineAt?.toISOString()).toBe('2027-03-16T09:30:00.000Z');
    expect(row.target.legalBasis.mark).toBe('verified');
  });
});

describe('breaches', () => {
  it('are waived by a second row, once, by somebody above who is not of the owner', async () => {
    const input = bench.referral({ caseId: randomUUID() });
    await bench.start(input);
    await bench.goTo('2027-03-05T09:00');
    await bench.run((tx) => bench.clocks.stop(tx, input));
    const coordinator = await bench.callerOf('coordinator');
    const [breach] = (await bench.breaches.list(coordinator, { limit: 10 })).items;
    if (breach === undefined) throw new Error('no breach was written');
    const waiver = { reason: '停电', causeCode: 'force_majeure', document: null };
    await expect(
      bench.breaches.waive(await bench.callerOf('labor-head'), breach.id, waiver),
    ).rejects.toMatchObject({
      code: 'waiver_not_yours',
    });

    await bench.breaches.waive(coordinator, breach.id, waiver);

    await expect(bench.breaches.waive(coordinator, breach.id, waiver)).rejects.toMatchObject({
      code: 'breach_waived',
    });
    expect((await bench.breaches.list(coordinator, { limit: 10 })).items[0]?.waiver?.reason).toBe('停电');
    expect((await bench.breaches.list(await bench.callerOf('civil-head'), { limit: 10 })).items).toEqual([]);
    expect(await bench.rows('select kind from breach order by id')).toEqual([
      { kind: 'breach' },
      { kind: 'waiver' },
    ]);
  });
});

it('the seeded office calendar is stored with its hash and can be counted by', async () => {
  const versions = await bench.calendars.versions(await bench.callerOf('admin'), 'office');
  const [office] = versions;
  if (office === undefined) throw new Error('no office calendar');
  const calendar = compileCalendar(office.definition);
  const start = parseLocalDay('2026-02-13') ?? 0;
  const next = addWorkingDays(calendar, start, { count: 2, convention: 'exclude_start' });
  expect([formatLocalDay(next), office.publishedThrough]).toEqual(['2026-02-24', '2026-12-31']);
});

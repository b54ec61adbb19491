import type { HoldCommand } from '../../../modules/referrals/actions/hold.js';
import type { PolicyDefinition } from '../../../modules/sla/policy/policy-definition.js';
import { insertVersion } from '../../../modules/sla/policy/policy.store.js';
import { defaultPolicy } from '../../../modules/sla/seed/default-policy.js';
import { ReferralBench } from './bench.js';
import { commandFor, walkTo } from './walk.js';

let bench: ReferralBench;
beforeAll(async () => {
  bench = await ReferralBench.open();
});
afterAll(() => bench.close());
afterEach(async () => {
  expect(await bench.violations()).toEqual([]);
});

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const contact = { channel: 'phone', result: 'reached', who: 'applicant' } as const;
const settled = { outcome: 'oral_agreement', summary: '双方和解' } as const;

describe('a case that becomes red', () => {
  it('brings the deadlines of its referral down to the red ones, counted from now', async () => {
    const { id, caseId } = await walkTo(bench, 'queued');
    const before = await bench.clock(id, 'accept');
    await bench.raiseRisk(caseId, 'red');
    const now = await bench.now();
    const after = await bench.clock(id, 'accept');
    expect(after).toMatchObject({ band: 'red', lane: 'full' });
    expect(before.deadlineAt).not.toEqual(after.deadlineAt);
    expect(minutesFrom(now, after.deadlineAt)).toBeCloseTo(60, 0);
  });

  it('starts what only red has: somebody must have looked within a quarter of an hour', async () => {
    const { id, caseId } = await walkTo(bench, 'queued');
    expect(await bench.clocks(id)).toEqual({ accept: 'running' });
    await bench.raiseRisk(caseId, 'red');
    expect(await bench.clocks(id)).toEqual({ ack: 'running', accept: 'running' });
    const ack = await bench.clock(id, 'ack');
    expect(minutesFrom(await bench.now(), ack.deadlineAt)).toBeCloseTo(15, 0);
    expect((await bench.get(id)).bindingDeadlineAt).toEqual(ack.deadlineAt);
  });

  it('asks nobody to look again who has seen it', async () => {
    const { id, caseId } = await walkTo(bench, 'queued');
    await bench.act('committee-intake', 'acknowledge', { id, command: {} });
    await bench.raiseRisk(caseId, 'red');
    expect(await bench.clocks(id)).toEqual({ accept: 'running' });
  });

  it('moves its referral to the top of the list', async () => {
    const { id, caseId } = await walkTo(bench, 'queued');
    await bench.raiseRisk(caseId, 'red');
    expect((await bench.get(id)).riskRank).toBe(0);
  });

  it('never gives a clock more time than it had left', async () => {
    const { id, caseId } = await walkTo(bench, 'in_progress');
    const { deadlineAt } = await bench.clock(id, 'accept');
    const resolve = await bench.clock(id, 'resolve');
    await bench.raiseRisk(caseId, 'orange');
    await bench.raiseRisk(caseId, 'red');
    expect((await bench.clock(id, 'accept')).deadlineAt).toEqual(deadlineAt);
    const after = await bench.clock(id, 'resolve');
    expect(after.deadlineAt?.getTime()).toBeLessThan(resolve.deadlineAt?.getTime() ?? 0);
  });

  it('lets no clock rest for a question any more', async () => {
    const { id, caseId } = await walkTo(bench, 'info_requested');
    expect(await bench.clocks(id)).toMatchObject({ accept: 'paused' });
    await bench.raiseRisk(caseId, 'orange');
    expect(await bench.clocks(id)).toMatchObject({ accept: 'paused' });
    await bench.raiseRisk(caseId, 'red');
    expect(await bench.clocks(id)).toMatchObject({ accept: 'running', info_supply: 'running' });
  });

  it('wants the answer to a question within half an hour, of the sender', async () => {
    const { id, caseId } = await walkTo(bench, 'info_requested');
    await bench.raiseRisk(caseId, 'red');
    const asked = await bench.clock(id, 'info_supply');
    expect(asked).toMatchObject({ band: 'red', ownerAgencyId: bench.agency('station') });
    expect(minutesFrom(await bench.now(), asked.deadlineAt)).toBeCloseTo(30, 0);
    expect((await bench.get(id)).bindingDeadlineAt).toEqual(asked.deadlineAt);
  });

  it('and what a rest waits for', async () => {
    const { id, caseId } = await walkTo(bench, 'in_progress');
    await bench.act('mediator', 'hold', { id, command: await waitForSender() });
    await bench.raiseRisk(caseId, 'red');
    const asked = await bench.clock(id, 'info_supply');
    expect(minutesFrom(await bench.now(), asked.deadlineAt)).toBeCloseTo(30, 0);
  });

  it('leaves what has ended alone', async () => {
    const { id, caseId } = await walkTo(bench, 'queued');
    await bench.act('officer', 'recall', { id, command: await commandFor(bench, 'recall', id) });
    await bench.raiseRisk(caseId, 'red');
    expect(await bench.clocks(id)).toEqual({});
    expect((await bench.clock(id, 'accept')).band).toBe('normal');
  });

  it('takes a draft along, which is sent as what the case is by then', async () => {
    const caseId = await bench.openCase({ lane: 'simple' });
    const { id } = await bench.send(caseId, { keepAsDraft: true });
    await bench.raiseRisk(caseId, 'red');
    await bench.act('officer', 'submit', { id, command: {} });
    expect(await bench.get(id)).toMatchObject({ lane: 'full', riskRank: 0 });
    expect((await bench.clock(id, 'accept')).band).toBe('red');
  });
});

describe('a case that is red', () => {
  it('is sent in the full lane, in whatever lane it was left', async () => {
    const caseId = await bench.openCase({ risk: 'red', lane: 'simple' });
    const { id } = await bench.send(caseId);
    expect(await bench.get(id)).toMatchObject({ lane: 'full' });
    expect(await bench.clock(id, 'accept')).toMatchObject({ band: 'red', lane: 'full' });
  });

  it('is never waiting for its sender without a clock of the sender’s: before it is taken, and at rest', async () => {
    const caseId = await bench.openCase({ risk: 'red' });
    const { id } = await bench.send(caseId);
    await bench.act('committee-intake', 'request_info', { id, command: { question: '在哪里' } });
    const station = bench.agency('station');
    const asked = await bench.clock(id, 'info_supply');
    expect(asked).toMatchObject({ state: 'running', ownerAgencyId: station });
    expect(minutesFrom(await bench.now(), asked.deadlineAt)).toBeCloseTo(30, 0);
    await bench.expire(id, 'info_supply');
    expect(await bench.get(id)).toMatchObject({ state: 'queued', infoNotSupplied: true });

    await bench.act('committee-intake', 'accept', { id, command: {} });
    await bench.act('mediator', 'first_contact', { id, command: contact });
    await bench.act('mediator', 'hold', { id, command: await waitForSender() });
    const awaited = await bench.clock(id, 'info_supply');
    expect(awaited).toMatchObject({ state: 'running', ownerAgencyId: station, cycle: 2 });
    expect(minutesFrom(await bench.now(), awaited.deadlineAt)).toBeCloseTo(30, 0);
  });
});

describe('a house that gives a question no time but in red', () => {
  const say = (definition: PolicyDefinition): Promise<unknown> =>
    bench.asSystem((tx) => insertVersion(tx, 'default', { definition, sourceDocument: '会议纪要' }));
  const { rules, ladders } = defaultPolicy();
  const isCalmQuestion = ({ clock, when }: PolicyDefinition['rules'][number]): boolean =>
    clock === 'info_supply' && when.bands?.includes('red') === false;
  const onlyInRed = {
    ladders,
    rules: rules.map((rule) => (isCalmQuestion(rule) ? { ...rule, time: null } : rule)),
  };
  afterAll(() => say(defaultPolicy()));

  it('wants the answer of the sender from when the case becomes red, also to a second question', async () => {
    const { id, caseId } = await walkTo(bench, 'info_requested');
    await bench.act('officer', 'supply_info', { id, command: { answer: '已补充' } });
    await say(onlyInRed);
    const leave = { subject: 'second_question', reason: '必要' } as const;
    await bench.besides.approve(await bench.caller('committee-head'), id, leave);
    await bench.act('committee-intake', 'request_info', { id, command: { question: '还差什么' } });
    expect(await bench.clocks(id)).toEqual({ accept: 'running' });
    await bench.raiseRisk(caseId, 'red');
    expect(await bench.clocks(id)).toEqual({ accept: 'running', info_supply: 'running' });
    const asked = await bench.clock(id, 'info_supply');
    expect(minutesFrom(await bench.now(), asked.deadlineAt)).toBeCloseTo(30, 0);
  });

  it('wants nothing of a sender who has answered', async () => {
    await say(onlyInRed);
    const { id, caseId } = await walkTo(bench, 'in_progress');
    await bench.act('mediator', 'hold', { id, command: await commandFor(bench, 'hold', id) });
    await bench.raiseRisk(caseId, 'red');
    expect(await bench.clocks(id)).not.toHaveProperty('info_supply');
  });
});

describe('a simple case that becomes orange', () => {
  it('is no longer finished from the queue in one call', async () => {
    const caseId = await bench.openCase({ lane: 'simple' });
    const { id, version } = await bench.send(caseId);
    await bench.raiseRisk(caseId, 'orange');
    const report = bench.answering.report(await bench.caller('mediator', version), id, {
      ...settled,
      contact,
    });
    await expect(report).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await bench.told(id)).toContain('referral.lane_raised');
  });

  it('does not confirm itself: the sender looks at the outcome', async () => {
    const caseId = await bench.openCase({ lane: 'simple' });
    const { id } = await bench.send(caseId);
    await bench.act('committee-intake', 'accept', { id, command: {} });
    await bench.act('mediator', 'first_contact', { id, command: contact });
    await bench.raiseRisk(caseId, 'orange');
    await bench.act('mediator', 'report_outcome', { id, command: settled });
    expect(await bench.stateOf(id)).toBe('reported');
    expect(await bench.clocks(id)).toEqual({ confirm: 'running' });
  });

  it('starts the clocks that the full lane has where the work stands', async () => {
    const caseId = await bench.openCase({ lane: 'simple' });
    const { id } = await bench.send(caseId);
    await bench.act('committee-intake', 'accept', { id, command: {} });
    expect(await bench.clocks(id)).toEqual({ resolve: 'running' });
    await bench.raiseRisk(caseId, 'orange');
    expect(await bench.clocks(id)).toEqual({
      resolve: 'running',
      first_contact: 'running',
      update: 'running',
    });
    expect((await bench.clock(id, 'resolve')).lane).toBe('full');
  });

  it('starts them resting where the work rests, and runs them with it', async () => {
    const caseId = await bench.openCase({ lane: 'simple' });
    const { id } = await bench.send(caseId);
    await bench.act('committee-intake', 'accept', { id, command: {} });
    await bench.act('mediator', 'first_contact', { id, command: contact });
    await bench.act('mediator', 'hold', { id, command: await commandFor(bench, 'hold', id) });
    await bench.raiseRisk(caseId, 'orange');
    expect(await bench.clocks(id)).toEqual({ resolve: 'paused', update: 'paused', hold_until: 'running' });
    await bench.act('mediator', 'resume', { id, command: {} });
    expect(await bench.clocks(id)).toEqual({ resolve: 'running', update: 'running' });
  });
});

describe('the alarm raised on a referral', () => {
  it('makes the case red, its lane full, and the referral follow', async () => {
    const caseId = await bench.openCase({ lane: 'simple' });
    const { id } = await bench.send(caseId);
    await bench.act('mediator', 'raise_safety', { id, command: { assessment: 'red', note: '扬言报复' } });
    const theCase = await bench.asSystem((tx) => bench.cases.get(tx, caseId));
    expect(theCase).toMatchObject({ risk: 'red', lane: 'full' });
    expect(await bench.told(caseId)).toContain('case.risk_raised');
    expect(await bench.get(id)).toMatchObject({ state: 'queued', lane: 'full', riskRank: 0 });
    expect((await bench.clock(id, 'accept')).band).toBe('red');
  });

  it('asks for one safety plan, not for two', async () => {
    const { id, caseId } = await walkTo(bench, 'in_progress');
    await bench.act('mediator', 'raise_safety', { id, command: { assessment: 'red', note: '扬言报复' } });
    await bench.act('mediator', 'raise_safety', { id, command: { assessment: 'red', note: '再次扬言' } });
    const running = Object.keys(await bench.clocks(caseId));
    expect(running.filter((name) => name === 'safety_response')).toEqual(['safety_response']);
    expect((await bench.told(caseId)).filter((type) => type === 'case.risk_raised')).toHaveLength(1);
  });
});

/** For an hour the work rests until the sender has answered. */
async function waitForSender(): Promise<HoldCommand> {
  const until = new Date((await bench.now()).getTime() + HOUR_MS).toISOString();
  return { reason: 'awaiting_sender', until, note: '请提供电话' };
}

function minutesFrom(now: Date, deadlineAt: Date | null): number {
  return ((deadlineAt?.getTime() ?? 0) - now.getTime()) / MINUTE_MS;
}

import type { HoldCode } from '../../../modules/referrals/domain/hold-reasons.js';
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

const DAY_MS = 86_400_000;
const PAPER = '鉴定委托书〔2026〕12号';

/** A case of this kind of limit, its referral at work. */
async function atWork(kind: string | null): Promise<{ id: string; caseId: string }> {
  const walked = await walkTo(bench, 'in_progress');
  await bench.startCaseClock(walked.caseId, 'resolve', kind);
  if (kind !== null) await bench.startCaseClock(walked.caseId, 'statutory', kind);
  return walked;
}

async function rest(id: string, reason: HoldCode, document?: string): Promise<void> {
  const until = new Date((await bench.now()).getTime() + DAY_MS).toISOString();
  await bench.act('mediator', 'hold', {
    id,
    command: { reason, until, note: '等待', ...(document === undefined ? {} : { document }) },
  });
}

describe('the case’s own limit while the work rests', () => {
  it.each(['party_away', 'party_asks_time', 'awaiting_party_papers'] as const)(
    'rests with it when the parties cause it: %s',
    async (reason) => {
      const { id, caseId } = await atWork(null);
      await rest(id, reason);
      expect(await bench.clocks(caseId)).toEqual({ resolve: 'paused' });
      await bench.act('mediator', 'resume', { id, command: {} });
      expect(await bench.clocks(caseId)).toEqual({ resolve: 'running' });
    },
  );

  it.each(['awaiting_sender', 'awaiting_other_body'] as const)(
    'goes on when an agency causes it: %s',
    async (reason) => {
      const { id, caseId } = await atWork(null);
      await rest(id, reason);
      expect(await bench.clocks(id)).toMatchObject({ resolve: 'paused' });
      expect(await bench.clocks(caseId)).toEqual({ resolve: 'running' });
    },
  );

  it('runs on when the date of the rest has come', async () => {
    const { id, caseId } = await atWork(null);
    await rest(id, 'party_away');
    await bench.expire(id, 'hold_until');
    expect(await bench.clocks(caseId)).toEqual({ resolve: 'running' });
  });

  it('runs on when the referral is taken back out of its rest', async () => {
    const { id, caseId } = await atWork(null);
    await rest(id, 'party_away');
    await bench.act('officer', 'request_recall', {
      id,
      command: await commandFor(bench, 'request_recall', id),
    });
    expect(await bench.clocks(caseId)).toEqual({ resolve: 'paused' });
    await bench.act('mediator', 'agree_recall', { id, command: { handoverNote: '尚未约见' } });
    expect(await bench.clocks(caseId)).toMatchObject({ resolve: 'running' });
  });

  it('runs on when the outcome is reported out of the rest', async () => {
    const { id, caseId } = await atWork(null);
    await rest(id, 'party_away');
    await bench.act('mediator', 'report_outcome', {
      id,
      command: await commandFor(bench, 'report_outcome', id),
    });
    expect(await bench.clocks(caseId)).toEqual({ resolve: 'running' });
  });

  it('is later by the rest, and its parts still sum to the whole', async () => {
    const { id, caseId } = await atWork(null);
    const before = await bench.clock(caseId, 'resolve');
    await bench.advanceDays(1);
    await rest(id, 'party_away');
    await bench.expire(id, 'hold_until');
    await bench.advanceDays(1);
    const after = await bench.clock(caseId, 'resolve');
    expect(after.deadlineAt?.getTime()).toBeGreaterThan(before.deadlineAt?.getTime() ?? 0);
    const fold = await bench.foldOf(after.id);
    expect(fold.attribution.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0)).toBe(fold.elapsedMs);
  });

  it('is not moved by a supporter that rests', async () => {
    const { caseId } = await atWork(null);
    const support = await bench.send(
      caseId,
      { recipientAgencyId: bench.agency('womens-federation'), mode: 'co_handle' },
      'officer',
    );
    await bench.act('womens-intake', 'accept', { id: support.id, command: {} });
    const until = new Date((await bench.now()).getTime() + DAY_MS).toISOString();
    await bench.act('womens-handler', 'hold', {
      id: support.id,
      command: { reason: 'party_away', until, note: '等待' },
    });
    expect(await bench.clocks(caseId)).toEqual({ resolve: 'running' });
  });
});

describe('a limit of law', () => {
  it('rests while an expert examines, with the paper that commissions it, and runs on afterwards', async () => {
    const { id, caseId } = await atWork('medical');
    await rest(id, 'expert_appraisal', PAPER);
    expect(await bench.clocks(caseId)).toEqual({ resolve: 'paused', statutory: 'paused' });
    const view = await bench.reading.one(await bench.caller('officer'), id);
    expect(view.holds).toMatchObject([{ document: PAPER, pausesCase: true }]);
    await bench.act('mediator', 'resume', { id, command: {} });
    expect(await bench.clocks(caseId)).toEqual({ resolve: 'running', statutory: 'running' });
  });

  it('does not rest without the paper', async () => {
    const { id, caseId } = await atWork('medical');
    await rest(id, 'expert_appraisal');
    expect(await bench.clocks(id)).toMatchObject({ resolve: 'paused' });
    expect(await bench.clocks(caseId)).toEqual({ resolve: 'running', statutory: 'running' });
  });

  it('does not rest where its law leaves no time out, whatever paper there is', async () => {
    const { id, caseId } = await atWork('labor');
    await rest(id, 'expert_appraisal', PAPER);
    expect(await bench.clocks(caseId)).toEqual({ resolve: 'running', statutory: 'running' });
  });

  it('does not rest because a party is away, though the desk’s own limit does', async () => {
    const { id, caseId } = await atWork('labor');
    await rest(id, 'party_away');
    expect(await bench.clocks(caseId)).toEqual({ resolve: 'paused', statutory: 'running' });
  });
});

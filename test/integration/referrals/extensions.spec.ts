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
const ask = { amount: 5, reason: '当事人出差' };
const yes = { decision: 'granted', reason: '同意' } as const;
const no = { decision: 'declined', reason: '不同意' } as const;

async function asked(id: string, login = 'mediator', dto: object = ask): Promise<void> {
  await bench.extending.ask(await bench.caller(login), id, { ...ask, ...dto });
}

async function newest(referralId: string): Promise<string> {
  const [row] = await bench.dataSource.query<{ id: string }[]>(
    'select id from referral_extension where referral_id = $1 order by id desc limit 1',
    [referralId],
  );
  return row?.id ?? '';
}

async function decided(id: string, login: string, dto: typeof yes | typeof no = yes): Promise<void> {
  const answer = { ...dto, extensionId: await newest(id) };
  await bench.extending.decide(await bench.caller(login), id, answer);
}

async function dueAt(id: string, name = 'resolve'): Promise<number> {
  return (await bench.clock(id, name)).deadlineAt?.getTime() ?? 0;
}

describe('more time for a referral', () => {
  it('is asked by its handler and granted by the head: the deadline moves', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    const before = await dueAt(id);
    await asked(id);
    expect(await bench.clocks(id)).toMatchObject({ extension_answer: 'running' });
    await decided(id, 'committee-head');
    expect(await dueAt(id)).toBeGreaterThan(before);
    expect(await bench.clocks(id)).not.toHaveProperty('extension_answer');
    expect(await bench.told(id)).toEqual(
      expect.arrayContaining(['referral.extension_asked', 'referral.extended']),
    );
  });

  it('is shown with its answer', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await asked(id);
    await decided(id, 'committee-head', no);
    const view = await bench.reading.one(await bench.caller('officer'), id);
    expect(view.extensions).toMatchObject([{ amount: 5, decision: 'declined', decisionReason: '不同意' }]);
  });

  it('is not asked by the desk, the sender or another agency', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await expect(asked(id, 'committee-intake')).rejects.toMatchObject({ code: 'not_yours' });
    await expect(asked(id, 'officer')).rejects.toMatchObject({ code: 'not_yours' });
    await expect(asked(id, 'labor-handler')).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('is not granted by who handles it, by the sender, or by another head', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await asked(id);
    await expect(decided(id, 'mediator')).rejects.toMatchObject({ code: 'not_the_approver' });
    await expect(decided(id, 'chief')).rejects.toMatchObject({ code: 'not_the_approver' });
    await expect(decided(id, 'labor-head')).rejects.toMatchObject({ kind: 'not_found' });
    await decided(id, 'coordinator', no);
  });

  it('is never granted by who asked for it, head or not', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await asked(id);
    await bench.dataSource.query(
      'update referral_extension set asked_by = $2 where referral_id = $1 and decision is null',
      [id, bench.user('committee-head')],
    );
    await expect(decided(id, 'committee-head')).rejects.toMatchObject({ code: 'not_who_asked' });
  });

  it('is asked once, and one request waits at a time', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await asked(id);
    await expect(asked(id)).rejects.toMatchObject({ code: 'extension_asked' });
    await decided(id, 'committee-head');
    await expect(asked(id)).rejects.toMatchObject({ code: 'extension_used' });
  });

  it('is decided on by whoever read that very request, and not by whoever read the one before it', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    const before = await dueAt(id);
    await asked(id);
    const first = { ...yes, extensionId: await newest(id) };
    await decided(id, 'committee-head', no);
    await asked(id, 'mediator', { amount: 2 });
    const extensionId = await newest(id);
    const head = await bench.caller('committee-head');
    await expect(bench.extending.decide(head, id, first)).rejects.toMatchObject({
      code: 'other_extension_asked',
      facts: { extensionId },
    });
    const withdrawn = async (named: { readonly extensionId: string }): Promise<unknown> =>
      bench.extending.withdraw(await bench.caller('mediator'), id, named);
    await expect(withdrawn(first)).rejects.toMatchObject({ code: 'other_extension_asked' });
    expect(await dueAt(id)).toBe(before);
    await withdrawn({ extensionId });
    await expect(withdrawn({ extensionId })).rejects.toMatchObject({ code: 'no_extension_asked' });
  });

  it('is not asked for after the deadline', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await bench.advanceDays(60);
    await expect(asked(id)).rejects.toMatchObject({ code: 'extension_too_late' });
  });

  it('asked in time and answered late is still in time', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await asked(id);
    await bench.advanceDays(45);
    await decided(id, 'committee-head');
    expect((await bench.clock(id, 'resolve')).state).toBe('running');
  });

  it('declined, leaves the deadline where it is', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    const before = await dueAt(id);
    await asked(id);
    await decided(id, 'committee-head', no);
    expect(await dueAt(id)).toBe(before);
  });

  it('needs a clock that runs', async () => {
    const { id } = await walkTo(bench, 'queued');
    await expect(asked(id)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('is overtaken by the report of the outcome, and nobody owes the answer', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await asked(id);
    await bench.act('mediator', 'report_outcome', {
      id,
      command: await commandFor(bench, 'report_outcome', id),
    });
    expect(await bench.clocks(id)).toEqual({ confirm: 'running' });
    await expect(decided(id, 'committee-head')).rejects.toMatchObject({ code: 'no_extension_asked' });
  });

  it('is asked for a question by whoever answers it', async () => {
    const { id } = await walkTo(bench, 'queued', { mode: 'consult' });
    const before = await dueAt(id, 'consult_answer');
    await asked(id, 'mediator', { amount: 1 });
    await decided(id, 'committee-head');
    expect(await dueAt(id, 'consult_answer')).toBeGreaterThan(before);
  });

  it('of a delegated part ends no later than the whole', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    const whole = await dueAt(id);
    const child = {
      recipientAgencyId: bench.agency('grid'),
      request: '入户了解情况',
      dueAt: new Date(whole - 2 * DAY_MS).toISOString(),
    };
    await bench.act('committee-head', 'delegate', { id, command: child });
    const [part] = (await bench.reading.one(await bench.caller('committee-head'), id)).children;
    const partId = part?.id ?? '';
    await bench.act('grid-intake', 'accept', { id: partId, command: {} });
    // A part is due at an instant, so its time is counted in seconds.
    await asked(partId, 'grid-handler', { amount: 3 * 86_400 });
    await expect(decided(partId, 'grid-head')).rejects.toMatchObject({ code: 'longer_than_parent' });
    await decided(partId, 'grid-head', no);
    await asked(partId, 'grid-handler', { amount: 86_400 });
    await decided(partId, 'grid-head');
    expect(await dueAt(partId)).toBe(whole - DAY_MS);
  });

  it('of a part of a question ends no later than the answer is due', async () => {
    const { id } = await walkTo(bench, 'accepted', { mode: 'consult' });
    const whole = await dueAt(id, 'consult_answer');
    const child = {
      recipientAgencyId: bench.agency('grid'),
      request: '核实情况',
      dueAt: new Date(whole - 3_600_000).toISOString(),
    };
    await bench.act('committee-head', 'delegate', { id, command: child });
    const [part] = (await bench.reading.one(await bench.caller('committee-head'), id)).children;
    const partId = part?.id ?? '';
    await bench.act('grid-intake', 'accept', { id: partId, command: {} });
    await asked(partId, 'grid-handler', { amount: 7_200 });
    await expect(decided(partId, 'grid-head')).rejects.toMatchObject({ code: 'longer_than_parent' });
    await decided(partId, 'grid-head', no);
    await asked(partId, 'grid-handler', { amount: 1_800 });
    await decided(partId, 'grid-head');
    expect(await dueAt(partId)).toBe(whole - 1_800_000);
  });
});

describe('more time for the referral that carries the case', () => {
  async function withCaseClock(typeKind: string | null): Promise<{ id: string; caseId: string }> {
    const walked = await walkTo(bench, 'in_progress');
    await bench.startCaseClock(walked.caseId, 'resolve', typeKind);
    return walked;
  }

  it('is more time for the case where both count the same limit', async () => {
    const { id, caseId } = await withCaseClock(null);
    const before = await dueAt(caseId);
    await asked(id);
    await decided(id, 'committee-head');
    expect(await dueAt(caseId)).toBeGreaterThan(before);
  });

  it('leaves the case alone where the law gives the case another limit', async () => {
    const { id, caseId } = await withCaseClock('labor');
    const before = await dueAt(caseId);
    await asked(id);
    await decided(id, 'committee-head');
    expect(await dueAt(caseId)).toBe(before);
  });

  it('leaves the case alone where a supporter is given more time', async () => {
    const { caseId } = await withCaseClock(null);
    const support = await bench.send(
      caseId,
      {
        recipientAgencyId: bench.agency('womens-federation'),
        mode: 'co_handle',
      },
      'officer',
    );
    await bench.act('womens-intake', 'accept', { id: support.id, command: {} });
    const before = await dueAt(caseId);
    await asked(support.id, 'womens-handler');
    await decided(support.id, 'womens-head');
    expect(await dueAt(caseId)).toBe(before);
  });

  it('follows when the case itself is given more time', async () => {
    const { id, caseId } = await withCaseClock(null);
    const before = await dueAt(id);
    await bench.extendCase(caseId, 5);
    expect(await dueAt(id)).toBeGreaterThan(before);
  });
});

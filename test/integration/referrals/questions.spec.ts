import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
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

const answer = { outcome: 'answered', summary: '应按实际修复费用估算' } as const;
const settled = { outcome: 'oral_agreement', summary: '双方和解' } as const;

const show = async (login: string, id: string): Promise<ReferralView> =>
  bench.reading.one(await bench.caller(login), id);

async function ask(login: string, id: string, to = 'labor'): Promise<ReferralView> {
  const recipientAgencyId = bench.agency(to);
  return bench.asking.ask(await bench.caller(login), id, { recipientAgencyId, request: '损失如何估算？' });
}

/** The community works on it, and its mediator has asked the labour bureau. */
async function asked(): Promise<{ id: string; caseId: string; questionId: string }> {
  const { id, caseId } = await walkTo(bench, 'in_progress');
  const question = (await ask('mediator', id)).children.at(-1);
  return { id, caseId, questionId: question?.id ?? '' };
}

async function takeBack(id: string): Promise<void> {
  const command = { reason: 'better_agency', note: '另有单位' } as const;
  await bench.act('officer', 'request_recall', { id, command });
  await bench.act('mediator', 'agree_recall', { id, command: { handoverNote: '尚未见面' } });
}

describe('a question of who holds a referral', () => {
  it('has one clock, is answered in one step and leaves custody and the work where they are', async () => {
    const { id, caseId, questionId } = await asked();
    expect(await bench.get(questionId)).toMatchObject({
      mode: 'consult',
      partOf: id,
      senderAgencyId: bench.agency('community'),
    });
    expect(await bench.clocks(questionId)).toEqual({ consult_answer: 'running' });
    const { version } = await bench.get(questionId);
    await bench.answering.report(await bench.caller('labor-handler', version), questionId, answer);
    expect((await show('mediator', questionId)).outcomes).toMatchObject([{ summary: answer.summary }]);
    expect((await show('mediator', id)).children).toMatchObject([{ mode: 'consult', state: 'closed' }]);
    expect(await bench.stateOf(id)).toBe('in_progress');
    expect(await bench.caseRow(caseId)).toMatchObject({
      state: 'handling',
      custodian: bench.agency('community'),
    });
  });

  it.each(['committee-intake', 'mediator', 'committee-head'])('is asked by %s', async (login) => {
    const { id } = await walkTo(bench, 'accepted');
    expect((await ask(login, id)).children).toHaveLength(1);
  });

  it('is followed up by whoever asked: what is asked back, and taken back', async () => {
    const { questionId } = await asked();
    await bench.act('labor-intake', 'request_info', { id: questionId, command: { question: '面积多大？' } });
    await bench.act('mediator', 'supply_info', { id: questionId, command: { answer: '约十平方米' } });
    await bench.act('mediator', 'recall', {
      id: questionId,
      command: { reason: 'sent_in_error', note: '已问清' },
    });
    expect(await bench.stateOf(questionId)).toBe('recalled');
  });

  it('leaves a delegated part to the desk and the head, as before', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    const dueAt = new Date((await bench.now()).getTime() + 3_600_000).toISOString();
    const command = { recipientAgencyId: bench.agency('grid'), request: '入户了解情况', dueAt };
    await bench.act('committee-head', 'delegate', { id, command });
    const part = (await show('committee-head', id)).children[0]?.id ?? '';
    await expect(
      bench.act('mediator', 'recall', { id: part, command: { reason: 'sent_in_error', note: '误' } }),
    ).rejects.toMatchObject({ code: 'not_yours' });
  });

  it('may be refused for good, and the work goes on', async () => {
    const { id, questionId } = await asked();
    const { version } = await bench.get(questionId);
    const refusal = { reason: 'no_capacity', text: '人手不足' } as const;
    await bench.answering.refuse(await bench.caller('labor-intake', version), questionId, refusal);
    expect(await bench.stateOf(questionId)).toBe('rejected');
    expect(await bench.stateOf(id)).toBe('in_progress');
  });

  it('is seen by the centre, and by nobody else above its asker', async () => {
    const { id, questionId } = await asked();
    expect((await show('coordinator', questionId)).request).toBe('损失如何估算？');
    expect((await show('coordinator', id)).children).toHaveLength(1);
    expect((await show('officer', id)).children).toEqual([]);
    for (const login of ['officer', 'chief']) {
      await expect(show(login, questionId)).rejects.toMatchObject({ code: 'referral_not_found' });
    }
  });

  it('shows whoever is asked nothing of the referral it is asked on', async () => {
    const { id } = await asked();
    await expect(show('labor-handler', id)).rejects.toMatchObject({ code: 'referral_not_found' });
  });
});

describe('beside what the agency is asked by others, who do not know of it', () => {
  it('the question goes on: of the owner of the case, and as support', async () => {
    const { id, caseId } = await asked();
    for (const mode of ['consult', 'co_handle'] as const) {
      const sent = await bench.send(caseId, { mode, recipientAgencyId: bench.agency('labor') });
      expect(sent.state).toBe('queued');
      await bench.act('officer', 'recall', {
        id: sent.id,
        command: { reason: 'sent_in_error', note: '已有答复' },
      });
    }
    await expect(ask('committee-head', id)).rejects.toMatchObject({ code: 'other_live_supporting' });
  });

  it('its refusal keeps nobody from sending the case to that agency, nor from asking it something else', async () => {
    const { id, caseId, questionId } = await asked();
    const { version } = await bench.get(questionId);
    const refusal = { reason: 'no_capacity', text: '人手不足' } as const;
    await bench.answering.refuse(await bench.caller('labor-intake', version), questionId, refusal);
    expect((await ask('mediator', id)).children.at(-1)).toMatchObject({ state: 'queued' });
    await takeBack(id);
    const sent = await bench.send(caseId, { recipientAgencyId: bench.agency('labor') });
    expect(sent.state).toBe('queued');
  });
});

describe('nobody asks', () => {
  it.each(['queued', 'reported', 'closed'] as const)('while the referral is %s', async (state) => {
    const { id } = await walkTo(bench, state);
    await expect(ask('mediator', id)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('who does not hold it: its sender, the centre, a stranger', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    for (const login of ['officer', 'coordinator'])
      await expect(ask(login, id)).rejects.toMatchObject({ code: 'not_yours' });
    await expect(ask('labor-handler', id)).rejects.toMatchObject({ code: 'referral_not_found' });
  });

  it('on a question, nor hands a part of it on', async () => {
    const { questionId } = await asked();
    await bench.act('labor-handler', 'accept', { id: questionId, command: {} });
    await expect(ask('labor-handler', questionId, 'civil-affairs')).rejects.toMatchObject({
      code: 'question_of_a_question',
    });
    expect((await show('labor-head', questionId)).events).not.toContain('delegate');
    expect((await show('labor-head', questionId)).sideSteps).not.toContain('question');
  });

  it('themselves', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await expect(ask('mediator', id, 'community')).rejects.toMatchObject({ code: 'recipient_is_sender' });
  });
});

describe('when the referral it is asked on ends', () => {
  it('by being taken back, the question ends, unanswered or taken up', async () => {
    for (const isTaken of [false, true]) {
      const { id, questionId } = await asked();
      if (isTaken) await bench.act('labor-handler', 'accept', { id: questionId, command: {} });
      await takeBack(id);
      expect(await bench.stateOf(questionId)).toBe('recalled');
      expect(await bench.clocks(questionId)).toEqual({});
      for (const login of ['mediator', 'labor-handler']) {
        await expect(bench.reading.snapshot(await bench.caller(login), questionId)).rejects.toMatchObject({
          code: 'snapshot_not_found',
        });
      }
    }
  });

  it('by being settled, which an open question does not keep it from', async () => {
    const { id, caseId, questionId } = await asked();
    await bench.act('mediator', 'report_outcome', { id, command: settled });
    await bench.act('officer', 'confirm', { id, command: {} });
    expect(await bench.stateOf(questionId)).toBe('recalled');
    expect((await bench.caseRow(caseId)).state).toBe('closed');
  });

  it('by going on as another case, the question goes along', async () => {
    const { id, questionId } = await asked();
    const survivingCaseId = await bench.openCase();
    const labor = { mode: 'co_handle', recipientAgencyId: bench.agency('labor') } as const;
    const support = await bench.send(survivingCaseId, labor);
    await bench.act('coordinator', 'merge_into', { id, command: { survivingCaseId } });
    const moved = await bench.get((await bench.get(questionId)).supersededBy ?? '');
    expect(moved.id).not.toBe(support.id);
    expect(moved).toMatchObject({
      caseId: survivingCaseId,
      mode: 'consult',
      state: 'queued',
      partOf: (await bench.get(id)).supersededBy,
    });
  });

  it('is not taken up again, and while it lives is', async () => {
    const { id, questionId } = await asked();
    const { version } = await bench.get(questionId);
    await bench.answering.report(await bench.caller('labor-handler', version), questionId, answer);
    const again = { id: questionId, command: { reason: 'flared_up', note: '情况有变' } } as const;
    expect((await show('mediator', questionId)).events).toContain('reopen');
    await bench.act('mediator', 'reopen', again);
    const { reopenedBy } = await show('mediator', questionId);
    expect(await bench.get(reopenedBy ?? '')).toMatchObject({ state: 'queued', partOf: id });
    await takeBack(id);
    expect(await bench.stateOf(reopenedBy ?? '')).toBe('recalled');
    expect((await show('mediator', questionId)).events).not.toContain('reopen');
    await expect(bench.act('mediator', 'reopen', again)).rejects.toMatchObject({ code: 'whole_ended' });
  });
});

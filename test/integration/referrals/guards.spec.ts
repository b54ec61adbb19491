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

const DAY = 86_400_000;
const inDays = async (days: number): Promise<string> =>
  new Date((await bench.now()).getTime() + days * DAY).toISOString();

describe('refusals', () => {
  it('goes to review or stands at once, as the reason has it', async () => {
    const [reviewed, final] = [await walkTo(bench, 'queued'), await walkTo(bench, 'queued')];
    const refuse = async (id: string, reason: 'not_our_duty' | 'outside_statutory_power'): Promise<unknown> =>
      bench.answering.refuse(await bench.caller('committee-intake', (await bench.get(id)).version), id, {
        reason,
        text: '说明',
      });
    await refuse(reviewed.id, 'not_our_duty');
    await refuse(final.id, 'outside_statutory_power');
    expect([await bench.stateOf(reviewed.id), await bench.stateOf(final.id)]).toEqual([
      'rejection_review',
      'rejected',
    ]);
  });

  it('stands at once where nobody can order the agency', async () => {
    const { id, version } = await bench.send(await bench.openCase(), {
      recipientAgencyId: bench.agency('civil-affairs'),
    });
    const refusal = { reason: 'no_capacity', text: '人手不足' } as const;
    const view = await bench.answering.refuse(await bench.caller('civil-intake', version), id, refusal);
    expect(view).toMatchObject({
      state: 'rejected',
      endedReason: 'no_capacity',
      refusal: { consequence: 'penalise' },
    });
  });

  it('cannot be given the reason that the centre has overruled', async () => {
    const { id } = await walkTo(bench, 'rejection_review');
    await bench.act('coordinator', 'overrule', { id, command: { instruction: '请签收' } });
    const again = bench.act('committee-intake', 'reject', {
      id,
      command: { reason: 'not_our_duty', text: '仍不属' },
    });
    await expect(again).rejects.toMatchObject({ code: 'reason_overruled' });
    await bench.act('committee-intake', 'reject', {
      id,
      command: { reason: 'no_competence', text: '无专业人员' },
    });
    expect(await bench.stateOf(id)).toBe('rejection_review');
  });

  it('may be for want of information only after the sender stayed silent', async () => {
    const { id } = await walkTo(bench, 'queued');
    const refusal = { reason: 'insufficient_info', text: '材料不足' } as const;
    await expect(bench.act('committee-intake', 'reject', { id, command: refusal })).rejects.toMatchObject({
      code: 'ask_first',
    });
    await bench.act('committee-intake', 'request_info', { id, command: { question: '请补充' } });
    await bench.expire(id, 'info_supply');
    await bench.act('committee-intake', 'reject', { id, command: refusal });
    expect(await bench.stateOf(id)).toBe('rejection_review');
  });

  it('keeps the agency from being asked again, unless the centre says so', async () => {
    const { id, caseId } = await walkTo(bench, 'rejection_review');
    await bench.act('coordinator', 'uphold', { id, command: {} });
    await expect(bench.send(caseId)).rejects.toMatchObject({ code: 'agency_already_tried' });
    await expect(bench.send(caseId, { arbitration: '再问一次' })).rejects.toMatchObject({
      code: 'arbitration_is_the_centres',
    });
    const sent = await bench.send(caseId, { arbitration: '职责已明确' }, 'coordinator');
    expect(sent).toMatchObject({ state: 'queued', hopCount: 1, triedAgencyIds: [bench.agency('community')] });
  });
});

describe('questions', () => {
  it('are two at most, the second with the leave of the head', async () => {
    const { id } = await walkTo(bench, 'queued');
    const ask = (): Promise<unknown> =>
      bench.act('committee-intake', 'request_info', { id, command: { question: '再问' } });
    const answer = (): Promise<unknown> =>
      bench.act('officer', 'supply_info', { id, command: { answer: '答' } });
    await ask();
    await answer();
    await expect(ask()).rejects.toMatchObject({ code: 'second_question_needs_head' });
    await bench.besides.approve(await bench.caller('committee-head'), id, {
      subject: 'second_question',
      reason: '必要',
    });
    await ask();
    await answer();
    await expect(ask()).rejects.toMatchObject({ code: 'info_cycles_used_up' });
  });

  it('rest the acceptance, and in red rest nothing', async () => {
    const calm = await walkTo(bench, 'info_requested');
    expect(await bench.clocks(calm.id)).toMatchObject({ accept: 'paused', info_supply: 'running' });
    const { id } = await bench.send(await bench.openCase({ risk: 'red' }));
    await bench.act('committee-intake', 'request_info', { id, command: { question: '在哪里' } });
    expect(await bench.clocks(id)).toEqual({ accept: 'running', info_supply: 'running' });
  });

  it('may be answered by a party through a clerk, and by no recipient in the sender’s name', async () => {
    const { id } = await walkTo(bench, 'info_requested');
    const command = { answer: '当事人补充' };
    await expect(bench.act('committee-intake', 'supply_info', { id, command })).rejects.toMatchObject({
      code: 'not_yours',
    });
    await expect(
      bench.act('other-officer', 'supply_info', { id, command, forParty: true }),
    ).rejects.toMatchObject({
      code: 'referral_not_found',
    });
    await bench.act('coordinator', 'supply_info', { id, command, forParty: true });
    expect(await bench.stateOf(id)).toBe('queued');
  });
});

describe('holds', () => {
  it('need the head above three working days and end at ten', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    const hold = (until: string): Promise<unknown> =>
      bench.act('mediator', 'hold', { id, command: { reason: 'expert_appraisal', until, note: '鉴定' } });
    await expect(hold(await inDays(20))).rejects.toMatchObject({ code: 'hold_too_long' });
    const until = await inDays(7);
    await expect(hold(until)).rejects.toMatchObject({ code: 'long_hold_needs_head' });
    await bench.besides.approve(await bench.caller('committee-head'), id, {
      subject: 'long_hold',
      until,
      reason: '鉴定已受理',
    });
    await hold(until);
    expect(await bench.clocks(id)).toMatchObject({
      resolve: 'paused',
      update: 'paused',
      hold_until: 'running',
    });
  });

  it('never rest the first contact', async () => {
    const { id } = await walkTo(bench, 'accepted');
    await bench.act('mediator', 'hold', {
      id,
      command: { reason: 'party_away', until: await inDays(1), note: '外出' },
    });
    expect(await bench.clocks(id)).toMatchObject({ first_contact: 'running', resolve: 'paused' });
  });

  it('end by themselves when a refused recall brings back one whose date has passed', async () => {
    const { id } = await walkTo(bench, 'on_hold');
    await bench.act('officer', 'request_recall', { id, command: { reason: 'better_agency', note: '另派' } });
    await bench.advanceDays(2);
    await bench.act('committee-head', 'decline_recall', {
      id,
      command: { reason: 'session_fixed', note: '已约' },
    });
    expect(await bench.stateOf(id)).toBe('in_progress');
  });

  it('give the work its state back, through a recall asked for meanwhile', async () => {
    const { id } = await walkTo(bench, 'on_hold');
    await bench.act('officer', 'request_recall', { id, command: { reason: 'better_agency', note: '另派' } });
    await bench.act('committee-head', 'decline_recall', {
      id,
      command: { reason: 'session_fixed', note: '已约' },
    });
    expect(await bench.stateOf(id)).toBe('on_hold');
    await bench.act('mediator', 'resume', { id, command: {} });
    expect(await bench.stateOf(id)).toBe('in_progress');
  });
});

describe('reports and returns', () => {
  it('needs a contact', async () => {
    const { id } = await walkTo(bench, 'accepted');
    await bench.act('officer', 'request_recall', { id, command: { reason: 'better_agency', note: '另派' } });
    const report = { outcome: 'oral_agreement', summary: '和解' } as const;
    await expect(bench.act('mediator', 'report_outcome', { id, command: report })).rejects.toMatchObject({
      code: 'contact_missing',
    });
  });

  it('is allowed however late', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await bench.advanceDays(400);
    await bench.act('mediator', 'report_outcome', {
      id,
      command: { outcome: 'oral_agreement', summary: '和解' },
    });
    expect(await bench.stateOf(id)).toBe('reported');
    await bench.advanceDays(-400);
  });

  it('is returned twice by the sender and after that by the coordinator only, and the work clock goes on', async () => {
    const { id } = await walkTo(bench, 'reported');
    const lacks = { deficiency: 'papers_missing', note: '缺协议' } as const;
    for (let turn = 0; turn < 2; turn += 1) {
      await bench.act('officer', 'return', { id, command: lacks });
      expect(await bench.clocks(id)).toMatchObject({ resolve: 'running', update: 'running' });
      await bench.act('mediator', 'report_outcome', {
        id,
        command: { outcome: 'oral_agreement', summary: '补齐' },
      });
    }
    await expect(bench.act('officer', 'return', { id, command: lacks })).rejects.toMatchObject({
      code: 'returns_used_up',
    });
    await bench.act('coordinator', 'return', { id, command: lacks });
    expect(await bench.stateOf(id)).toBe('in_progress');
  });
});

describe('silence', () => {
  it('sends it on to the centre where nobody else is ranked, one hop on', async () => {
    const { id, caseId } = await walkTo(bench, 'queued');
    await bench.expire(id, 'accept');
    const { items } = await bench.reading.ofCase(await bench.caller('coordinator'), caseId);
    const successor = items.find((item) => item.state === 'queued');
    expect(successor?.recipientAgencyId).toBe(bench.agency('centre'));
    expect(await bench.get(successor?.id ?? '')).toMatchObject({ rerouteOf: id, hopCount: 1 });
    expect(await bench.get(id)).toMatchObject({ state: 'expired', supersededBy: successor?.id });
  });

  it('leaves it where it is when the agency’s kind is never re-routed by silence', async () => {
    const { id } = await bench.send(await bench.openCase(), { recipientAgencyId: bench.agency('labor') });
    await bench.expire(id, 'accept');
    expect(await bench.stateOf(id)).toBe('queued');
  });

  it('does nothing before the deadline, nor after somebody was faster', async () => {
    const { id } = await walkTo(bench, 'queued');
    await bench.fire(id, 'accept');
    expect(await bench.stateOf(id)).toBe('queued');
  });

  it('takes a review one level up before it upholds, with time of its own', async () => {
    const { id } = await walkTo(bench, 'rejection_review');
    await bench.expire(id, 'review');
    expect(await bench.get(id)).toMatchObject({ state: 'rejection_review', reviewLevel: 1 });
    expect(await bench.clocks(id)).toMatchObject({ review: 'running' });
    await bench.expire(id, 'review');
    expect(await bench.get(id)).toMatchObject({ state: 'rejected', endedReason: 'not_our_duty' });
  });
});

describe('going elsewhere', () => {
  it('is proposed by the recipient, declined by the centre, and changes no state', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    const before = await bench.get(id);
    await bench.besides.propose(await bench.caller('mediator'), id, { reason: '涉及劳动关系' });
    expect(await bench.clocks(id)).toMatchObject({ reroute_answer: 'running' });
    const again = bench.besides.propose(await bench.caller('mediator'), id, { reason: '再提' });
    await expect(again).rejects.toMatchObject({ code: 'proposal_open' });
    const decline = async (login: string): Promise<unknown> =>
      bench.besides.declineProposal(await bench.caller(login), id, { note: '仍属你处' });
    await expect(decline('officer')).rejects.toMatchObject({ code: 'not_yours' });
    await decline('coordinator');
    expect(await bench.get(id)).toMatchObject({ state: before.state, version: before.version });
    expect(await bench.clocks(id)).not.toHaveProperty('reroute_answer');
  });

  it('ends after two hops, unless the centre arbitrates', async () => {
    const { caseId, id } = await walkTo(bench, 'queued');
    const targets = ['labor', 'civil-affairs', 'womens-federation'];
    let current = id;
    for (const [hop, key] of targets.entries()) {
      const command = { recipientAgencyId: bench.agency(key), handoverNote: '改派' };
      if (hop === 2) {
        await expect(bench.act('coordinator', 'reroute', { id: current, command })).rejects.toMatchObject({
          code: 'hops_used_up',
        });
      }
      const arbitrated = hop === 2 ? { ...command, arbitration: '协调会确定' } : command;
      await bench.act('coordinator', 'reroute', { id: current, command: arbitrated });
      current = (await bench.get(current)).supersededBy ?? '';
    }
    expect(await bench.get(current)).toMatchObject({ state: 'queued', hopCount: 3 });
    expect((await bench.caseRow(caseId)).state).toBe('handling');
  });

  it('does not bounce back to an agency that had it', async () => {
    const { id } = await walkTo(bench, 'queued');
    await bench.act('coordinator', 'reroute', {
      id,
      command: { recipientAgencyId: bench.agency('labor'), handoverNote: '改派' },
    });
    const next = (await bench.get(id)).supersededBy ?? '';
    const back = { recipientAgencyId: bench.agency('community'), handoverNote: '退回' };
    await expect(bench.act('coordinator', 'reroute', { id: next, command: back })).rejects.toMatchObject({
      code: 'agency_already_tried',
    });
  });

  it('takes the recipient along when its case is merged into another', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    const survivor = await bench.openCase();
    await bench.act('coordinator', 'merge_into', { id, command: { survivingCaseId: survivor } });
    const successor = await bench.get((await bench.get(id)).supersededBy ?? '');
    expect(successor).toMatchObject({
      caseId: survivor,
      state: 'in_progress',
      recipientAgencyId: bench.agency('community'),
    });
  });
});

describe('an agency is closed, a user is gone', () => {
  it('strands nothing: sender and centre can still take it back', async () => {
    const { id } = await walkTo(bench, 'queued', { recipientAgencyId: bench.agency('womens-federation') });
    await bench.dataSource.query('update agency set active = false where key = $1', ['womens-federation']);
    await bench.act('officer', 'recall', { id, command: { reason: 'better_agency', note: '该单位已撤销' } });
    expect(await bench.stateOf(id)).toBe('recalled');
    await expect(
      bench.send(await bench.openCase(), { recipientAgencyId: bench.agency('womens-federation') }),
    ).rejects.toMatchObject({ code: 'recipient_inactive' });
    await bench.dataSource.query('update agency set active = true where key = $1', ['womens-federation']);
  });

  it('lets any handler of the agency go on', async () => {
    const { id } = await walkTo(bench, 'accepted');
    const assign = async (login: string, to: string): Promise<unknown> =>
      bench.handing.assign(await bench.caller(login), id, { handlerUserId: bench.user(to) });
    await expect(assign('committee-head', 'labor-handler')).rejects.toMatchObject({
      code: 'handler_not_ours',
    });
    await expect(assign('officer', 'mediator')).rejects.toMatchObject({ code: 'not_yours' });
    await assign('committee-head', 'committee-intake');
    await bench.act('mediator', 'first_contact', {
      id,
      command: { channel: 'visit', result: 'reached', who: 'applicant' },
    });
    expect(await bench.stateOf(id)).toBe('in_progress');
  });
});

describe('when the case ends', () => {
  it('tells cases what is live, and goes home when nothing waits for it', async () => {
    const { caseId } = await walkTo(bench, 'accepted');
    const support = await bench.send(caseId, { mode: 'co_handle', recipientAgencyId: bench.agency('labor') });
    await bench.act('labor-intake', 'accept', { id: support.id, command: {} });
    const live = await bench.asSystem((tx) => bench.liveWork.liveOn(tx, caseId));
    expect(live.map(({ required }) => required).sort()).toEqual([false, true]);
    await bench.asSystem((tx) => bench.liveWork.endNonRequired(tx, caseId, '已结案'));
    expect(await bench.stateOf(support.id)).toBe('recalled');
  });
});

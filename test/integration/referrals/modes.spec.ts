import { ReferralBench } from './bench.js';
import { CLAIMS, commandFor, walkTo, WHO } from './walk.js';

let bench: ReferralBench;
beforeAll(async () => {
  bench = await ReferralBench.open();
});
afterAll(() => bench.close());
afterEach(async () => {
  expect(await bench.violations()).toEqual([]);
});

const contact = { channel: 'phone', result: 'reached', who: 'applicant' } as const;
const settled = { outcome: 'oral_agreement', summary: '双方和解' } as const;

describe('the simple lane', () => {
  it('is done in two actions: sent, and reported from the queue', async () => {
    const caseId = await bench.openCase({ lane: 'simple' });
    const { id, version } = await bench.send(caseId);
    await bench.answering.report(await bench.caller('mediator', version), id, { ...settled, contact });
    expect(await bench.stateOf(id)).toBe('closed');
    expect(await bench.told(id)).toEqual([
      'referral.drafted',
      'referral.submitted',
      'referral.accepted',
      'referral.contacted',
      'referral.outcome_reported',
      'referral.confirmed',
    ]);
    expect(await bench.caseRow(caseId)).toMatchObject({
      state: 'closed',
      outcome: 'oral_agreement',
      custodian: bench.agency('station'),
    });
  });

  it('does nothing of it when one of the steps is refused', async () => {
    const caseId = await bench.openCase({ lane: 'simple' });
    const { id, version } = await bench.send(caseId);
    const report = bench.answering.report(await bench.caller('mediator', version), id, settled);
    await expect(report).rejects.toMatchObject({ code: 'contact_missing' });
    expect(await bench.stateOf(id)).toBe('queued');
  });

  it('is no way around the steps of the full lane', async () => {
    const { id } = await walkTo(bench, 'queued');
    const { version } = await bench.get(id);
    const report = bench.answering.report(await bench.caller('mediator', version), id, {
      ...settled,
      contact,
    });
    await expect(report).rejects.toMatchObject({ code: 'wrong_state' });
  });
});

describe('refer', () => {
  it('moves custody when it is accepted and back to the owner when it is confirmed', async () => {
    const { id, caseId } = await walkTo(bench, 'queued');
    expect((await bench.caseRow(caseId)).custodian).toBe(bench.agency('station'));
    await bench.act('committee-intake', 'accept', { id, command: {} });
    expect(await bench.caseRow(caseId)).toMatchObject({
      custodian: bench.agency('community'),
      owner: bench.agency('station'),
    });
  });

  it('goes back to triage with its routing clock when the refusal stands', async () => {
    const { id, caseId } = await walkTo(bench, 'rejection_review');
    expect(await bench.clocks(caseId)).toEqual({});
    await bench.act('coordinator', 'uphold', { id, command: {} });
    expect((await bench.caseRow(caseId)).state).toBe('triage');
    expect(await bench.clocks(caseId)).toEqual({ routing: 'running' });
  });

  it('does not close the case on an outcome that settles nothing', async () => {
    const { id, caseId } = await walkTo(bench, 'in_progress');
    await bench.act('mediator', 'report_outcome', {
      id,
      command: { outcome: 'not_settled', summary: '分歧较大' },
    });
    await bench.act('officer', 'confirm', { id, command: {} });
    expect(await bench.caseRow(caseId)).toMatchObject({
      state: 'triage',
      custodian: bench.agency('station'),
    });
  });
});

describe('transfer', () => {
  it('moves the ownership of the case when it has been handed over', async () => {
    const { id, caseId } = await walkTo(bench, 'accepted', { mode: 'transfer' });
    expect((await bench.caseRow(caseId)).owner).toBe(bench.agency('station'));
    await bench.act('mediator', 'handover_done', {
      id,
      command: await commandFor(bench, 'handover_done', id),
    });
    const community = bench.agency('community');
    expect(await bench.caseRow(caseId)).toMatchObject({
      state: 'handling',
      owner: community,
      custodian: community,
    });
  });

  it('leaves the ownership where it was when it is refused', async () => {
    const { id, caseId } = await walkTo(bench, 'queued', { mode: 'transfer' });
    await bench.act('committee-intake', 'reject_final', {
      id,
      command: { reason: 'outside_statutory_power', text: '超出职权' },
    });
    const station = bench.agency('station');
    expect(await bench.caseRow(caseId)).toMatchObject({
      state: 'triage',
      owner: station,
      custodian: station,
    });
  });

  it('is not handed over with a list half done', async () => {
    const { id } = await walkTo(bench, 'accepted', { mode: 'transfer' });
    const done = bench.act('mediator', 'handover_done', { id, command: { checklist: ['case_file'] } });
    await expect(done).rejects.toMatchObject({ code: 'checklist_incomplete' });
  });
});

describe('co-handle', () => {
  const supporter = { mode: 'co_handle', required: true } as const;

  it('keeps custody with the lead, and the lead from reporting while a required one is open', async () => {
    const { id, caseId } = await walkTo(bench, 'in_progress');
    const support = await bench.send(caseId, { ...supporter, recipientAgencyId: bench.agency('labor') });
    await bench.act('labor-intake', 'accept', { id: support.id, command: {} });
    expect((await bench.caseRow(caseId)).custodian).toBe(bench.agency('community'));
    await expect(bench.act('mediator', 'report_outcome', { id, command: settled })).rejects.toMatchObject({
      code: 'required_support_open',
      facts: { referralIds: [support.id] },
    });
  });

  it('lets the lead report once the centre has waived it, and nobody else waive it', async () => {
    const { id, caseId } = await walkTo(bench, 'in_progress');
    const support = await bench.send(caseId, { ...supporter, recipientAgencyId: bench.agency('labor') });
    const waive = async (login: string): Promise<unknown> =>
      bench.besides.waive(await bench.caller(login), support.id, { reason: '已口头答复' });
    await expect(waive('officer')).rejects.toMatchObject({ code: 'not_yours' });
    await expect(waive('labor-head')).rejects.toMatchObject({ code: 'not_yours' });
    await waive('coordinator');
    await bench.act('mediator', 'report_outcome', { id, command: settled });
    expect(await bench.stateOf(id)).toBe('reported');
  });

  it('is asked once for a case, agency and purpose', async () => {
    const { caseId } = await walkTo(bench, 'in_progress');
    await bench.send(caseId, { ...supporter, recipientAgencyId: bench.agency('labor') });
    const again = bench.send(caseId, { ...supporter, recipientAgencyId: bench.agency('labor') });
    await expect(again).rejects.toMatchObject({ code: 'other_live_supporting' });
  });
});

describe('supporters of a case that its lead has settled', () => {
  it('are taken back in the step that closes it, whatever they were doing, and their parts with them', async () => {
    const { id, caseId } = await walkTo(bench, 'in_progress');
    const helper = await bench.send(caseId, {
      mode: 'co_handle',
      recipientAgencyId: bench.agency('labor'),
    });
    await bench.act('labor-intake', 'accept', { id: helper.id, command: {} });
    const asked = await bench.send(caseId, {
      mode: 'consult',
      recipientAgencyId: bench.agency('civil-affairs'),
    });
    await bench.act('officer', 'raise_safety', { id, command: { assessment: 'red', note: '扬言报复' } });
    await bench.act('mediator', 'report_outcome', { id, command: settled });
    const late = await bench.send(caseId, {
      mode: 'co_handle',
      required: true,
      recipientAgencyId: bench.agency('womens-federation'),
    });
    await bench.act('officer', 'confirm', { id, command: {} });
    expect((await bench.caseRow(caseId)).state).toBe('closed');
    for (const support of [helper, asked, late]) expect(await bench.stateOf(support.id)).toBe('recalled');
    expect(await bench.clocks(helper.id)).toEqual({});
    expect(await bench.violations()).toEqual([]);
  });

  it('stay when nothing was settled, for the next lead', async () => {
    const { id, caseId } = await walkTo(bench, 'in_progress');
    const helper = await bench.send(caseId, {
      mode: 'co_handle',
      recipientAgencyId: bench.agency('labor'),
    });
    await bench.act('mediator', 'report_outcome', {
      id,
      command: { outcome: 'not_settled', summary: '双方不愿再谈' },
    });
    await bench.act('officer', 'confirm', { id, command: {} });
    expect((await bench.caseRow(caseId)).state).toBe('triage');
    expect(await bench.stateOf(helper.id)).toBe('queued');
  });
});

describe('consult', () => {
  it('has one clock, is answered in one step and moves nothing', async () => {
    const caseId = await bench.openCase();
    const { id, version } = await bench.send(caseId, {
      mode: 'consult',
      recipientAgencyId: bench.agency('labor'),
    });
    expect(await bench.clocks(id)).toEqual({ consult_answer: 'running' });
    const answer = { outcome: 'answered', summary: '属劳动争议' } as const;
    await bench.answering.report(await bench.caller('labor-handler', version), id, answer);
    expect(await bench.stateOf(id)).toBe('closed');
    expect(await bench.caseRow(caseId)).toMatchObject({
      state: 'registered',
      custodian: bench.agency('station'),
    });
  });

  const ask = async (of: 'labor' | 'community' = 'labor'): Promise<string> =>
    (await bench.send(await bench.openCase(), { mode: 'consult', recipientAgencyId: bench.agency(of) })).id;

  it('is owed by the same time when it is accepted first, by whoever took it', async () => {
    const id = await ask();
    const { deadlineAt } = await bench.clock(id, 'consult_answer');
    await bench.act('labor-intake', 'accept', {
      id,
      command: { handlerUserId: bench.user('labor-handler') },
    });
    expect(await bench.clocks(id)).toEqual({ consult_answer: 'running' });
    const owed = await bench.clock(id, 'consult_answer');
    expect(owed).toMatchObject({ deadlineAt, ownerUserId: bench.user('labor-handler') });
    expect((await bench.get(id)).bindingDeadlineAt).toEqual(deadlineAt);
  });

  it('that somebody took first is answered to whoever asked, and nobody need be called for it', async () => {
    const id = await ask();
    await bench.act('labor-handler', 'accept', { id, command: {} });
    const { version } = await bench.get(id);
    const answer = { outcome: 'answered', summary: '属劳动争议' } as const;
    await bench.answering.report(await bench.caller('labor-handler', version), id, answer);
    expect(await bench.stateOf(id)).toBe('closed');
  });

  it('is owed until it is answered, whatever was done about it before', async () => {
    const id = await ask();
    await bench.act('labor-intake', 'request_info', { id, command: { question: '请补充合同' } });
    await bench.act('labor-handler', 'accept', { id, command: {} });
    expect(await bench.clocks(id)).toEqual({ consult_answer: 'running' });
    await bench.act('labor-handler', 'first_contact', { id, command: contact });
    expect(await bench.clocks(id)).toEqual({ consult_answer: 'running' });
    await bench.act('labor-handler', 'report_outcome', {
      id,
      command: { outcome: 'answered', summary: '属劳动争议' },
    });
    expect(await bench.stateOf(id)).toBe('closed');
    expect(await bench.clock(id, 'consult_answer')).toMatchObject({ state: 'stopped', breached: false });
  });

  it('hands no part of it on beyond the time to answer', async () => {
    const id = await ask('community');
    await bench.act('committee-intake', 'accept', { id, command: {} });
    const command = { ...(await commandFor(bench, 'delegate', id)), dueAt: '2099-01-01T00:00:00.000Z' };
    await expect(bench.act('committee-head', 'delegate', { id, command })).rejects.toMatchObject({
      code: 'due_beyond_own',
    });
  });

  it('may be refused for good with any reason', async () => {
    const caseId = await bench.openCase();
    const { id, version } = await bench.send(caseId, {
      mode: 'consult',
      recipientAgencyId: bench.agency('labor'),
    });
    const refusal = { reason: 'no_capacity', text: '人手不足' } as const;
    await bench.answering.refuse(await bench.caller('labor-intake', version), id, refusal);
    expect(await bench.stateOf(id)).toBe('rejected');
  });
});

describe('delegate', () => {
  async function delegated(): Promise<{ id: string; childId: string; caseId: string }> {
    const { id, caseId } = await walkTo(bench, 'in_progress');
    await bench.act('committee-head', 'delegate', { id, command: await commandFor(bench, 'delegate', id) });
    const view = await bench.reading.one(await bench.caller('committee-head'), id);
    const [child] = view.children;
    if (child === undefined) throw new Error('no child');
    return { id, childId: child.id, caseId };
  }

  it('shows the child to the one who delegated and not to the first sender', async () => {
    const { id, childId } = await delegated();
    expect((await bench.reading.one(await bench.caller('officer'), id)).children).toEqual([]);
    await expect(bench.reading.one(await bench.caller('officer'), childId)).rejects.toMatchObject({
      code: 'referral_not_found',
    });
    expect((await bench.reading.one(await bench.caller('grid-intake'), childId)).partOf).toBe(id);
  });

  it('is due when its parent said', async () => {
    const { childId } = await delegated();
    await bench.act('grid-intake', 'accept', { id: childId, command: {} });
    const child = await bench.get(childId);
    const [clock] = await bench.dataSource.query<{ deadline: Date }[]>(
      `select deadline_at as deadline from clock where subject_id = $1 and name = 'resolve'`,
      [childId],
    );
    expect(clock?.deadline).toEqual(child.dueAt);
  });

  it('goes home when its parent is confirmed', async () => {
    const { id, childId } = await delegated();
    await bench.act('grid-intake', 'accept', { id: childId, command: {} });
    await bench.act('mediator', 'report_outcome', { id, command: settled });
    await bench.act('officer', 'confirm', { id, command: {} });
    expect(await bench.stateOf(childId)).toBe('recalled');
  });

  it('is refused beyond one’s own deadline and to strangers', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    const command = await commandFor(bench, 'delegate', id);
    const late = { ...command, dueAt: '2099-01-01T00:00:00.000Z' };
    await expect(bench.act('committee-head', 'delegate', { id, command: late })).rejects.toMatchObject({
      code: 'due_beyond_own',
    });
    const stranger = { ...command, recipientAgencyId: bench.agency('labor') };
    await expect(bench.act('committee-head', 'delegate', { id, command: stranger })).rejects.toMatchObject({
      code: 'not_under_us',
    });
  });

  it('sends the part it names and nothing else that waits below the same whole', async () => {
    const { id, childId } = await delegated();
    await bench.act('grid-intake', 'accept_partial', { id: childId, command: { claims: ['leak'] } });
    const [rest] = await bench.dataSource.query<{ id: string }[]>(
      'select id from referral where rest_of = $1',
      [childId],
    );
    await bench.dataSource.query('update agency set parent_id = $1 where id = $2', [
      bench.agency('community'),
      bench.agency('house'),
    ]);
    const command = {
      ...(await commandFor(bench, 'delegate', id)),
      recipientAgencyId: bench.agency('house'),
    };
    await bench.act('committee-head', 'delegate', { id, command });
    const children = await bench.dataSource.query<{ agency: string; state: string }[]>(
      'select recipient_agency_id as agency, state from referral where part_of = $1 order by created_at, id',
      [id],
    );
    expect(children.at(-1)).toEqual({ agency: bench.agency('house'), state: 'queued' });
    expect(await bench.stateOf(rest?.id ?? '')).toBe('draft');
    expect(await bench.clocks(rest?.id ?? '')).toEqual({ routing: 'running' });
  });

  it('goes down two levels and no further', async () => {
    const { childId } = await delegated();
    await bench.act('grid-intake', 'accept', { id: childId, command: {} });
    const due = new Date((await bench.now()).getTime() + 1_800_000).toISOString();
    const command = { recipientAgencyId: bench.agency('block'), request: '再下派', dueAt: due };
    await bench.act('grid-head', 'delegate', { id: childId, command });
    const [grandchild] = (await bench.reading.one(await bench.caller('grid-head'), childId)).children;
    if (grandchild === undefined) throw new Error('no grandchild');
    await bench.act('block-intake', 'accept', { id: grandchild.id, command: {} });
    const deeper = { ...command, recipientAgencyId: bench.agency('house') };
    await expect(
      bench.act('block-head', 'delegate', { id: grandchild.id, command: deeper }),
    ).rejects.toMatchObject({
      code: 'delegated_too_deep',
    });
  });
});

describe('partial acceptance', () => {
  it('leaves the rest with the sender as a draft under a routing clock, to be sent like any other', async () => {
    const { id, caseId } = await walkTo(bench, 'queued', { scope: CLAIMS });
    await bench.act(WHO.recipient_intake, 'accept_partial', { id, command: { claims: ['leak'] } });
    const { items } = await bench.reading.ofCase(await bench.caller('officer'), caseId);
    const rest = items.find((item) => item.state === 'draft');
    if (rest === undefined) throw new Error('no rest');
    expect((await bench.get(rest.id)).scope).toEqual([CLAIMS[1]]);
    expect(await bench.clocks(rest.id)).toEqual({ routing: 'running' });
    const caller = await bench.caller('officer', rest.version);
    await bench.sending.send(caller, rest.id, {
      recipientAgencyId: bench.agency('labor'),
      choice: { code: 'party_wish' },
    });
    expect(await bench.clocks(rest.id)).toMatchObject({ accept: 'running' });
    expect(await bench.clocks(rest.id)).not.toHaveProperty('routing');
  });

  /** The committee took one claim and has reported it; the other is with the sender. */
  async function halfDone(): Promise<{ id: string; caseId: string; restId: string }> {
    const { id, caseId } = await walkTo(bench, 'queued', { scope: CLAIMS });
    await bench.act(WHO.recipient_intake, 'accept_partial', { id, command: { claims: ['leak'] } });
    await bench.act('mediator', 'first_contact', { id, command: contact });
    await bench.act('mediator', 'report_outcome', { id, command: settled });
    return { id, caseId, restId: await restOf(id) };
  }

  async function restOf(id: string): Promise<string> {
    const [rest] = await bench.dataSource.query<{ id: string }[]>(
      'select id from referral where rest_of = $1',
      [id],
    );
    if (rest === undefined) throw new Error('no rest');
    return rest.id;
  }

  it('keeps the case open over the rest: it is settled when that is', async () => {
    const { id, caseId, restId } = await halfDone();
    await bench.act('officer', 'confirm', { id, command: {} });
    expect(await bench.caseRow(caseId)).toMatchObject({
      state: 'triage',
      custodian: bench.agency('station'),
    });
    expect(await bench.clocks(caseId)).toEqual({ routing: 'running' });

    const { version } = await bench.get(restId);
    await bench.sending.send(await bench.caller('officer', version), restId, {
      recipientAgencyId: bench.agency('labor'),
      choice: { code: 'party_wish' },
    });
    expect(await bench.clocks(caseId)).toEqual({});
    await bench.act('labor-intake', 'accept', { id: restId, command: {} });
    await bench.act('labor-handler', 'first_contact', { id: restId, command: contact });
    await bench.act('labor-handler', 'report_outcome', { id: restId, command: settled });
    await bench.act('officer', 'confirm', { id: restId, command: {} });
    expect((await bench.caseRow(caseId)).state).toBe('closed');
  });

  /** Both parts are at work: the leak with the community, which holds the case, the repair with the labour bureau. */
  async function bothAtWork(): Promise<{ id: string; caseId: string; restId: string }> {
    const { id, caseId } = await walkTo(bench, 'queued', { scope: CLAIMS });
    await bench.act(WHO.recipient_intake, 'accept_partial', { id, command: { claims: ['leak'] } });
    const restId = await restOf(id);
    const caller = await bench.caller('officer', (await bench.get(restId)).version);
    await bench.sending.send(caller, restId, {
      recipientAgencyId: bench.agency('labor'),
      choice: { code: 'party_wish' },
    });
    await bench.act('labor-intake', 'accept', { id: restId, command: {} });
    expect((await bench.caseRow(caseId)).custodian).toBe(bench.agency('community'));
    return { id, caseId, restId };
  }

  it('leaves the case with who is at work on the other part when one is confirmed, then with its owner', async () => {
    const { id, caseId, restId } = await bothAtWork();
    await bench.act('mediator', 'first_contact', { id, command: contact });
    await bench.act('mediator', 'report_outcome', { id, command: settled });
    await bench.act('officer', 'confirm', { id, command: {} });
    expect(await bench.caseRow(caseId)).toMatchObject({
      state: 'handling',
      custodian: bench.agency('labor'),
    });
    expect(await bench.violations()).toEqual([]);
    await bench.act('labor-handler', 'first_contact', { id: restId, command: contact });
    await bench.act('labor-handler', 'report_outcome', { id: restId, command: settled });
    await bench.act('officer', 'confirm', { id: restId, command: {} });
    expect(await bench.caseRow(caseId)).toMatchObject({
      state: 'closed',
      custodian: bench.agency('station'),
    });
  });

  it('and when one is taken back', async () => {
    const { id, caseId } = await bothAtWork();
    await bench.act('officer', 'request_recall', {
      id,
      command: { reason: 'better_agency', note: '另有单位' },
    });
    await bench.act('mediator', 'agree_recall', { id, command: { handoverNote: '尚未见面' } });
    expect((await bench.caseRow(caseId)).custodian).toBe(bench.agency('labor'));
  });

  it('says of a part that settled nothing what came of it', async () => {
    const { id, caseId } = await walkTo(bench, 'queued', { scope: CLAIMS });
    await bench.act(WHO.recipient_intake, 'accept_partial', { id, command: { claims: ['leak'] } });
    await bench.act('mediator', 'first_contact', { id, command: contact });
    const failed = { outcome: 'not_settled', summary: '分歧较大' } as const;
    await bench.act('mediator', 'report_outcome', { id, command: failed });
    await bench.act('officer', 'confirm', { id, command: {} });
    const [row] = await bench.dataSource.query<{ reason: string }[]>(
      'select triage_reason as reason from dispute_case where id = $1',
      [caseId],
    );
    expect(row?.reason).toBe('not_settled');
  });

  it('lets silence confirm the part, and no more than that', async () => {
    const { id, caseId, restId } = await halfDone();
    await bench.expire(id, 'confirm');
    expect(await bench.stateOf(id)).toBe('closed');
    expect((await bench.caseRow(caseId)).state).toBe('triage');
    expect(await bench.clocks(restId)).toEqual({ routing: 'running' });
  });

  it('closes the case when the rest was laid aside', async () => {
    const { id, caseId, restId } = await halfDone();
    await bench.act('officer', 'discard', { id: restId, command: {} });
    await bench.act('officer', 'confirm', { id, command: {} });
    expect((await bench.caseRow(caseId)).state).toBe('closed');
  });

  it('of a supporter keeps no case open: its rest is laid aside when the lead has settled', async () => {
    const { id, caseId } = await walkTo(bench, 'in_progress');
    const asked = { mode: 'co_handle', recipientAgencyId: bench.agency('labor'), scope: CLAIMS } as const;
    const support = await bench.send(caseId, asked);
    await bench.act('labor-intake', 'accept_partial', { id: support.id, command: { claims: ['leak'] } });
    const restId = await restOf(support.id);
    await bench.act('mediator', 'report_outcome', { id, command: settled });
    await bench.act('officer', 'confirm', { id, command: {} });
    expect((await bench.caseRow(caseId)).state).toBe('closed');
    expect(await bench.stateOf(restId)).toBe('entered_in_error');
    expect(await bench.clocks(restId)).toEqual({});
  });

  it('of a delegated part ends with the whole', async () => {
    const { id } = await walkTo(bench, 'in_progress', { scope: CLAIMS });
    await bench.act('committee-head', 'delegate', { id, command: await commandFor(bench, 'delegate', id) });
    const [part] = (await bench.reading.one(await bench.caller('committee-head'), id)).children;
    await bench.act('grid-intake', 'accept_partial', { id: part?.id ?? '', command: { claims: ['leak'] } });
    const restId = await restOf(part?.id ?? '');
    expect(await bench.clocks(restId)).toEqual({ routing: 'running' });
    await bench.act('mediator', 'report_outcome', {
      id,
      command: { outcome: 'not_settled', summary: '分歧较大' },
    });
    await bench.act('officer', 'confirm', { id, command: {} });
    expect(await bench.stateOf(restId)).toBe('entered_in_error');
    expect(await bench.clocks(restId)).toEqual({});
  });

  it('is neither nothing nor everything', async () => {
    const { id } = await walkTo(bench, 'queued', { scope: CLAIMS });
    for (const claims of [['leak', 'repair'], ['unknown']]) {
      await expect(
        bench.act(WHO.recipient_intake, 'accept_partial', { id, command: { claims } }),
      ).rejects.toMatchObject({
        code: 'not_a_part',
      });
    }
  });
});

describe('reopening', () => {
  const again = { reason: 'flared_up', note: '再次争吵' } as const;
  const reopenings = (caseId: string): Promise<{ isRepeated: boolean }[]> =>
    bench.dataSource.query(
      `select (payload->>'isRepeated')::boolean as "isRepeated" from domain_event
       where subject_id = $1 and type = 'case.reopened' order by seq`,
      [caseId],
    );

  it('is the sender’s as often as needed, and says from the second time on that it is not the first', async () => {
    const { id, caseId } = await walkTo(bench, 'closed');
    await bench.act('officer', 'reopen', { id, command: again });
    const { items } = await bench.reading.ofCase(await bench.caller('officer'), caseId);
    const next = items.find((item) => item.state === 'queued');
    if (next === undefined) throw new Error('no successor');
    await bench.act('committee-intake', 'accept', { id: next.id, command: {} });
    await bench.act('mediator', 'first_contact', {
      id: next.id,
      command: { channel: 'phone', result: 'reached', who: 'applicant' },
    });
    await bench.act('mediator', 'report_outcome', { id: next.id, command: settled });
    await bench.act('officer', 'confirm', { id: next.id, command: {} });
    await expect(bench.act('other-chief', 'reopen', { id: next.id, command: again })).rejects.toMatchObject({
      code: 'referral_not_found',
    });
    await bench.act('officer', 'reopen', { id: next.id, command: again, forParty: true });
    expect(await reopenings(caseId)).toEqual([{ isRepeated: false }, { isRepeated: true }]);
    const [told] = await bench.dataSource.query<{ centre: string }[]>(
      `select payload->>'centreAgencyId' as centre from domain_event
       where subject_id = $1 and type = 'referral.reopened'`,
      [next.id],
    );
    expect(told?.centre).toBe(bench.agency('centre'));
  });
});

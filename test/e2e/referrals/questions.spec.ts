import { randomUUID } from 'node:crypto';
import type { TimelinePageView } from '../../../modules/cases/reading/records.view.js';
import type { NoticePageView } from '../../../modules/notifications/inbox/notices.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { Answer } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { QUARREL } from '../cases/desk.js';
import { done, FilesDesk } from '../files/desk.js';

/** A question over HTTP: the women's federation is an expert pool here, which answers questions and does nothing else. */
describe('who holds a referral asks experts', () => {
  let desk: FilesDesk;
  let experts: string;

  beforeAll(async () => {
    desk = await FilesDesk.open();
    experts = desk.world.agencies['womens-federation'];
    await desk.product.sql.query(`update agency set kind = 'experts' where id = $1`, [experts]);
  });
  afterAll(() => desk.close());

  const SHOWN = ['number', 'narrative', 'party_names', 'party_phones'];

  /** In the hands of the community, which was shown one of the two files of the case. */
  async function held(fields: readonly string[] = SHOWN) {
    const theCase = await desk.aCase();
    const shown = await desk.fileOf(theCase.id, 'crack.jpg');
    const kept = await desk.fileOf(theCase.id, 'contract.jpg');
    const { id } = await desk.sent(theCase.id, { fields, fileIds: [shown.id] });
    await desk.inProgress(id);
    return { caseId: theCase.id, id, shownId: shown.id, keptId: kept.id };
  }

  function ask(
    id: string,
    extra: object = {},
    { as = 'mediator', key = randomUUID() }: { readonly as?: Login; readonly key?: string } = {},
  ): Promise<Answer<ReferralView>> {
    const body = { recipientAgencyId: experts, request: '修复费用如何估算？', ...extra };
    return desk.product.as(as).post<ReferralView>(`/referrals/${id}/question`, body, { key });
  }

  const questionOf = (answer: Answer<ReferralView>): string => done(answer).children.at(-1)?.id ?? '';
  const statusOf = async (as: Login, path: string): Promise<number> =>
    (await desk.product.as(as).get(path)).status;
  const told = async (as: Login): Promise<string> => {
    await desk.product.drain();
    return JSON.stringify((await desk.product.as(as).get<NoticePageView>('/me/notices?limit=200')).body);
  };

  it('and is answered: both sides are told, and nobody who sees the case hears a word', async () => {
    const { caseId, id } = await held();
    expect((await desk.view('mediator', id)).sideSteps).toContain('question');
    const questionId = questionOf(
      await ask(id, { answers: [{ code: 'question', value: '修复费用如何估算？' }] }),
    );
    expect(await told('womens-intake')).toContain(questionId);
    await desk.step('womens-handler', questionId, {
      noun: 'outcome',
      body: { outcome: 'answered', summary: '按实际修复费用估算' },
    });
    expect(await told('mediator')).toContain('consult_answered');
    expect(await told('committee-intake')).toContain('consult_answered');
    expect((await desk.view('mediator', questionId)).outcomes[0]?.summary).toBe('按实际修复费用估算');
    const timeline = async (as: Login): Promise<string> =>
      JSON.stringify(
        done(await desk.product.as(as).get<TimelinePageView>(`/cases/${caseId}/timeline?limit=200`)),
      );
    expect(await timeline('coordinator')).toContain(questionId);
    expect(await timeline('officer')).not.toContain(questionId);
    expect(await statusOf('officer', `/referrals/${questionId}`)).toBe(404);
    expect(await told('officer')).not.toContain(questionId);
  });

  it('who see the question, what was chosen with it, and nothing else', async () => {
    const { caseId, id, shownId, keptId } = await held();
    const questionId = questionOf(
      await ask(id, { fields: ['narrative', 'party_names'], fileIds: [shownId] }),
    );
    const { fields, content } = await desk.snapshot('womens-handler', questionId);
    expect(fields).toEqual(['narrative', 'party_names']);
    expect(content).toMatchObject({ narrative: QUARREL.narrative, files: [{ fileId: shownId }] });
    expect(JSON.stringify(content)).toContain('刘甲');
    expect(JSON.stringify(content)).not.toMatch(/199000|safeContact|浣花路/);
    expect([await desk.opens('womens-handler', shownId), await desk.opens('womens-handler', keptId)]).toEqual(
      [200, 404],
    );
    for (const path of [`/cases/${caseId}`, `/referrals/${id}`, `/referrals/${id}/snapshot`]) {
      expect(await statusOf('womens-handler', path)).toBe(404);
    }
  });

  it('who see by themselves nothing but the question', async () => {
    const { id } = await held();
    const questionId = questionOf(await ask(id));
    expect(await desk.snapshot('womens-handler', questionId)).toMatchObject({ fields: [], content: {} });
  });

  it('who are shown the case as its holder was, whatever it became since', async () => {
    const { caseId, id } = await held();
    const { version } = await desk.cases.show(caseId);
    const narrative = '楼上装修引起争吵，楼下另有隐情';
    const changed = await desk.product.as('officer').patch(`/cases/${caseId}`, { narrative }, { version });
    expect(changed.status).toBe(200);
    const questionId = questionOf(await ask(id, { fields: ['narrative'] }));
    const { content } = await desk.snapshot('womens-handler', questionId);
    expect(content.narrative).toBe(QUARREL.narrative);
  });

  it('with no more than its holder was shown, when asking and when answering what is asked back', async () => {
    const { id, keptId } = await held(['number', 'narrative']);
    const beyond = { status: 422, body: { code: 'beyond_own_sight' } };
    expect(await ask(id, { fields: ['narrative', 'amount'] })).toMatchObject(beyond);
    expect(await ask(id, { fileIds: [keptId] })).toMatchObject(beyond);
    expect((await ask(id, { fields: ['party_phones'] })).status).toBe(400);
    const questionId = questionOf(await ask(id, { fields: ['number'] }));
    await desk.step('womens-intake', questionId, {
      noun: 'information-request',
      body: { question: '面积？' },
    });
    for (const more of [
      { fields: ['party_names'] },
      { fields: ['party_addresses'] },
      { fileIds: [keptId] },
    ]) {
      const body = { answer: '见附件', ...more };
      expect(await desk.tries('mediator', questionId, { noun: 'information', body })).toMatchObject(beyond);
    }
    const body = { answer: '约十平方米', fields: ['narrative'] };
    await desk.step('mediator', questionId, { noun: 'information', body });
    const { fields, content } = await desk.snapshot('womens-handler', questionId);
    expect(fields).toEqual(['number', 'narrative']);
    expect(content).toMatchObject({ narrative: QUARREL.narrative });
  });

  it('with what it found itself: a file of the referral it holds', async () => {
    const { id } = await held();
    const own = done(await desk.attach('mediator', 'referral', { id }));
    const questionId = questionOf(await ask(id, { fileIds: [own.id] }));
    expect(await desk.opens('womens-handler', own.id)).toBe(200);
    expect((await desk.snapshot('womens-handler', questionId)).content).toMatchObject({
      files: [{ fileId: own.id }],
    });
  });

  it('with names only where the people agreed to that, whatever let the holder see them', async () => {
    const { caseId, id } = await held();
    await desk.consent(caseId, 'refused');
    expect(await ask(id, { fields: ['party_names'] })).toMatchObject({
      status: 422,
      body: { code: 'consent_or_legal_basis_missing' },
    });
    expect((await ask(id, { fields: ['narrative'] })).status).toBe(200);
  });

  it('once, however often the same question is sent', async () => {
    const { id } = await held();
    const key = randomUUID();
    const both = await Promise.all([ask(id, {}, { key }), ask(id, {}, { key })]);
    const again = await ask(id, {}, { key });
    expect([...both, again].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await desk.view('mediator', id)).children).toHaveLength(1);
    expect(await ask(id)).toMatchObject({ status: 422, body: { code: 'other_live_supporting' } });
  });

  it('and nobody else asks in its name', async () => {
    const { id } = await held();
    expect((await ask(id, {}, { as: 'officer' })).status).toBe(403);
    expect((await ask(id, {}, { as: 'labor-head' })).status).toBe(404);
  });

  describe('and takes, as its handler, every step on it that is offered', () => {
    const INFO = { noun: 'information-request', body: { question: '面积？' } };
    const CONTACT = { noun: 'contact', body: { channel: 'desk', result: 'reached', who: 'sender' } };
    const RECALL = { reason: 'settled_meanwhile', note: '已问清' };
    const hold = { reason: 'awaiting_other_body', note: '等待检测', until: '2026-08-20T10:00:00+08:00' };
    const taken = ['womens-handler', { noun: 'acceptance' }] as const;
    const begun = [taken, ['womens-handler', CONTACT]] as const;

    /** How a question comes to be there, and what its asker is offered then. */
    const STATES = [
      ['queued', [], ['recall', 'mark_error', 'raise_safety']],
      ['info_requested', [['womens-intake', INFO]], ['supply_info', 'recall', 'raise_safety']],
      ['accepted', [taken], ['request_recall', 'raise_safety', 'supply_info']],
      ['in_progress', begun, ['request_recall', 'raise_safety', 'supply_info']],
      [
        'on_hold',
        [...begun, ['womens-handler', { noun: 'hold', body: hold }]],
        ['request_recall', 'resume', 'raise_safety', 'supply_info'],
      ],
      [
        'recall_pending',
        [...begun, ['mediator', { noun: 'recall-request', body: RECALL }]],
        ['raise_safety', 'supply_info'],
      ],
      [
        'closed',
        [['womens-handler', { noun: 'outcome', body: { outcome: 'answered', summary: '按实际费用' } }]],
        ['reopen'],
      ],
    ] as const;

    const SAID: Readonly<Record<(typeof STATES)[number][2][number], { noun: string; body?: object }>> = {
      recall: { noun: 'recall', body: RECALL },
      request_recall: { noun: 'recall-request', body: RECALL },
      mark_error: { noun: 'error', body: { note: '问错了单位' } },
      raise_safety: { noun: 'safety-alarm', body: { assessment: 'red', note: '扬言报复' } },
      supply_info: { noun: 'information', body: { answer: '约十平方米' } },
      resume: { noun: 'resumption' },
      reopen: { noun: 'reopening', body: { reason: 'new_facts', note: '又有新情况' } },
    };

    async function arrived(steps: (typeof STATES)[number][1]): Promise<string> {
      const questionId = questionOf(await ask((await held()).id));
      for (const [as, step] of steps) await desk.step(as, questionId, step);
      return questionId;
    }

    it.each(STATES)('%s', async (state, steps, events) => {
      const { events: offered, ...view } = await desk.view('mediator', await arrived(steps));
      expect(view.state).toBe(state);
      expect([...offered].sort()).toEqual([...events].sort());
      for (const event of events) {
        const answer = await desk.tries('mediator', await arrived(steps), SAID[event]);
        expect([event, answer.status]).toEqual([event, 200]);
      }
    });

    it('but none on what others sent', async () => {
      const { id } = await desk.sent((await desk.aCase()).id);
      for (const step of [SAID.recall, SAID.mark_error])
        expect(await desk.tries('mediator', id, step)).toMatchObject({
          status: 403,
          body: { code: 'not_yours' },
        });
    });
  });

  it('no more once a party has taken back consent', async () => {
    const { caseId, id } = await held();
    const { parties, version } = await desk.cases.show(caseId);
    const withdrawal = { partyId: parties[0]?.id, reason: '不愿继续', manner: 'telephone' };
    await desk.product.as('officer').post(`/cases/${caseId}/consent-withdrawal`, withdrawal, { version });
    expect(await ask(id)).toMatchObject({ status: 422, body: { code: 'consent_withdrawn' } });
    expect((await desk.view('mediator', id)).sideSteps).not.toContain('question');
  });
});

import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { CaseDesk, clockNames, DAY_MS, PAIR, SETTLEMENT } from './desk.js';

interface Problem {
  readonly code: string;
  readonly by?: string;
  readonly version?: number;
  readonly state?: string;
}

describe('the rows of the case’s table', () => {
  let product: TestProduct;
  let desk: CaseDesk;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    desk = new CaseDesk(product);
    await desk.drawSample(0);
  });
  afterAll(() => product.close());

  const F13 = { reason: '双方分歧过大', ways: ['向人民法院起诉'], manner: 'paper' };

  describe('settle_on_scene', () => {
    it('closes a registered case and leaves no clock running', async () => {
      const { id } = await desk.register();
      const answer = await desk.step('officer', id, { noun: 'settlement', body: SETTLEMENT });
      expect(answer.body).toMatchObject({
        state: 'closed',
        lane: 'on_the_spot',
        outcome: 'oral_agreement',
        clocks: [],
      });
      expect((await desk.timeline(id)).map(({ type }) => type)).toContain('case.settled_on_scene');
    });

    it('keeps one clock where a payment was promised for later', async () => {
      const { id } = await desk.register();
      const body = { ...SETTLEMENT, paymentDueOn: '2199-03-20' };
      const answer = await desk.step('officer', id, { noun: 'settlement', body });
      expect(answer.body.clocks).toEqual([expect.objectContaining({ name: 'follow_up', state: 'running' })]);
    });

    it('is not for intake, strangers, or a case somebody is working on', async () => {
      const { id } = await desk.register({}, 'committee-intake');
      expect((await desk.step('committee-intake', id, { noun: 'settlement', body: SETTLEMENT })).status).toBe(
        403,
      );
      expect((await desk.step('other-officer', id, { noun: 'settlement', body: SETTLEMENT })).status).toBe(
        404,
      );
      expect((await desk.step('mediator', id, { noun: 'settlement', body: SETTLEMENT })).status).toBe(200);
      const taken = await desk.register();
      await desk.step('officer', taken.id, { noun: 'taking' });
      const late = await desk.step<Problem>('officer', taken.id, { noun: 'settlement', body: SETTLEMENT });
      expect(late).toMatchObject({ status: 409, body: { code: 'case_wrong_step', state: 'handling' } });
    });
  });

  describe('triage and take', () => {
    it('the routing clock goes on in triage and stops when the case is taken', async () => {
      const { id } = await desk.register();
      const triaged = await desk.step('officer', id, { noun: 'triage' });
      expect(triaged.body.state).toBe('triage');
      expect(clockNames(triaged.body)).toEqual(['completion', 'resolve', 'routing']);
      const taken = await desk.step('colleague', id, { noun: 'taking' });
      expect(taken.body.state).toBe('handling');
      expect(clockNames(taken.body)).toEqual(['completion', 'resolve']);
    });

    it.each<readonly [Login, number]>([
      ['coordinator', 403],
      ['supervisor', 403],
      ['other-officer', 404],
      ['admin', 403],
    ])('%s may not', async (login, status) => {
      const { id } = await desk.register();
      expect((await desk.step(login, id, { noun: 'triage' })).status).toBe(status);
      expect((await desk.step(login, id, { noun: 'taking' })).status).toBe(status);
      expect((await desk.show(id)).state).toBe('registered');
    });
  });

  it('a version somebody else has moved on from is refused, and tells who was faster', async () => {
    const { id, version } = await desk.register();
    await desk.step('colleague', id, { noun: 'triage' });
    const stale = await desk.step<Problem>('officer', id, { noun: 'taking', version });
    expect(stale).toMatchObject({
      status: 409,
      body: {
        code: 'version_stale',
        by: '周警官',
        state: 'triage',
        word: '研判',
        did: '研判',
        version: version + 1,
      },
    });
    const without = await product.as('officer').post<Problem>(`/cases/${id}/taking`);
    expect(without).toMatchObject({ status: 428, body: { code: 'version_required' } });
  });

  it('of two who take the same step at once one wins and the other is told', async () => {
    const { id, version } = await desk.register();
    const answers = await Promise.all(
      (['officer', 'colleague'] as const).map((login) => desk.step(login, id, { noun: 'triage', version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  describe('close', () => {
    it('by its owner, with an outcome; the clocks stop and the follow-up is planned', async () => {
      const { id } = await desk.register();
      const answer = await desk.step('officer', id, { noun: 'closure', body: { outcome: 'self_settled' } });
      expect(answer.body).toMatchObject({ state: 'closed', outcome: 'self_settled' });
      expect(clockNames(answer.body)).toEqual(['follow_up']);
    });

    it('without an agreement only when the notice of other ways is on record', async () => {
      const { id } = await desk.register();
      const close = { noun: 'closure', body: { outcome: 'refused' } };
      const early = await desk.step<Problem>('officer', id, close);
      expect(early).toMatchObject({ status: 422, body: { code: 'notice_of_other_ways_missing' } });
      expect((await product.as('officer').post(`/cases/${id}/notice-of-other-ways`, F13)).status).toBe(201);
      expect((await desk.step('officer', id, close)).status).toBe(200);
    });

    it('not by the centre, a supervisor or a stranger, and not twice', async () => {
      const { id } = await desk.register();
      const close = { noun: 'closure', body: { outcome: 'self_settled' } };
      expect((await desk.step('coordinator', id, close)).status).toBe(403);
      expect((await desk.step('supervisor', id, close)).status).toBe(403);
      expect((await desk.step('other-officer', id, close)).status).toBe(404);
      expect((await desk.step('officer', id, close)).status).toBe(200);
      expect((await desk.step('officer', id, close)).status).toBe(409);
    });

    it('a duplicate names the case in which it goes on', async () => {
      const first = await desk.register();
      const second = await desk.register();
      const bare = await desk.step('officer', second.id, { noun: 'closure', body: { outcome: 'duplicate' } });
      expect(bare.status).toBe(400);
      const body = { outcome: 'duplicate', duplicateOf: first.id };
      expect((await desk.step('officer', second.id, { noun: 'closure', body })).status).toBe(200);
    });
  });

  describe('reopen', () => {
    const again = { noun: 'reopening', body: { reason: '对方未按约停工', askedBy: 'agency' } };

    it('begins the next cycle in triage, with new clocks and without the follow-up', async () => {
      const { id } = await desk.closed();
      const answer = await desk.step('officer', id, again);
      expect(answer.body).toMatchObject({
        state: 'triage',
        cycle: 2,
        outcome: null,
        triageReason: '对方未按约停工',
      });
      expect(clockNames(answer.body)).toEqual(['completion', 'resolve', 'routing']);
    });

    it('again is nobody else’s to ask for, and from the second time on the centre is told', async () => {
      const { id } = await desk.closed();
      const told = async (): Promise<number> => {
        await product.drain();
        const { rows } = await product.sql.query(`select 1 from notice where code = 'case_reopened_again'`);
        return rows.length;
      };
      await desk.step('officer', id, again);
      expect(await told()).toBe(0);
      await desk.step('officer', id, { noun: 'closure', body: { outcome: 'self_settled' } });
      expect((await desk.step('supervisor', id, again)).status).toBe(403);
      expect(await desk.step('officer', id, again)).toMatchObject({ status: 200, body: { cycle: 3 } });
      expect(await told()).toBe(1);
      await desk.step('officer', id, { noun: 'closure', body: { outcome: 'self_settled' } });
      const forParty = { ...again, body: { ...again.body, askedBy: 'party' } };
      expect((await desk.step('officer', id, forParty)).status).toBe(200);
    });

    it('not by somebody who only watches, unless a party asks through them, and never by a stranger', async () => {
      const { id } = await desk.closed();
      expect((await desk.step('other-officer', id, again)).status).toBe(404);
      expect((await desk.step('supervisor', id, again)).status).toBe(403);
    });

    it('an open case is not reopened', async () => {
      const { id } = await desk.register();
      expect((await desk.step('officer', id, again)).status).toBe(409);
    });
  });

  describe('withdraw_consent', () => {
    const words = { reason: '当事人要求终止', manner: 'telephone' };

    it('goes on record for the person, and the handler has a day to report', async () => {
      const { id, parties } = await desk.register({ parties: PAIR });
      const body = { ...words, partyId: parties[0]?.id };
      const answer = await desk.step('officer', id, { noun: 'consent-withdrawal', body });
      expect(answer.body.consentWithdrawnAt).not.toBeNull();
      expect(clockNames(answer.body)).toContain('withdrawal_report');
      const consents = await product.as('officer').get<{ decision: string }[]>(`/cases/${id}/consents`);
      expect(consents.body.map(({ decision }) => decision)).toEqual(['withdrawn', 'withdrawn']);
    });

    it('is refused to a stranger and for somebody who is not in the case', async () => {
      const { id, parties } = await desk.register({ parties: PAIR });
      const noun = 'consent-withdrawal';
      expect(
        (await desk.step('other-officer', id, { noun, body: { ...words, partyId: parties[0]?.id } })).status,
      ).toBe(404);
      expect((await desk.step('officer', id, { noun, body: { ...words, partyId: id } })).status).toBe(404);
    });
  });

  describe('stop_legal', () => {
    const stop = { noun: 'legal-stop', body: { reason: '发现犯罪线索', pathKinds: ['criminal'] } };

    it('by the station head: the case goes on along its legal path and is not settled any more', async () => {
      const { id } = await desk.register();
      const answer = await desk.step('chief', id, stop);
      expect(answer.body).toMatchObject({ state: 'handling', legalTrack: true, lane: 'full' });
      const paths = await product.as('officer').get<{ kind: string }[]>(`/cases/${id}/legal-path`);
      expect(paths.body.map(({ kind }) => kind)).toEqual(['criminal']);
      const agreed = await desk.step<Problem>('officer', id, {
        noun: 'closure',
        body: { outcome: 'oral_agreement' },
      });
      expect(agreed).toMatchObject({ status: 422, body: { code: 'guard_stop' } });
      // Answers that prove nothing do not take a person's word back.
      await product.as('officer').post(`/cases/${id}/facts`, { facts: [{ code: 'violence', value: 'no' }] });
      expect((await desk.show(id)).legalTrack).toBe(true);
    });

    it('also by the supervisor over the area, and by nobody else', async () => {
      const { id } = await desk.register();
      expect((await desk.step('officer', id, stop)).status).toBe(403);
      expect((await desk.step('coordinator', id, stop)).status).toBe(403);
      expect((await desk.step('other-chief', id, stop)).status).toBe(404);
      expect((await desk.step('supervisor', id, stop)).status).toBe(200);
    });
  });

  describe('extend', () => {
    async function asked(theCase: CaseView): Promise<CaseView> {
      const consents = theCase.parties.map(({ id }) => ({ partyId: id, manner: 'telephone' }));
      const body = { amount: 10, reason: '等待鉴定意见', consents };
      const answer = await desk.step('officer', theCase.id, { noun: 'extension-request', body });
      expect(answer.status).toBe(200);
      return answer.body;
    }
    const grant = { noun: 'extension-decision', body: { decision: 'granted', reason: '同意' } };
    const deadlineOf = (view: CaseView): number =>
      Date.parse(view.clocks.find(({ name }) => name === 'resolve')?.deadlineAt ?? '');

    it('the handler asks with the parties’ consent, the head grants, the deadline moves', async () => {
      const theCase = await desk.register({ parties: PAIR });
      expect(clockNames(await asked(theCase))).toContain('extension_answer');
      const answer = await desk.step('chief', theCase.id, grant);
      expect(answer.status).toBe(200);
      expect(deadlineOf(answer.body)).toBeGreaterThan(deadlineOf(theCase));
      expect(clockNames(answer.body)).not.toContain('extension_answer');
      expect((await desk.timeline(theCase.id)).map(({ type }) => type)).toContain('case.extended');
    });

    it('not without the parties, not by who asked, not for a stranger, and not twice', async () => {
      const theCase = await desk.register({ parties: PAIR });
      const bare = { noun: 'extension-request', body: { amount: 10, reason: '等待' } };
      expect((await desk.step<Problem>('officer', theCase.id, bare)).body.code).toBe('consents_missing');
      expect((await desk.step('other-officer', theCase.id, bare)).status).toBe(404);
      await asked(theCase);
      expect((await desk.step<Problem>('officer', theCase.id, grant)).status).toBe(403);
      await desk.step('chief', theCase.id, grant);
      const consents = theCase.parties.map(({ id }) => ({ partyId: id, manner: 'telephone' }));
      const body = { amount: 10, reason: '再等', consents };
      const second = await desk.step<Problem>('officer', theCase.id, { noun: 'extension-request', body });
      expect(second).toMatchObject({ status: 422, body: { code: 'extension_used' } });
    });

    it('declined, the deadline stays', async () => {
      const theCase = await desk.register({ parties: PAIR });
      await asked(theCase);
      const body = { decision: 'declined', reason: '不同意' };
      const answer = await desk.step('chief', theCase.id, { noun: 'extension-decision', body });
      expect(deadlineOf(answer.body)).toBe(deadlineOf(theCase));
    });
  });

  describe('lane and risk', () => {
    it('a lane goes up by one tap and down by a supervisor', async () => {
      const { id } = await desk.register();
      const up = { noun: 'lane', body: { lane: 'full', reason: '多部门' } };
      const down = { noun: 'lane', body: { lane: 'simple', reason: '简单' } };
      expect((await desk.step('officer', id, up)).body.lane).toBe('full');
      expect((await desk.step('officer', id, down)).status).toBe(403);
      expect((await desk.step('chief', id, down)).body.lane).toBe('simple');
    });

    it('raising the risk brings deadlines nearer and asks for a safety plan; the plan answers it', async () => {
      const before = await desk.register();
      const raise = { noun: 'risk', body: { level: 'red', reason: '扬言报复' } };
      const red = (await desk.step('officer', before.id, raise)).body;
      const routing = (view: CaseView): string =>
        view.clocks.find(({ name }) => name === 'routing')?.deadlineAt ?? '';
      expect(routing(red) < routing(before)).toBe(true);
      expect(clockNames(red)).toContain('safety_response');
      const plan = await product
        .as('officer')
        .post<CaseView>(`/cases/${before.id}/safety-plan`, { measures: '社区看护', told: ['社区'] });
      expect(clockNames(plan.body)).not.toContain('safety_response');
      expect(
        (await desk.step('officer', before.id, { noun: 'risk', body: { level: 'yellow', reason: '平息' } }))
          .status,
      ).toBe(403);
      const lowered = await desk.step('chief', before.id, {
        noun: 'risk',
        body: { level: 'yellow', reason: '平息' },
      });
      expect(lowered.body.risk).toBe('yellow');
      expect(routing(lowered.body)).toBe(routing(red));
    });

    it('a risk that is proven is not talked down', async () => {
      const { id } = await desk.register({ facts: [{ code: 'weapon', value: 'yes' }] });
      const lower = await desk.step<Problem>('chief', id, {
        noun: 'risk',
        body: { level: 'blue', reason: '没事' },
      });
      expect(lower).toMatchObject({ status: 422, body: { code: 'risk_proven' } });
    });
  });

  it('details are filled in and what is missing grows shorter', async () => {
    const { id, version } = await desk.register();
    const edited = await product
      .as('officer')
      .patch<CaseView>(`/cases/${id}`, { typeCode: '0202', amountFen: 20_000_000 }, { version });
    expect(edited.body.type).toEqual({ code: '0202', name: '噪音' });
    expect(edited.body.incomplete).not.toContain('typeCode');
    // A hundred thousand yuan and more is orange.
    expect(edited.body).toMatchObject({ risk: 'orange', lane: 'full' });
    expect(
      (await product.as('supervisor').patch(`/cases/${id}`, { headcount: 3 }, { version: 9 })).status,
    ).toBe(403);
  });

  it('official acceptance starts the limit of the law from the fact it counts from', async () => {
    const { id } = await desk.register({ typeCode: '1001' });
    const daysAgo = async (days: number): Promise<string> =>
      new Date((await product.now()).getTime() - days * DAY_MS).toISOString();
    const answer = await desk.step('officer', id, {
      noun: 'official-acceptance',
      body: { applicationReceivedAt: await daysAgo(1), document: '调解申请书' },
    });
    const statutory = answer.body.clocks.find(({ name }) => name === 'statutory');
    expect(statutory).toMatchObject({ class: 'statutory', state: 'running' });
    const backwards = await desk.step<Problem>('officer', id, {
      noun: 'official-acceptance',
      body: { legallyAcceptedAt: await daysAgo(9), document: '受理登记表' },
    });
    expect(backwards.status).toBe(400);
  });

  it('a follow-up visit answers the earliest visit that is due', async () => {
    const { id, clocks } = await desk.closed();
    const due = clocks.filter(({ name }) => name === 'follow_up');
    const visit = await product
      .as('officer')
      .post<CaseView>(`/cases/${id}/visits`, { manner: 'telephone', result: 'clean' });
    expect(visit.status).toBe(201);
    expect(visit.body.clocks.filter(({ name }) => name === 'follow_up')).toEqual(due.slice(1));
  });

  it('a case that was closed too long ago is registered anew instead of reopened', async () => {
    const { id } = await desk.closed();
    await product.moveClock(91 * DAY_MS);
    const late = await desk.step<Problem>('officer', id, {
      noun: 'reopening',
      body: { reason: '又吵', askedBy: 'agency' },
    });
    expect(late).toMatchObject({ status: 422, body: { code: 'reopening_window_over' } });
  });
});

import { DataSource } from 'typeorm';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import { violations } from '../../support/invariants.js';
import type { TestProduct, World } from '../../support/product.js';
import { type CaseDesk, DAY_MS, PAIR, QUARREL, SETTLEMENT } from './desk.js';
import type { Problem, ReferralLine } from './referral-line.js';
import { startCaseStage } from './stage.js';

const yes = (code: string): object => ({ code, value: 'yes' });
const no = (code: string): object => ({ code, value: 'no' });

/** A violation that is minor, of civil origin and mediable, and that nobody has filed: R10 holds it for the police. */
const UNFILED = [
  yes('public_security_violation'),
  yes('violation_minor'),
  yes('violation_civil_origin'),
  yes('violation_mediable'),
  no('case_filed'),
  no('suspected_crime'),
];
/** R21 holds a group's dispute whoever would mediate it. */
const GROUP = [yes('group_size')];

describe('what a stop and a hold bar', () => {
  let product: TestProduct;
  let world: World;
  let desk: CaseDesk;
  let line: ReferralLine;

  beforeAll(async () => {
    ({ product, world, desk, line } = await startCaseStage());
  });
  afterEach(async () => {
    expect(await violations(product.get(DataSource))).toEqual([]);
  });
  afterAll(() => product.close());

  async function say(caseId: string, ...facts: readonly object[]): Promise<void> {
    const answer = await product.as('officer').post(`/cases/${caseId}/facts`, { facts });
    expect(answer.status).toBe(201);
  }
  const lift = async (login: string, caseId: string, ruleCode: string): Promise<number> =>
    (await product.as(login).post(`/cases/${caseId}/guard-overrides`, { ruleCode, reason: '已研究同意' }))
      .status;

  /** In the full lane, so that a report waits for its confirmation. */
  const registered = async (...facts: readonly object[]): Promise<string> =>
    (await desk.register({ parties: PAIR, lane: 'full', facts })).id;

  describe('a stop that comes while mediation is under way', () => {
    it.each(['written_agreement', 'oral_agreement', 'self_settled'])(
      'lets the handler report no %s',
      async (outcome) => {
        const id = await registered();
        const referral = await line.underWay(id);
        await say(id, yes('suspected_crime'));
        const refused = await line.report<Problem>('mediator', referral.id, outcome);
        expect(refused).toMatchObject({ status: 422, body: { code: 'guard_stop', rules: ['R1'] } });
        expect(refused.body.because?.[0]?.legalBasis[0]?.source).toContain('公安机关办理刑事案件程序规定');
        expect(refused.body.because?.[0]?.liftableBy).toEqual([]);
      },
    );

    it.each(['led_to_other_channel', 'police_case_filed', 'party_refuses', 'withdrawn'])(
      'lets the handler report %s, and the case goes on along its path',
      async (outcome) => {
        const id = await registered();
        const referral = await line.underWay(id);
        await say(id, yes('suspected_crime'));
        expect((await line.report('mediator', referral.id, outcome)).body.state).toBe('reported');
        expect((await line.step('officer', referral.id, { noun: 'confirmation' })).status).toBe(200);
        expect(await desk.show(id)).toMatchObject({ state: 'triage', legalTrack: true, outcome: null });
      },
    );

    it('keeps the sender from confirming an agreement reported before; it is returned, and reported otherwise', async () => {
      const id = await registered();
      const referral = await line.underWay(id);
      expect((await line.report('mediator', referral.id, 'oral_agreement')).body.state).toBe('reported');
      await say(id, yes('suspected_crime'));
      const refused = await line.step<Problem>('officer', referral.id, { noun: 'confirmation' });
      expect(refused).toMatchObject({ status: 422, body: { code: 'guard_stop' } });
      expect((await desk.show(id)).state).toBe('handling');
      const body = { deficiency: 'not_within_purpose', note: '依法停止调解' };
      expect((await line.step('officer', referral.id, { noun: 'return', body })).body.state).toBe(
        'in_progress',
      );
      expect((await line.report('mediator', referral.id, 'police_case_filed')).status).toBe(200);
    });

    it('is not outlived by silence: the agreement nobody confirmed closes no case', async () => {
      const id = await registered();
      const referral = await line.underWay(id);
      await line.report('mediator', referral.id, 'oral_agreement');
      await say(id, yes('suspected_crime'));
      await product.moveClock(14 * DAY_MS);
      await product.drain();
      const after = await product.as('officer').get<{ state: string }>(`/referrals/${referral.id}`);
      expect(after.body.state).toBe('closed');
      expect(await desk.show(id)).toMatchObject({ state: 'triage', triageReason: 'mediation_stopped' });
    });

    it('also when a person stopped it, and the owner closes nothing as settled', async () => {
      const id = await registered();
      const referral = await line.underWay(id);
      await desk.step('chief', id, {
        noun: 'legal-stop',
        body: { reason: '线索', pathKinds: ['discipline'] },
      });
      const refused = await line.report<Problem>('mediator', referral.id, 'written_agreement');
      expect(refused).toMatchObject({ status: 422, body: { code: 'guard_stop', rules: [] } });
      await line.report('mediator', referral.id, 'not_settled');
      await line.step('officer', referral.id, { noun: 'confirmation' });
      for (const outcome of ['oral_agreement', 'self_settled']) {
        const closed = await desk.step<Problem>('officer', id, { noun: 'closure', body: { outcome } });
        expect(closed).toMatchObject({ status: 422, body: { code: 'guard_stop' } });
      }
    });
  });

  describe('sending a stopped case', () => {
    it('nowhere to be mediated', async () => {
      const id = await registered(yes('suspected_crime'));
      const toCommittee = await line.send<Problem>(id, { purpose: 'mediation' });
      expect(toCommittee).toMatchObject({ status: 422, body: { code: 'recipient_cannot_take' } });
      const recipientAgencyId = world.agencies['civil-affairs'];
      const toBureau = await line.send<Problem>(id, { recipientAgencyId, purpose: 'mediation' });
      expect(toBureau).toMatchObject({ status: 422, body: { code: 'guard_stop', rules: ['R1'] } });
    });

    it('for support or safety wherever help is, and for support when nothing is said', async () => {
      const id = await registered(yes('suspected_crime'));
      const recipientAgencyId = world.agencies['civil-affairs'];
      const plain = await line.send(id, { recipientAgencyId, request: '请提供临时救助' });
      expect(plain).toMatchObject({ status: 201, body: { purpose: 'support', state: 'queued' } });
      const visit = { mode: 'co_handle', purpose: 'safety', request: '请配合上门看护' };
      expect((await line.send(id, visit)).status).toBe(201);
    });

    it('leaves a case that is not stopped as it was', async () => {
      const sent = await line.send(await registered());
      expect(sent).toMatchObject({ status: 201, body: { purpose: 'mediation' } });
    });
  });

  describe('a hold', () => {
    it('keeps the police from taking an unfiled violation to mediate it, until the station head lifts it', async () => {
      const id = await registered(...UNFILED);
      const held = await desk.step<Problem>('officer', id, { noun: 'taking' });
      expect(held).toMatchObject({ status: 422, body: { code: 'guard_hold', rules: ['R10'] } });
      expect(held.body.because?.[0]).toMatchObject({
        rule: 'R10',
        legalBasis: [{ source: '治安管理处罚法(2025修订)', article: '第90条' }],
        liftableBy: ['station_head'],
      });
      expect(await lift('officer', id, 'R10')).toBe(403);
      expect(await lift('other-chief', id, 'R10')).toBe(404);
      expect(await lift('chief', id, 'R10')).toBe(201);
      expect((await desk.step('officer', id, { noun: 'taking' })).body.state).toBe('handling');
    });

    it('ends with the fact it rested on: once the violation is filed nothing holds', async () => {
      const id = await registered(...UNFILED);
      await say(id, yes('case_filed'));
      expect((await desk.step('officer', id, { noun: 'taking' })).status).toBe(200);
    });

    it('never keeps anything from being recorded: a settlement that came along waits, the case stands', async () => {
      const answer = await product
        .as('officer')
        .post<RegisteredCaseView>('/cases', { ...QUARREL, facts: UNFILED, settlement: SETTLEMENT });
      expect(answer.status).toBe(201);
      expect(answer.body.settlementRefused).toEqual({ code: 'guard_hold', rules: ['R10'] });
      const { id } = answer.body.case;
      const settlement = { noun: 'settlement', body: SETTLEMENT };
      expect((await desk.step<Problem>('officer', id, settlement)).body.code).toBe('guard_hold');
      await say(id, yes('violence'));
      await lift('chief', id, 'R10');
      expect((await desk.step('officer', id, settlement)).body.state).toBe('closed');
    });

    it('that binds the police alone is settled before others mediate, for they would not ask', async () => {
      const id = await registered(...UNFILED);
      const toFederation = { recipientAgencyId: world.agencies['womens-federation'] };
      const held = await line.send<Problem>(id, toFederation);
      expect(held).toMatchObject({ status: 422, body: { code: 'guard_hold', rules: ['R10'] } });
      const toBureau = { recipientAgencyId: world.agencies['civil-affairs'] };
      expect((await line.send(id, toBureau)).status).toBe(201);
    });

    it('that binds everybody goes along: it may be sent, and agreed on only when it is lifted', async () => {
      const id = await registered(...GROUP);
      const referral = await line.underWay(id);
      const held = await line.report<Problem>('mediator', referral.id, 'written_agreement');
      expect(held).toMatchObject({ status: 422, body: { code: 'guard_hold', rules: ['R21'] } });
      // The committee holds the case through a referral: of its guards it knows nothing.
      expect(await lift('committee-head', id, 'R21')).toBe(404);
      expect(await lift('coordinator', id, 'R21')).toBe(201);
      expect((await line.report('mediator', referral.id, 'written_agreement')).body.state).toBe('reported');
    });

    it('is no reason against an outcome that nobody mediated', async () => {
      const id = await registered(...GROUP);
      const { id: referralId } = await line.underWay(id);
      expect((await line.report('mediator', referralId, 'self_settled')).status).toBe(200);
    });

    it('what is unknown holds nothing', async () => {
      const id = await registered(yes('public_security_violation'));
      expect((await desk.step('officer', id, { noun: 'taking' })).status).toBe(200);
    });
  });
});

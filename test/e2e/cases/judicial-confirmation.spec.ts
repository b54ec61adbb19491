import { DataSource } from 'typeorm';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import { violations } from '../../support/invariants.js';
import type { TestProduct, World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { type CaseDesk, clockNames, DAY_MS, PAIR } from './desk.js';
import type { Problem, ReferralLine } from './referral-line.js';
import { startCaseStage } from './stage.js';

const COURT = { court: '成都市青羊区人民法院' };

describe('judicial confirmation of an agreement', () => {
  let product: TestProduct;
  let desk: CaseDesk;
  let line: ReferralLine;
  let world: World;

  beforeAll(async () => {
    ({ product, desk, line, world } = await startCaseStage());
  });
  afterEach(async () => {
    expect(await violations(product.get(DataSource))).toEqual([]);
  });
  afterAll(() => product.close());

  /** Mediated by the community and confirmed by the station. */
  async function agreed(outcome: string, facts: readonly object[] = []): Promise<CaseView> {
    const { id } = await desk.register({ parties: PAIR, lane: 'full', facts });
    const referral = await line.underWay(id);
    expect((await line.report('mediator', referral.id, outcome)).status).toBe(200);
    expect((await line.step('officer', referral.id, { noun: 'confirmation' })).status).toBe(200);
    const closed = await desk.show(id);
    expect(closed.state).toBe('closed');
    return closed;
  }

  const apply = <Body = CaseView>(
    login: string,
    id: string,
    body: object = COURT,
  ): Promise<{ status: number; body: Body }> =>
    product.as(login).post<Body>(`/cases/${id}/judicial-confirmation`, body);

  it('is open for thirty days once a people’s mediator’s written agreement has closed the case', async () => {
    const closed = await agreed('written_agreement');
    expect(closed.judicialConfirmation).toMatchObject({ standing: 'open', label: '可共同申请司法确认' });
    expect(clockNames(closed)).toContain('judicial_confirmation');
    const days =
      (Date.parse(closed.judicialConfirmation?.until ?? '') - (await product.now()).getTime()) / DAY_MS;
    expect(days).toBeGreaterThan(29);
  });

  it('is answered by the application, on the closed case, once', async () => {
    const { id } = await agreed('written_agreement');
    const applied = await apply('officer', id);
    expect(applied.status).toBe(201);
    expect(applied.body.judicialConfirmation).toMatchObject({ standing: 'applied', ...COURT });
    expect(clockNames(applied.body)).not.toContain('judicial_confirmation');
    expect(await apply<Problem>('officer', id)).toMatchObject({
      status: 409,
      body: { code: 'confirmation_applied_for' },
    });
  });

  it('is put on record by those who work on the case and nobody else', async () => {
    const { id } = await agreed('written_agreement');
    expect((await apply('other-officer', id)).status).toBe(404);
    expect((await apply('supervisor', id)).status).toBe(403);
  });

  it('cannot be had where status or title is in dispute: that is said instead', async () => {
    const closed = await agreed('written_agreement', [{ code: 'status_or_title_claim', value: 'yes' }]);
    expect(closed.judicialConfirmation).toMatchObject({
      standing: 'barred',
      label: '不能司法确认',
      until: null,
      barredBy: ['R18'],
    });
    expect(clockNames(closed)).not.toContain('judicial_confirmation');
    const refused = await apply<Problem>('officer', closed.id);
    expect(refused).toMatchObject({ status: 422, body: { code: 'confirmation_barred', rules: ['R18'] } });
  });

  it('is no matter of an oral agreement, nor of one that the police brought about', async () => {
    expect((await agreed('oral_agreement')).judicialConfirmation).toBeNull();
    const { id } = await desk.register({ parties: PAIR });
    await desk.step('officer', id, { noun: 'taking' });
    const own = await desk.step('officer', id, { noun: 'closure', body: { outcome: 'written_agreement' } });
    expect(own.body.judicialConfirmation).toBeNull();
    expect((await apply<Problem>('officer', id)).body.code).toBe('confirmation_not_open');
  });

  describe('of an agreement on a part, while another part is open', () => {
    const SCOPE = [
      { key: 'leak', text: '漏水修复' },
      { key: 'repair', text: '赔偿装修' },
    ];

    const done = async (login: Login, id: string, noun: string, body: object = {}): Promise<void> => {
      const answer = await line.step(login, id, { noun, body });
      if (answer.status !== 200) throw new Error(`${noun} was refused: ${JSON.stringify(answer.body)}`);
    };

    /** The community took the leak; the repair is with the station, to be sent on. */
    async function taken(): Promise<{ caseId: string; partId: string; restId: string }> {
      const { id: caseId } = await desk.register({ parties: PAIR, lane: 'full' });
      const { id: partId } = (await line.send(caseId, { scope: SCOPE })).body;
      await done('committee-intake', partId, 'partial-acceptance', { claims: ['leak'] });
      const { rows } = await product.sql.query<{ id: string }>('select id from referral where rest_of = $1', [
        partId,
      ]);
      return { caseId, partId, restId: rows[0]?.id ?? '' };
    }

    async function agreedOn(id: string, by: Login): Promise<void> {
      await done(by, id, 'contact', { channel: 'phone', result: 'reached', who: 'applicant' });
      await done(by, id, 'outcome', { outcome: 'written_agreement', summary: '双方已签字' });
      await done('officer', id, 'confirmation');
    }

    it('opens with it, and each of two agreements has its own', async () => {
      const { caseId, partId, restId } = await taken();
      const recipientAgencyId = world.agencies['womens-federation'];
      await done('officer', restId, 'submission', {
        recipientAgencyId,
        choice: { code: 'knows_the_dispute' },
      });
      await done('womens-intake', restId, 'acceptance');
      await agreedOn(partId, 'mediator');
      const open = await desk.show(caseId);
      expect(open).toMatchObject({ state: 'handling', judicialConfirmation: { standing: 'open' } });
      expect(clockNames(open)).toContain('judicial_confirmation');

      await agreedOn(restId, 'womens-handler');
      const closed = await desk.show(caseId);
      expect(closed).toMatchObject({ state: 'closed', judicialConfirmation: { standing: 'open' } });
      expect(closed.earlierConfirmations).toEqual([open.judicialConfirmation]);
      const confirmationId = open.judicialConfirmation?.id;
      const applied = await apply('officer', caseId, { ...COURT, confirmationId });
      expect(applied.body.earlierConfirmations).toMatchObject([{ standing: 'applied' }]);
      expect(applied.body.judicialConfirmation).toMatchObject({ standing: 'open' });
    });

    it('opens also where the other part has not been sent yet, and runs on to its end there', async () => {
      const { caseId, partId } = await taken();
      await agreedOn(partId, 'mediator');
      expect(await desk.show(caseId)).toMatchObject({
        state: 'triage',
        triageReason: 'rest_unsent',
        judicialConfirmation: { standing: 'open' },
      });
      await product.moveClock(31 * DAY_MS);
      await product.drain();
      expect((await desk.show(caseId)).judicialConfirmation?.standing).toBe('lapsed');
    });

    it('does not open where nothing was put in writing', async () => {
      const { caseId, partId } = await taken();
      await done('mediator', partId, 'contact', { channel: 'phone', result: 'reached', who: 'applicant' });
      await done('mediator', partId, 'outcome', { outcome: 'oral_agreement', summary: '口头和解' });
      await done('officer', partId, 'confirmation');
      expect((await desk.show(caseId)).judicialConfirmation).toBeNull();
    });
  });

  it('lapses without anybody’s breach; who handles it was reminded and is told', async () => {
    const { id, judicialConfirmation } = await agreed('written_agreement');
    for (const days of [1, 20, 8, 12]) await product.moveClock(days * DAY_MS);
    await product.drain();
    const after = await desk.show(id);
    expect(after.judicialConfirmation?.standing).toBe('lapsed');
    expect(clockNames(after)).not.toContain('judicial_confirmation');
    expect((await desk.timeline(id)).map(({ type }) => type)).toContain('case.confirmation_lapsed');
    const fired = await product.sql.query<{ threshold: string }>(
      `select f.threshold from clock_firing f join clock c on c.id = f.clock_id
       where c.subject_id = $1 and c.name = 'judicial_confirmation' and f.threshold like '%day_%' order by f.due_at`,
      [id],
    );
    expect(fired.rows).toHaveLength(3);
    const charged = await product.sql.query(
      `select 1 from breach where case_id = $1 and name = 'judicial_confirmation'`,
      [id],
    );
    expect(charged.rows).toEqual([]);
    expect((await apply<Problem>('officer', id)).body.code).toBe('confirmation_too_late');
    const inTime = new Date(Date.parse(judicialConfirmation?.until ?? '') - DAY_MS).toISOString();
    const late = await apply('officer', id, { ...COURT, appliedAt: inTime });
    expect(late.body.judicialConfirmation?.standing).toBe('applied');
  });
});

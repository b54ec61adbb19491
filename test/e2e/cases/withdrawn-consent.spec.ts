import { DataSource } from 'typeorm';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { TaskPageView } from '../../../modules/referrals/tasks/task.view.js';
import type { SnapshotView } from '../../../modules/referrals/http/snapshot.view.js';
import { violations } from '../../support/invariants.js';
import type { TestProduct, World } from '../../support/product.js';
import { type CaseDesk, clockNames, DAY_MS, PAIR } from './desk.js';
import type { Problem, ReferralLine } from './referral-line.js';
import { startCaseStage } from './stage.js';

describe('once a party has withdrawn consent', () => {
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

  async function withdraw({ id, parties }: CaseView): Promise<CaseView> {
    const body = { partyId: parties[0]?.id, reason: '当事人要求终止', manner: 'telephone' };
    const answer = await desk.step('officer', id, { noun: 'consent-withdrawal', body });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  const consent = (caseId: string, purpose: string, partyIds?: string[]): Promise<{ status: number }> =>
    product
      .as('officer')
      .post(`/cases/${caseId}/consents`, { purpose, decision: 'given', manner: 'telephone', partyIds });

  const show = async (login: string, id: string): Promise<ReferralView> =>
    (await product.as(login).get<ReferralView>(`/referrals/${id}`)).body;

  const clocksOf = async (login: string, id: string): Promise<string[]> =>
    (await show(login, id)).clocks.map(({ name }) => name);

  /** At work with the community, which was shown the names and has told of its progress. */
  async function atWork(): Promise<{ theCase: CaseView; referralId: string }> {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    await consent(theCase.id, 'sharing');
    const { id: referralId } = await line.underWay(theCase.id, {
      fields: ['number', 'narrative', 'party_names'],
    });
    await line.step('mediator', referralId, { noun: 'progress', body: { text: '已与双方面谈' } });
    await product.as('mediator').post(`/referrals/${referralId}/notes`, { text: '申请人情绪激动' });
    return { theCase, referralId };
  }

  /** Accepted by the community, which has called nobody. */
  async function acceptedOnly(): Promise<{ theCase: CaseView; referralId: string }> {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    const { id: referralId } = (await line.send(theCase.id)).body;
    const body = { handlerUserId: world.users.mediator };
    await line.step('committee-intake', referralId, { noun: 'acceptance', body });
    return { theCase, referralId };
  }

  describe('a referral at work', () => {
    it('takes no progress, note or part any more, and still the report', async () => {
      const { theCase, referralId } = await atWork();
      await withdraw(theCase);
      const progress = { noun: 'progress', body: { text: '再次面谈' } };
      const told = await line.step<Problem>('mediator', referralId, progress);
      expect(told).toMatchObject({ status: 422, body: { code: 'consent_withdrawn' } });
      const note = await product
        .as('mediator')
        .post<Problem>(`/referrals/${referralId}/notes`, { text: '补记' });
      expect(note).toMatchObject({ status: 422, body: { code: 'consent_withdrawn' } });
      expect((await line.report('mediator', referralId, 'withdrawn')).body.state).toBe('reported');
    });

    it('serves its recipient nothing anew that was written about the people; the sender reads on', async () => {
      const { theCase, referralId } = await atWork();
      expect((await show('mediator', referralId)).messages.map(({ kind }) => kind)).toEqual([
        'progress',
        'note',
      ]);
      await withdraw(theCase);
      expect((await show('mediator', referralId)).messages).toEqual([]);
      expect((await show('officer', referralId)).messages.map(({ kind }) => kind)).toEqual(['progress']);
    });

    it('shows its recipient the snapshot for reading, without the people; the sender all of it', async () => {
      const { theCase, referralId } = await atWork();
      const open = await product.as('mediator').get<SnapshotView>(`/referrals/${referralId}/snapshot`);
      expect(JSON.stringify(open.body.content)).toContain('刘甲');
      await withdraw(theCase);
      const frozen = await product.as('mediator').get<SnapshotView>(`/referrals/${referralId}/snapshot`);
      expect(frozen.body).toMatchObject({ access: 'read_only', fields: ['number', 'narrative'] });
      expect(JSON.stringify(frozen.body.content)).not.toContain('刘甲');
      const sent = await product.as('officer').get<SnapshotView>(`/referrals/${referralId}/snapshot`);
      expect(JSON.stringify(sent.body.content)).toContain('刘甲');
    });

    it('has its handler report within a working day, which answers the clock', async () => {
      const { theCase, referralId } = await atWork();
      expect(clockNames(await withdraw(theCase))).not.toContain('withdrawal_report');
      expect(await clocksOf('mediator', referralId)).toContain('withdrawal_report');
      await line.report('mediator', referralId, 'withdrawn');
      expect(await clocksOf('mediator', referralId)).not.toContain('withdrawal_report');
    });

    it('charges its agency when the report does not come', async () => {
      const { theCase, referralId } = await atWork();
      await withdraw(theCase);
      await product.moveClock(7 * DAY_MS);
      const { rows } = await product.sql.query<{ owner: string }>(
        `select b.owner_agency_id as owner from breach b join clock c on c.id = b.clock_id
         where c.subject_id = $1 and b.name = 'withdrawal_report'`,
        [referralId],
      );
      expect(rows).toEqual([{ owner: world.agencies.community }]);
    });

    it('whose people were not reached yet: the contact is recorded, without what was said', async () => {
      const theCase = await desk.register({ parties: PAIR, lane: 'full' });
      const { id } = (await line.send(theCase.id)).body;
      await line.step('committee-intake', id, { noun: 'acceptance' });
      await withdraw(theCase);
      const contact = { channel: 'phone', result: 'refused', who: 'applicant' };
      const noted = { noun: 'contact', body: { ...contact, note: '对方称不再调解' } };
      expect((await line.step<Problem>('mediator', id, noted)).body.code).toBe('consent_withdrawn');
      expect((await line.step('mediator', id, { noun: 'contact', body: contact })).status).toBe(200);
      expect((await line.report('mediator', id, 'withdrawn')).status).toBe(200);
    });

    it('whose people were not called yet: nobody is to be called, and the report is what is owed', async () => {
      const { theCase, referralId } = await acceptedOnly();
      expect(await clocksOf('mediator', referralId)).toEqual(
        expect.arrayContaining(['first_contact', 'update']),
      );
      await withdraw(theCase);
      expect((await clocksOf('mediator', referralId)).sort()).toEqual(['resolve', 'withdrawal_report']);
      const mine = await product.as('mediator').get<TaskPageView>('/me/tasks?limit=200');
      const lines = mine.body.items.filter(({ subjectId }) => subjectId === referralId);
      expect(lines.map(({ kind }) => kind)).toEqual(['withdrawal_report']);
      expect((await line.report('mediator', referralId, 'withdrawn')).body.state).toBe('reported');
    });

    it('owes the first contact again once consent is back', async () => {
      const { theCase, referralId } = await acceptedOnly();
      await withdraw(theCase);
      await consent(theCase.id, 'mediation');
      expect((await clocksOf('mediator', referralId)).sort()).toEqual(['first_contact', 'resolve', 'update']);
    });

    it('accepted only afterwards, it owes no call either, and the report all the same', async () => {
      const theCase = await desk.register({ parties: PAIR, lane: 'full' });
      const { id } = (await line.send(theCase.id)).body;
      await withdraw(theCase);
      const body = { handlerUserId: world.users.mediator };
      await line.step('committee-intake', id, { noun: 'acceptance', body });
      expect((await clocksOf('mediator', id)).sort()).toEqual(['resolve', 'withdrawal_report']);
      const { rows } = await product.sql.query<{ owner: string; person: string }>(
        `select owner_agency_id as owner, owner_user_id as person from clock
         where subject_id = $1 and name = 'withdrawal_report'`,
        [id],
      );
      expect(rows).toEqual([{ owner: world.agencies.community, person: world.users.mediator }]);
      expect((await line.report('mediator', id, 'withdrawn')).status).toBe(200);
      expect(await clocksOf('mediator', id)).toEqual(['confirm']);
    });

    it('whose report is returned, it owes the report again', async () => {
      const { theCase, referralId } = await atWork();
      await line.report('mediator', referralId, 'not_settled');
      await withdraw(theCase);
      const deficiency = { deficiency: 'papers_missing', note: '缺材料' };
      await line.step('officer', referralId, { noun: 'return', body: deficiency });
      expect((await clocksOf('mediator', referralId)).sort()).toEqual(['resolve', 'withdrawal_report']);
    });

    it('waiting to be taken, its agency owes nothing yet', async () => {
      const theCase = await desk.register({ parties: PAIR, lane: 'full' });
      const { id } = (await line.send(theCase.id)).body;
      await withdraw(theCase);
      const owed = await clocksOf('committee-intake', id);
      expect(owed).toContain('accept');
      expect(owed).not.toContain('withdrawal_report');
    });

    it('goes on when consent is given again, and nobody owes the report any more', async () => {
      const { theCase, referralId } = await atWork();
      await withdraw(theCase);
      expect((await consent(theCase.id, 'mediation')).status).toBe(201);
      expect(await clocksOf('mediator', referralId)).not.toContain('withdrawal_report');
      const progress = { noun: 'progress', body: { text: '恢复调解' } };
      expect((await line.step('mediator', referralId, progress)).status).toBe(200);
    });
  });

  describe('another party consents', () => {
    const isWithdrawn = async (id: string): Promise<boolean> =>
      (await desk.show(id)).consentWithdrawnAt !== null;

    it('which lifts nothing: the people stay hidden and the report stays owed', async () => {
      const { theCase, referralId } = await atWork();
      await withdraw(theCase);
      const [applicant, respondent] = theCase.parties.map(({ id }) => id);
      expect((await consent(theCase.id, 'mediation', [respondent ?? ''])).status).toBe(201);
      expect(await isWithdrawn(theCase.id)).toBe(true);
      const frozen = await product.as('mediator').get<SnapshotView>(`/referrals/${referralId}/snapshot`);
      expect(frozen.body).toMatchObject({ access: 'read_only', fields: ['number', 'narrative'] });
      expect(await clocksOf('mediator', referralId)).toContain('withdrawal_report');

      await consent(theCase.id, 'mediation', [applicant ?? '']);
      expect(await isWithdrawn(theCase.id)).toBe(false);
      expect(await clocksOf('mediator', referralId)).not.toContain('withdrawal_report');
    });

    it('also where it is the holder that hears it', async () => {
      const { theCase } = await atWork();
      await withdraw(theCase);
      const hear = async (role: string): Promise<unknown> =>
        (
          await product.as('mediator').post(`/cases/${theCase.id}/holding/consents`, {
            role,
            purpose: 'mediation',
            decision: 'given',
            manner: 'telephone',
          })
        ).body;
      expect(await hear('respondent')).toMatchObject({ isConsentWithdrawn: true });
      expect(await hear('applicant')).toMatchObject({ isConsentWithdrawn: false });
    });

    it('whoever refuses what they have withdrawn has not consented again', async () => {
      const theCase = await desk.register({ parties: PAIR, lane: 'full' });
      await withdraw(theCase);
      const [applicant, respondent] = theCase.parties.map(({ id }) => id);
      const refusal = {
        purpose: 'mediation',
        decision: 'refused',
        manner: 'telephone',
        partyIds: [applicant],
      };
      await product.as('officer').post(`/cases/${theCase.id}/consents`, refusal);
      await consent(theCase.id, 'mediation', [respondent ?? '']);
      expect(await isWithdrawn(theCase.id)).toBe(true);
    });
  });

  it('a question waits for no answer, and none is asked', async () => {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    const { id } = (await line.send(theCase.id)).body;
    const asked = { noun: 'information-request', body: { question: '请补充住址' } };
    expect((await line.step('committee-intake', id, asked)).status).toBe(200);
    await withdraw(theCase);
    const answer = { noun: 'information', body: { answer: '草堂街道' } };
    expect((await line.step<Problem>('officer', id, answer)).body.code).toBe('consent_withdrawn');
  });

  describe('a case its custodian handles itself', () => {
    const report = (login: string, id: string): Promise<{ status: number; body: CaseView }> =>
      product.as(login).post<CaseView>(`/cases/${id}/withdrawal-report`, { summary: '已停止联系, 材料封存' });

    it('has the custodian report, which answers the clock', async () => {
      const theCase = await desk.register({ parties: PAIR });
      expect(clockNames(await withdraw(theCase))).toContain('withdrawal_report');
      const reported = await report('officer', theCase.id);
      expect(reported.status).toBe(201);
      expect(clockNames(reported.body)).not.toContain('withdrawal_report');
      expect((await desk.timeline(theCase.id)).map(({ type }) => type)).toContain('case.withdrawal_reported');
    });

    it('not a stranger, not who only watches, and not before anybody has withdrawn', async () => {
      const theCase = await desk.register({ parties: PAIR });
      expect(await report('officer', theCase.id)).toMatchObject({
        status: 422,
        body: { code: 'consent_not_withdrawn' },
      });
      await withdraw(theCase);
      expect((await report('other-officer', theCase.id)).status).toBe(404);
      expect((await report('supervisor', theCase.id)).status).toBe(403);
    });
  });
});

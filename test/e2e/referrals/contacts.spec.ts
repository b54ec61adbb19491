import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { TestProduct } from '../../support/product.js';
import { type CaseDesk, PAIR } from '../cases/desk.js';
import type { Problem, ReferralLine } from '../cases/referral-line.js';
import { startCaseStage } from '../cases/stage.js';

const CALL = { channel: 'phone', result: 'reached', who: 'applicant' };
const CHECKLIST = ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'];

let product: TestProduct;
let desk: CaseDesk;
let line: ReferralLine;

beforeAll(async () => {
  ({ product, desk, line } = await startCaseStage());
});
afterAll(() => product.close());

/** Accepted by the community, nobody called yet. */
async function accepted(parts: object = {}): Promise<{ readonly theCase: CaseView; readonly id: string }> {
  const theCase = await desk.register({ parties: PAIR, lane: 'full' });
  const { id } = (await line.send(theCase.id, parts)).body;
  expect((await line.step('committee-intake', id, { noun: 'acceptance' })).status).toBe(200);
  return { theCase, id };
}

const contact = (id: string, body: object, as: 'mediator' | 'officer' = 'mediator') =>
  line.step<ReferralView & Problem>(as, id, { noun: 'contact', body });

const clockNames = ({ clocks }: ReferralView): string[] => clocks.map(({ name }) => name);

const show = async (id: string): Promise<ReferralView> =>
  (await product.as('officer').get<ReferralView>(`/referrals/${id}`)).body;

describe('a contact with a party', () => {
  it('may follow on one that reached nobody, and the state stays', async () => {
    const { id } = await accepted();
    const tried = await contact(id, { ...CALL, result: 'not_reached' });
    expect(tried.body).toMatchObject({ state: 'in_progress', contacts: [{ result: 'not_reached' }] });
    const reached = await contact(id, { ...CALL, who: 'respondent', note: '约定周四面谈' });
    expect(reached).toMatchObject({
      status: 200,
      body: { state: 'in_progress', version: tried.body.version },
    });
    expect(reached.body.contacts).toEqual([
      expect.objectContaining({ result: 'not_reached', who: 'applicant' }),
      expect.objectContaining({ result: 'reached', who: 'respondent', note: '约定周四面谈' }),
    ]);
    expect((await desk.timeline(reached.body.caseId)).map(({ type }) => type)).toContain(
      'referral.contacted_again',
    );
  });

  it('answers the clock of the first one also while the work rests', async () => {
    const { id } = await accepted();
    const until = new Date((await product.now()).getTime() + 86_400_000).toISOString();
    await line.step('mediator', id, {
      noun: 'hold',
      body: { reason: 'party_away', until, note: '外出就医' },
    });
    expect(clockNames(await show(id))).toContain('first_contact');
    const reached = await contact(id, CALL);
    expect(reached).toMatchObject({ status: 200, body: { state: 'on_hold' } });
    expect(clockNames(reached.body)).not.toContain('first_contact');
    expect(reached.body.contactedAt).not.toBeNull();
  });

  it('is not the sender’s to record, nor one of tomorrow, nor at a version that is gone', async () => {
    const { id } = await accepted();
    const { body } = await contact(id, CALL);
    expect(await contact(id, CALL, 'officer')).toMatchObject({ status: 403, body: { code: 'not_yours' } });
    const tomorrow = new Date((await product.now()).getTime() + 86_400_000).toISOString();
    expect(await contact(id, { ...CALL, contactedAt: tomorrow })).toMatchObject({
      status: 422,
      body: { code: 'contact_in_future' },
    });
    const stale = await product
      .as('mediator')
      .post<Problem>(`/referrals/${id}/contact`, CALL, { version: body.version - 1 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'version_stale' } });
    expect(
      (await product.as('labor-handler').post(`/referrals/${id}/contact`, CALL, { version: 1 })).status,
    ).toBe(404);
  });

  it('names a role: a name is refused, and one on record from before is not shown', async () => {
    const { id } = await accepted();
    const named = await contact(id, { ...CALL, who: '张三' });
    expect(named).toMatchObject({ status: 400, body: { problems: [{ path: 'who' }] } });
    await contact(id, CALL);
    await product.sql.query(
      `insert into referral_contact (id, referral_id, contacted_at, channel, result, who, note, recorded_at)
       select gen_random_uuid(), $1, contacted_at, channel, result, '张三', '', recorded_at
       from referral_contact where referral_id = $1`,
      [id],
    );
    const shown = await show(id);
    expect(shown.contacts).toHaveLength(2);
    expect(JSON.stringify(shown)).not.toContain('张三');
  });

  it('without an offset is refused, and so is one of the year 1026', async () => {
    const { id } = await accepted();
    for (const contactedAt of ['2026-08-19T09:00:00', '1026-08-19T09:00:00+08:00']) {
      expect(await contact(id, { ...CALL, contactedAt })).toMatchObject({
        status: 400,
        body: { problems: [{ path: 'contactedAt', code: 'is_instant' }] },
      });
    }
  });
});

describe('a transfer', () => {
  const handover = { noun: 'handover', body: { checklist: CHECKLIST } };

  it('is handed over before anybody is called, so that it can still be completed', async () => {
    const { theCase, id } = await accepted({ mode: 'transfer' });
    expect(await contact(id, CALL)).toMatchObject({ status: 422, body: { code: 'handover_first' } });
    expect((await line.step('mediator', id, handover)).body.state).toBe('closed');
    expect((await desk.show(theCase.id, 'mediator')).ownerAgency.name).toContain('社区');
  });

  it('may still be given back as not legally accepted, and goes on in no other way without the hand-over', async () => {
    const { theCase, id } = await accepted({ mode: 'transfer' });
    expect((await line.report<Problem>('mediator', id, 'oral_agreement')).status).toBe(409);
    const body = { outcome: 'legal_acceptance_refused', summary: '不予受理', legalReason: '超过仲裁时效' };
    const reported = await line.step('mediator', id, { noun: 'outcome', body });
    expect(reported).toMatchObject({ status: 200, body: { state: 'reported' } });
    expect((await desk.show(theCase.id)).ownerAgency.name).toContain('派出所');
  });

  const rests = async (id: string): Promise<void> => {
    const until = new Date((await product.now()).getTime() + 86_400_000).toISOString();
    const body = { reason: 'party_away', until, note: '外出就医' };
    expect((await line.step('mediator', id, { noun: 'hold', body })).status).toBe(200);
  };
  const askedBack = async (id: string): Promise<void> => {
    const body = { reason: 'better_agency', note: '另有单位' };
    expect((await line.step('officer', id, { noun: 'recall-request', body })).status).toBe(200);
  };

  it.each([
    ['rests', rests],
    ['is asked back', askedBack],
  ])('that %s is not worked on either before the hand-over', async (_, leave) => {
    const { id } = await accepted({ mode: 'transfer' });
    await leave(id);
    expect(await contact(id, CALL)).toMatchObject({ status: 422, body: { code: 'handover_first' } });
    expect(await line.report<Problem>('mediator', id, 'oral_agreement')).toMatchObject({
      status: 422,
      body: { code: 'handover_first' },
    });
    expect((await line.report('mediator', id, 'withdrawn')).body.state).toBe('reported');
  });

  const NOT_ENOUGH = { noun: 'return', body: { deficiency: 'papers_missing', note: '缺材料' } };

  it('given back is not returned to where it could not be handed over, and its case is sent anew', async () => {
    const { theCase, id } = await accepted({ mode: 'transfer' });
    await line.report('mediator', id, 'withdrawn');
    expect((await show(id)).events).not.toContain('return');
    for (const login of ['officer', 'coordinator'] as const) {
      expect(await line.step<Problem>(login, id, NOT_ENOUGH)).toMatchObject({
        status: 422,
        body: { code: 'transfer_not_returned' },
      });
    }
    expect((await line.step('officer', id, { noun: 'confirmation' })).body.state).toBe('closed');
    const back = await desk.show(theCase.id);
    expect(back).toMatchObject({ state: 'triage', triageReason: 'withdrawn' });
    expect(back.clocks.map(({ name }) => name)).toContain('routing');
    expect((await line.send(theCase.id, { mode: 'transfer' })).body.state).toBe('queued');
  });

  it('that went to work before this was refused is reported like other work', async () => {
    const { id } = await accepted();
    await contact(id, CALL);
    await product.sql.query('alter table referral disable trigger referral_guard_state');
    await product.sql.query(`update referral set mode = 'transfer' where id = $1`, [id]);
    await product.sql.query('alter table referral enable trigger referral_guard_state');
    expect(clockNames(await show(id))).toEqual(expect.arrayContaining(['resolve', 'update']));
    expect((await line.report('mediator', id, 'not_settled')).body.state).toBe('reported');
  });
});

describe('what ends a referral before any work', () => {
  it('is reported from acceptance in one step, with no call made up', async () => {
    const { id } = await accepted();
    const reported = await line.report('mediator', id, 'withdrawn');
    expect(reported).toMatchObject({ status: 200, body: { state: 'reported', outcome: 'withdrawn' } });
    expect(reported.body.contacts).toEqual([expect.objectContaining({ channel: 'desk', who: 'sender' })]);
  });

  it('needs its reason where legal acceptance is refused, and its handler', async () => {
    const { id } = await accepted();
    const body = { outcome: 'legal_acceptance_refused', summary: '不予受理' };
    expect(await line.step('mediator', id, { noun: 'outcome', body })).toMatchObject({
      status: 422,
      body: { code: 'legal_reason_missing' },
    });
    const full = { ...body, legalReason: '超过仲裁时效' };
    expect((await line.step('officer', id, { noun: 'outcome', body: full })).status).toBe(403);
    expect((await show(id)).contacts).toEqual([]);
    expect((await line.step('mediator', id, { noun: 'outcome', body: full })).status).toBe(200);
  });

  it('is nothing else: an agreement needs somebody who was spoken to', async () => {
    const { id } = await accepted();
    expect(await line.report<Problem>('mediator', id, 'oral_agreement')).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    });
  });
});

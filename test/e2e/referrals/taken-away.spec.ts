import type { CaseReferralsView } from '../../../modules/referrals/http/queue.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { done, FilesDesk } from '../files/desk.js';

const REQUEST = '请约谈乙某某';
const ANSWER = '乙某某，电话 19900000002';
const PROGRESS = '已与双方面谈';
/** Why it is taken back, as the reason and its note are put together. */
const WHY = '另有更合适的单位：改由其他单位办理';
const NOTE = '申请人情绪激动';
const SCOPE = [{ key: 'leak', text: '乙某某家漏水' }];

describe('a referral that was taken away from its recipient', () => {
  let desk: FilesDesk;

  beforeAll(async () => {
    desk = await FilesDesk.open();
  });
  afterAll(() => desk.close());

  async function answered(caseId: string): Promise<string> {
    const { id } = await desk.sent(caseId, { request: REQUEST, scope: SCOPE, fields: ['number'] });
    const question = { noun: 'information-request', body: { question: '怎么联系对方' } };
    await desk.step('committee-intake', id, question);
    await desk.step('officer', id, { noun: 'information', body: { answer: ANSWER } });
    return id;
  }

  async function worked(id: string): Promise<void> {
    await desk.inProgress(id);
    await desk.step('mediator', id, { noun: 'progress', body: { text: PROGRESS } });
    done(await desk.product.as('mediator').post(`/referrals/${id}/notes`, { text: NOTE }));
  }

  async function takenBack(id: string): Promise<void> {
    const body = { reason: 'better_agency', note: '改由其他单位办理' };
    await desk.step('officer', id, { noun: 'recall-request', body });
    await desk.step('mediator', id, { noun: 'recall-agreement', body: { handoverNote: '尚未见面' } });
  }

  /** Nobody who was here before: a second call would lift the risk by itself. */
  let called = 0;
  const somebody = (): object => ({
    role: 'applicant',
    name: '张某',
    phone: `1990001${String(1000 + ++called)}`,
  });

  const saidTo = ({ messages }: ReferralView): string[] => messages.map(({ body }) => body);

  it('keeps for it what it wrote itself, and nothing that the sender wrote', async () => {
    const { id: caseId } = await desk.aCase();
    const id = await answered(caseId);
    await worked(id);
    const before = await desk.view('mediator', id);
    expect(before).toMatchObject({ request: REQUEST, scope: SCOPE });
    expect(saidTo(before)).toEqual(['怎么联系对方', ANSWER, PROGRESS, NOTE]);
    await takenBack(id);
    const after = await desk.view('mediator', id);
    expect(after).toMatchObject({
      state: 'recalled',
      snapshotAccess: 'none',
      request: '',
      scope: [],
      relations: ['recipient'],
    });
    expect(saidTo(after)).toEqual(['怎么联系对方', PROGRESS, NOTE, '尚未见面']);
    expect(JSON.stringify(after)).not.toMatch(/乙某某|199000/);
    expect(after.contacts).toHaveLength(1);
  });

  it('stays whole for its sender and the centre', async () => {
    const { id: caseId } = await desk.aCase();
    const id = await answered(caseId);
    await worked(id);
    await takenBack(id);
    for (const login of ['officer', 'coordinator'] as const) {
      const view = await desk.view(login, id);
      expect(view).toMatchObject({ request: REQUEST, scope: SCOPE });
      expect(saidTo(view)).toEqual(['怎么联系对方', ANSWER, PROGRESS, WHY, '尚未见面']);
    }
  });

  it('tells it the risk as it was at the end, in its view and in the list of the case', async () => {
    const { id: caseId } = await desk.aCase({ parties: [somebody()] });
    const id = await answered(caseId);
    await worked(id);
    await takenBack(id);
    const { version } = await desk.cases.show(caseId);
    const raise = { level: 'orange', reason: '扬言报复' };
    done(await desk.product.as('officer').post(`/cases/${caseId}/risk`, raise, { version }));
    const riskTo = async (login: 'mediator' | 'officer' | 'coordinator'): Promise<string[]> => {
      const { body } = await desk.product.as(login).get<CaseReferralsView>(`/cases/${caseId}/referrals`);
      return [(await desk.view(login, id)).risk, ...body.items.map(({ risk }) => risk)];
    };
    expect(await riskTo('mediator')).toEqual(['yellow', 'yellow']);
    expect(await riskTo('officer')).toEqual(['orange', 'orange']);
    expect(await riskTo('coordinator')).toEqual(['orange', 'orange']);
  });

  it('keeps the centre’s ruling readable to whom it was said', async () => {
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId, { to: 'civil-affairs', request: REQUEST, fields: ['number'] });
    const refusal = { reason: 'not_our_duty', text: '不属职责' };
    await desk.step('civil-intake', id, { noun: 'rejection', body: refusal });
    await desk.step('coordinator', id, { noun: 'upholding', body: { note: '确不属其职责' } });
    const view = await desk.view('civil-intake', id);
    expect(view).toMatchObject({ state: 'rejected', request: '' });
    expect(saidTo(view)).toEqual(['确不属其职责']);
  });

  it('is open again as far as another live referral of the case opens it', async () => {
    const { id: caseId } = await desk.aCase();
    const id = await answered(caseId);
    await desk.sent(caseId, { mode: 'co_handle', purpose: 'visit', fields: ['number'] });
    await desk.step('officer', id, { noun: 'recall', body: { reason: 'sent_in_error', note: '转错了' } });
    expect(await desk.view('committee-intake', id)).toMatchObject({
      snapshotAccess: 'read_only',
      request: REQUEST,
    });
  });

  it('goes on telling the risk of now while it lives', async () => {
    const { id: caseId } = await desk.aCase({ parties: [somebody()] });
    const { id } = await desk.sent(caseId, { fields: ['number'] });
    const { version } = await desk.cases.show(caseId);
    const raise = { level: 'orange', reason: '扬言报复' };
    done(await desk.product.as('officer').post(`/cases/${caseId}/risk`, raise, { version }));
    expect((await desk.view('committee-intake', id)).risk).toBe('orange');
  });
});

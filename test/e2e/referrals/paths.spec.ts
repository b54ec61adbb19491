import type { ReferralPathsView, ReferralPathView } from '../../../modules/referrals/http/path.view.js';
import { ReferralLine } from '../cases/referral-line.js';
import type { Login } from '../../support/world.js';
import { FilesDesk } from '../files/desk.js';

/** The way of a case through its agencies; the women's federation stands below the community here. */
describe('the paths of the referrals of a case', () => {
  let desk: FilesDesk;
  let line: ReferralLine;

  beforeAll(async () => {
    desk = await FilesDesk.open();
    line = new ReferralLine(desk.product, desk.world);
    await desk.product.sql.query('update agency set parent_id = $1 where id = $2', [
      desk.world.agencies.community,
      desk.world.agencies['womens-federation'],
    ]);
  });
  afterAll(() => desk.close());

  const pathsAs = async (login: Login, caseId: string): Promise<readonly ReferralPathView[]> => {
    const answer = await desk.product.as(login).get<ReferralPathsView>(`/cases/${caseId}/referrals/paths`);
    expect(answer.status).toBe(200);
    return answer.body.items;
  };
  const statesOf = (path: ReferralPathView | undefined): string[] =>
    (path?.stretches ?? []).map(({ state }) => state);

  it('tell every stretch in order, each beginning where the one before ended', async () => {
    const { id: caseId } = await desk.aCase();
    const { id } = await line.underWay(caseId);
    await desk.step('mediator', id, {
      noun: 'hold',
      body: { reason: 'party_away', note: '申请人外出', until: '2026-08-21T09:00:00+08:00' },
    });
    const [path] = await pathsAs('officer', caseId);
    expect(statesOf(path)).toEqual(['queued', 'accepted', 'in_progress', 'on_hold']);
    expect(path?.stretches.map(({ word }) => word)).toEqual(['待签收', '办理中', '办理中', '暂停']);
    const [queued, accepted, , resting] = path?.stretches ?? [];
    expect(queued?.until).toBe(accepted?.since);
    expect(resting?.until).toBeNull();
    expect(path?.restsUntil).toBe('2026-08-21T01:00:00.000Z');
  });

  it('mark whom responsibility went to, and who was asked after', async () => {
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId);
    await desk.product
      .as('officer')
      .post(`/referrals/${id}/chases`, { channel: 'phone', reached: true, note: '答复今天签收' });
    await desk.step('committee-intake', id, { noun: 'acceptance' });
    const [path] = await pathsAs('officer', caseId);
    expect(path?.marks.map(({ kind, toAgencyName }) => [kind, toAgencyName])).toEqual([
      ['chase', null],
      ['custody', '送仙桥社区居委会'],
    ]);
  });

  it('end with the state they ended in, and name what follows', async () => {
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId);
    await desk.step('officer', id, { noun: 'recall', body: { reason: 'sent_in_error', note: '转错了' } });
    const [path] = await pathsAs('officer', caseId);
    expect(statesOf(path)).toEqual(['queued', 'recalled']);
    const end = path?.stretches.at(-1);
    expect(end?.until).toBe(end?.since);
    expect(path).toMatchObject({ word: '已结束', ending: '已收回', turn: null, deadlineAt: null });
  });

  it('keep a part from whoever sent its whole, and show it to the centre below it', async () => {
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId, { fields: ['number'] });
    await desk.inProgress(id);
    const dueAt = new Date((await desk.product.now()).getTime() + 3_600_000).toISOString();
    await desk.step('committee-head', id, {
      noun: 'delegation',
      body: { recipientAgencyId: desk.world.agencies['womens-federation'], request: '入户了解情况', dueAt },
    });
    expect(await pathsAs('officer', caseId)).toHaveLength(1);
    const byCentre = await pathsAs('coordinator', caseId);
    expect(byCentre.map(({ partOf }) => partOf)).toEqual([null, id]);
  });

  it('are nobody’s who does not see the case', async () => {
    const { id: caseId } = await desk.aCase();
    await desk.sent(caseId);
    const path = `/cases/${caseId}/referrals/paths`;
    for (const login of ['committee-intake', 'labor-intake'] as const) {
      expect((await desk.product.as(login).get(path)).status).toBe(404);
    }
  });
});

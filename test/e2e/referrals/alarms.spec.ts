import type { CaseReferralsView } from '../../../modules/referrals/http/queue.view.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { done, FilesDesk } from '../files/desk.js';

/** Over HTTP: whoever raises the alarm may know less of the case than the desk that answers it has to. */
describe('an alarm on what a holder of the case has passed on', () => {
  let desk: FilesDesk;

  beforeAll(async () => {
    desk = await FilesDesk.open();
    const { labor, community } = desk.world.agencies;
    await desk.product.sql.query(`update agency set kind = 'experts' where id = $1`, [labor]);
    await desk.product.sql.query('update agency set parent_id = $1 where id = $2', [
      community,
      desk.world.agencies['womens-federation'],
    ]);
  });
  afterAll(() => desk.close());

  async function answersAlarms(key: AgencyKey): Promise<void> {
    await desk.product.sql.query(
      `update agency set profile = profile || jsonb_build_object('answersSafety', id = $1)
       where id = any($2)`,
      [desk.world.agencies[key], [desk.world.agencies.station, desk.world.agencies['civil-affairs']]],
    );
  }

  /** In the hands of the community, which was told the story and shown nobody. */
  async function held(): Promise<{ caseId: string; id: string }> {
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId, { fields: ['narrative'] });
    await desk.inProgress(id);
    return { caseId, id };
  }

  async function asked(id: string): Promise<string> {
    const body = { recipientAgencyId: desk.world.agencies.labor, request: '修复费用如何估算？' };
    return (await desk.step('mediator', id, { noun: 'question', body })).children.at(-1)?.id ?? '';
  }

  async function delegated(id: string): Promise<string> {
    const dueAt = new Date((await desk.product.now()).getTime() + 3_600_000).toISOString();
    const recipientAgencyId = desk.world.agencies['womens-federation'];
    const body = { recipientAgencyId, request: '入户了解', dueAt };
    return (await desk.step('committee-head', id, { noun: 'delegation', body })).children.at(-1)?.id ?? '';
  }

  async function alarm(as: Login, id: string): Promise<void> {
    await desk.step(as, id, { noun: 'safety-alarm', body: { assessment: 'red', note: '扬言报复' } });
  }

  const listed = async (as: Login, caseId: string): Promise<string[]> =>
    done(await desk.product.as(as).get<CaseReferralsView>(`/cases/${caseId}/referrals`)).items.map(
      ({ id }) => id,
    );

  it.each([
    ['a question', 'mediator', asked],
    ['a part', 'committee-head', delegated],
  ] as const)('of %s shows the desk whom it is about, and its raiser nobody', async (_, raiser, passOn) => {
    await answersAlarms('civil-affairs');
    const { caseId, id } = await held();
    const partId = await passOn(id);
    await alarm(raiser, partId);

    const [alarmId = '', ...more] = await listed('civil-intake', caseId);
    expect(more).toEqual([]);
    expect((await desk.snapshot('civil-intake', alarmId)).content.parties).toMatchObject([
      { name: '刘甲', phone: '19900000001' },
      { name: '王乙', phone: '19900000002' },
    ]);
    for (const login of ['mediator', 'committee-head'] as const) {
      expect((await listed(login, caseId)).sort()).toEqual([id, partId].sort());
      for (const path of [`/referrals/${alarmId}`, `/referrals/${alarmId}/snapshot`])
        expect((await desk.product.as(login).get(path)).status).toBe(404);
    }
    expect(await desk.view('officer', alarmId)).toMatchObject({
      senderAgencyId: desk.world.agencies.station,
      scope: [{ text: '扬言报复' }],
    });
  });

  it('asks no paper of the station that owns the case and answers its alarms', async () => {
    await answersAlarms('station');
    const { caseId, id } = await held();
    await alarm('mediator', await asked(id));
    expect(await listed('officer', caseId)).toEqual([id]);
    expect((await desk.cases.show(caseId)).risk).toBe('red');
  });
});

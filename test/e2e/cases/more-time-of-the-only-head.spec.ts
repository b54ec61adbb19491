import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { Login } from '../../support/world.js';
import { TaskDesk } from '../tasks/desk.js';
import { type Problem, ReferralLine } from './referral-line.js';

const ASK = { noun: 'extension-request', body: { amount: 5, reason: '等待鉴定意见' } };
const GRANT = { noun: 'extension-decision', body: { decision: 'granted', reason: '情况属实' } };

/** The policy lets the head of the handling agency decide, and the head is who asks: somebody else has to hear of it. */
describe('more time that the only head of an agency asks for', () => {
  let desk: TaskDesk;
  let line: ReferralLine;

  beforeAll(async () => {
    desk = await TaskDesk.open();
    line = new ReferralLine(desk.product, desk.world);
  });
  afterAll(() => desk.product.close());
  beforeEach(async () => {
    await desk.product.drain();
    await desk.product.sql.query('truncate notice_item, notice cascade');
  });

  const give = (login: Login, role: string, agencyId: string): Promise<unknown> =>
    desk.product.sql.query(
      `insert into membership (id, user_id, role, agency_id, valid_from)
       values (gen_random_uuid(), $1, $2, $3, accord_now())`,
      [desk.world.users[login], role, agencyId],
    );

  async function told(): Promise<readonly string[]> {
    await desk.product.drain();
    const { rows } = await desk.product.sql.query<{ login: string }>(
      `select u.login from notice n join app_user u on u.id = n.user_id where n.code = 'extension_to_decide' order by 1`,
    );
    return rows.map(({ login }) => login);
  }

  async function asksForCase(): Promise<string> {
    const { id } = await desk.cases.register({}, 'chief');
    expect(await desk.cases.step<Problem>('chief', id, ASK)).toMatchObject({ status: 200 });
    return id;
  }

  const awaits = async (login: Login): Promise<readonly string[]> =>
    (await desk.mine(login, '&kind=extension_answer')).map(({ subjectId }) => subjectId);

  it('is told to the coordinator, stands in their tasks and in nobody else’s, and is theirs to decide', async () => {
    const id = await asksForCase();
    expect(await told()).toEqual(['coordinator']);
    expect(await awaits('coordinator')).toContain(id);
    expect(await awaits('chief')).not.toContain(id);
    expect((await desk.cases.step<CaseView & Problem>('chief', id, GRANT)).status).toBe(403);
    expect((await desk.cases.step<CaseView>('coordinator', id, GRANT)).status).toBe(200);
  });

  it('is told to the coordinator where there is no centre too', async () => {
    const centre = desk.world.agencies.centre;
    await desk.product.sql.query('update agency set active = false where id = $1', [centre]);
    const id = await asksForCase();
    expect(await told()).toEqual(['coordinator']);
    expect((await desk.cases.step<CaseView>('coordinator', id, GRANT)).status).toBe(200);
    await desk.product.sql.query('update agency set active = true where id = $1', [centre]);
  });

  it('for a referral is told to the coordinator as well', async () => {
    await give('committee-head', 'agency_handler', desk.world.agencies.community);
    const { id } = await line.underWay((await desk.cases.register({ lane: 'full' })).id);
    const asked = await line.step('committee-head', id, ASK);
    expect(await told()).toEqual(['coordinator']);
    const grant = { ...GRANT, body: { ...GRANT.body, extensionId: asked.body.extensions.at(-1)?.id } };
    expect((await line.step('coordinator', id, grant)).status).toBe(200);
  });

  it('is told to the other head where there is one', async () => {
    await give('colleague', 'station_head', desk.world.agencies.station);
    const id = await asksForCase();
    expect(await told()).toEqual(['colleague']);
    expect(await awaits('coordinator')).not.toContain(id);
    expect((await desk.cases.step<CaseView>('colleague', id, GRANT)).status).toBe(200);
  });
});

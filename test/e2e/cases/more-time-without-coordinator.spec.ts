import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { AREA, type Login } from '../../support/world.js';
import { TaskDesk } from '../tasks/desk.js';
import { letDecideMoreTime } from '../notifications/stories-of-referrals.js';
import { type CaseDesk, DAY_MS } from './desk.js';
import { type Problem, ReferralLine } from './referral-line.js';

const GRANT = { decision: 'granted', reason: '情况属实' };
const ASK = { amount: 5, reason: '等待鉴定意见' };

describe('more time that the centre decides on, where nobody coordinates', () => {
  let desk: TaskDesk;
  let cases: CaseDesk;
  let line: ReferralLine;

  beforeAll(async () => {
    desk = await TaskDesk.open();
    ({ cases } = desk);
    line = new ReferralLine(desk.product, desk.world);
    await letDecideMoreTime(desk, 'coordinator');
  });
  afterAll(() => desk.product.close());
  beforeEach(async () => {
    await desk.product.drain();
    await desk.product.sql.query('truncate notice_item, notice cascade');
    await works('coordinator', false);
    await works('chief', true);
  });

  const works = (login: Login, active: boolean): Promise<unknown> =>
    desk.product.sql.query('update app_user set active = $2 where login = $1', [login, active]);

  /** Logins of those who were told that it is theirs to decide. */
  async function told(): Promise<readonly string[]> {
    await desk.product.drain();
    const { rows } = await desk.product.sql.query<{ login: string }>(
      `select u.login from notice n join app_user u on u.id = n.user_id where n.code = 'extension_to_decide' order by 1`,
    );
    return rows.map(({ login }) => login);
  }

  async function askForCase(extra: object = {}, as: Login = 'officer'): Promise<CaseView> {
    const { id } = await cases.register(extra, as);
    const asked = await cases.step<CaseView & Problem>(as, id, { noun: 'extension-request', body: ASK });
    expect(asked).toMatchObject({ status: 200 });
    return asked.body;
  }

  async function askForReferral(): Promise<ReferralView> {
    const { id } = await line.underWay((await cases.register({ lane: 'full' })).id);
    const asked = await line.step('mediator', id, { noun: 'extension-request', body: ASK });
    expect(asked).toMatchObject({ status: 200 });
    return asked.body;
  }

  /** Against whom the clock of the answer runs. */
  async function owes(subjectId: string): Promise<readonly string[]> {
    const { rows } = await desk.product.sql.query<{ agencyId: string }>(
      `select owner_agency_id as "agencyId" from clock where subject_id = $1 and name = 'extension_answer'`,
      [subjectId],
    );
    return rows.map(({ agencyId }) => agencyId);
  }

  const decideCase = (as: Login, id: string) =>
    cases.step<CaseView & Problem>(as, id, { noun: 'extension-decision', body: GRANT });
  const decideReferral = (as: Login, { id, extensions }: Pick<ReferralView, 'id' | 'extensions'>) => {
    const body = { ...GRANT, extensionId: extensions.at(-1)?.id };
    return line.step<ReferralView & Problem>(as, id, { noun: 'extension-decision', body });
  };

  it('for a case is told to the head of the station that owns it, who decides', async () => {
    const { id } = await askForCase();
    expect(await told()).toEqual(['chief']);
    expect(await decideCase('supervisor', id)).toMatchObject({ status: 403 });
    expect(await decideCase('chief', id)).toMatchObject({ status: 200 });
  });

  it('for a case of a whole district is told to the head of the station that owns it, of all stations in there', async () => {
    const { id } = await askForCase({ areaCode: AREA.district });
    expect(await told()).toEqual(['chief']);
    expect(await decideCase('other-chief', id)).toMatchObject({ status: 404 });
    expect(await decideCase('chief', id)).toMatchObject({ status: 200 });
  });

  it('is decided by the same head where the case has gone into other hands meanwhile', async () => {
    const { id } = await askForCase();
    await line.underWay(id);
    expect((await cases.show(id)).custodianAgency.id).toBe(desk.world.agencies.community);
    expect(await decideCase('chief', id)).toMatchObject({ status: 200 });
  });

  it('may be decided by the coordinator too as soon as there is one, and still by who was asked', async () => {
    const [one, other] = [await askForCase(), await askForCase()];
    const referral = await askForReferral();
    await line.underWay(other.id);
    await works('coordinator', true);
    expect(await decideCase('coordinator', one.id)).toMatchObject({ status: 200 });
    expect(await decideReferral('coordinator', referral)).toMatchObject({ status: 200 });
    expect(await decideCase('chief', other.id)).toMatchObject({ status: 200 });
  });

  it('is left to the coordinator where there is one, who owes the answer', async () => {
    await works('coordinator', true);
    const { id } = await askForCase();
    expect(await owes(id)).toEqual([desk.world.agencies.centre]);
    expect(await decideCase('chief', id)).toMatchObject({ status: 403, body: { code: 'not_the_approver' } });
    expect(await decideCase('coordinator', id)).toMatchObject({ status: 200 });
  });

  it('stands in the tasks of who was asked, and its lateness is charged to their station', async () => {
    const [{ id: caseId }, { id: referralId }] = [await askForCase(), await askForReferral()];
    const { station } = desk.world.agencies;
    const tasks = await desk.mine('chief', '&kind=extension_answer');
    expect(tasks.map(({ subjectId }) => subjectId)).toEqual(expect.arrayContaining([caseId, referralId]));
    for (const id of [caseId, referralId]) expect(await owes(id)).toEqual([station]);
    await desk.product.moveClock(5 * DAY_MS);
    await desk.product.drain();
    const { rows } = await desk.product.sql.query<{ agencyId: string }>(
      `select b.owner_agency_id as "agencyId" from breach b join clock c on c.id = b.clock_id
       where c.name = 'extension_answer' and c.subject_id = any($1)`,
      [[caseId, referralId]],
    );
    expect(rows).toEqual([{ agencyId: station }, { agencyId: station }]);
  });

  it('for a case of an agency that is no station is told to its own head, who decides', async () => {
    const { id } = await askForCase({}, 'committee-intake');
    expect(await told()).toEqual(['committee-head']);
    expect(await decideCase('chief', id)).toMatchObject({ status: 404 });
    expect(await decideCase('committee-head', id)).toMatchObject({ status: 200 });
  });

  it('for a referral is told to the head of the station, its sender, who is shown the step and takes it', async () => {
    const asked = await askForReferral();
    expect(await told()).toEqual(['chief']);
    expect(await decideReferral('supervisor', asked)).toMatchObject({
      status: 403,
      body: { code: 'not_the_approver' },
    });
    expect(await decideReferral('committee-head', asked)).toMatchObject({ status: 403 });
    const seen = await desk.product.as('chief').get<ReferralView>(`/referrals/${asked.id}`);
    expect(seen.body.sideSteps).toContain('extension-decision');
    expect(await decideReferral('chief', seen.body)).toMatchObject({ status: 200 });
  });

  it('for a referral is told to the head of who is charged where no station has a head, and they decide', async () => {
    await works('chief', false);
    const asked = await askForReferral();
    expect(await told()).toEqual(['committee-head']);
    expect(await decideReferral('committee-head', asked)).toMatchObject({ status: 200 });
  });
});

import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { Answer } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { DAY_MS, HOUR_MS, PAIR, SETTLEMENT } from '../cases/desk.js';
import type { TaskDesk } from '../tasks/desk.js';
import { OUTCOME, pass, steps, type Story, underWay } from './stories-of-referrals.js';

/** A step on a case that must succeed. */
async function step(
  desk: TaskDesk,
  login: Login,
  id: string,
  noun: string,
  body: object = {},
): Promise<CaseView> {
  return well(await desk.cases.step(login, id, { noun, body }));
}

function well<Body>({ status, body }: Answer<Body>): Body {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

async function askMore(desk: TaskDesk, id: string, decision: 'granted' | 'declined'): Promise<void> {
  const { parties } = await desk.cases.show(id);
  const consents = parties.map((party) => ({ partyId: party.id, manner: 'telephone' }));
  await step(desk, 'officer', id, 'extension-request', { amount: 5, reason: '等待鉴定意见', consents });
  await step(desk, 'chief', id, 'extension-decision', { decision, reason: '情况属实' });
}

async function merge(desk: TaskDesk, fromId: string, intoCaseId: string): Promise<void> {
  await step(desk, 'coordinator', fromId, 'merge', { intoCaseId, reason: '同一纠纷' });
}

/** Told at the desk: mediation stops, and steps of the law are charged to agencies. */
export const VIOLENCE = {
  typeCode: '0106',
  narrative: '来访者说夜里被丈夫殴打',
  facts: [
    { code: 'domestic_violence', value: 'yes' },
    { code: 'dv_special_item', value: 'yes' },
  ],
};

export const CASE_STORIES: Readonly<Record<string, Story>> = {
  'a case that is given to people, and grows dangerous': async (desk) => {
    const { id } = await desk.cases.register({ lane: 'full' });
    await step(desk, 'officer', id, 'taking');
    await step(desk, 'chief', id, 'assignment', { handlerUserId: desk.world.users.colleague });
    await step(desk, 'officer', id, 'risk', { level: 'red', reason: '扬言报复' });
  },
  'a red case at the desk, and a settlement that a rule holds': async (desk) => {
    await desk.cases.register({ risk: 'red' });
    const group = { settlement: SETTLEMENT, facts: [{ code: 'group_size', value: 'yes' }] };
    await desk.cases.register(group);
    await desk.cases.register(group, 'committee-head');
  },
  'a case that is held by an agency and grows dangerous': async (desk) => {
    const { caseId } = await underWay(desk);
    await step(desk, 'officer', caseId, 'risk', { level: 'orange', reason: '情绪激动' });
    await desk.product.moveClock(10 * DAY_MS);
  },
  'more time for a case, granted and declined': async (desk) => {
    const [one, other] = [
      await desk.cases.register({ lane: 'full' }),
      await desk.cases.register({ lane: 'full' }),
    ];
    for (const { id } of [one, other]) await step(desk, 'officer', id, 'taking');
    await askMore(desk, one.id, 'granted');
    await askMore(desk, other.id, 'declined');
  },
  'a case nobody routes, of the station and of a committee': async (desk) => {
    await desk.cases.register({ lane: 'full' });
    await desk.cases.register({ lane: 'full' }, 'committee-intake');
    await pass(desk, 5);
  },
  'a committee sends, and everybody above hears that nobody answers': async (desk) => {
    const { id } = await desk.cases.register({ lane: 'full' }, 'committee-intake');
    well(
      await desk.product.as('committee-intake').post(`/cases/${id}/referrals`, {
        recipientAgencyId: desk.world.agencies.labor,
        request: '请依职责办理',
        choice: { code: 'knows_the_dispute' },
      }),
    );
    await pass(desk, 5);
  },
  'red that nobody answers': async (desk) => {
    await desk.send('other-station', { risk: 'red' });
    for (let half = 0; half < 6; half += 1) await desk.product.moveClock(HOUR_MS / 2);
  },
  'mediation that is stopped, and allowed again': async (desk) => {
    const { id } = await desk.cases.register(
      { narrative: '来访者说被人威胁', facts: [{ code: 'suspected_crime', value: 'yes' }] },
      'committee-intake',
    );
    const denied = { facts: [{ code: 'suspected_crime', value: 'no' }] };
    well(await desk.product.as('committee-intake').post(`/cases/${id}/facts`, denied));
  },
  'violence at home, told to the committee and to the station': async (desk) => {
    await desk.cases.register(VIOLENCE, 'committee-intake');
    const { id } = await desk.cases.register(VIOLENCE);
    const warned = `/cases/${id}/legal-path/steps/warning_decision/completion`;
    well(await desk.product.as('officer').post(warned, { note: '告诫书已送达' }));
    await pass(desk, 4);
  },
  'mediation under way that is stopped': async (desk) => {
    const { caseId } = await underWay(desk);
    const body = { reason: '发现涉嫌犯罪线索', pathKinds: ['criminal'] };
    await step(desk, 'chief', caseId, 'legal-stop', body);
  },
  'a visit that finds it flared up': async (desk) => {
    const { id } = await desk.cases.closed({ lane: 'simple' });
    well(
      await desk.product
        .as('colleague')
        .post(`/cases/${id}/visits`, { manner: 'visit', result: 'flared_up' }),
    );
    await step(desk, 'officer', id, 'reopening', { askedBy: 'agency', reason: '又起争执' });
  },
  'an agreement that a court may confirm': async (desk) => {
    const { id } = await underWay(desk, { parties: PAIR });
    const agreed = { ...OUTCOME, outcome: 'written_agreement' };
    await steps(desk, id, ['mediator', 'outcome', agreed], ['officer', 'confirmation']);
    for (const days of [1, 21]) await desk.product.moveClock(days * DAY_MS);
  },
  'two cases that are one, each sent to an agency': async (desk) => {
    const [old, other] = [await underWay(desk), await desk.cases.register({ lane: 'full' })];
    await merge(desk, old.caseId, other.id);
  },
  'the case of another station that goes on as ours': async (desk) => {
    const theirs = await desk.cases.register({ lane: 'full' }, 'other-officer');
    const ours = await desk.cases.register({ lane: 'full' });
    await merge(desk, theirs.id, ours.id);
  },
  'parties whom no message may reach': async (desk) => {
    const safe = [{ maySms: false }, { maySms: false, mayCall: false }];
    const parties = PAIR.map((party, index) => ({ ...party, safeContact: safe[index] }));
    const own = await desk.cases.register({ lane: 'full', parties });
    await step(desk, 'officer', own.id, 'taking');
    await askMore(desk, own.id, 'granted');
    const { caseId } = await underWay(desk, { parties });
    const { parties: known } = await desk.cases.show(caseId);
    const body = { partyId: known[0]?.id, reason: '不愿继续', manner: 'telephone' };
    await step(desk, 'officer', caseId, 'consent-withdrawal', body);
  },
  'somebody who is away, and somebody who leaves': async (desk) => {
    const { product, world } = desk;
    const now = (await product.now()).getTime();
    well(
      await product.as('committee-head').post(`/users/${world.users['committee-intake']}/absences`, {
        coverUserId: world.users.mediator,
        from: new Date(now).toISOString(),
        until: new Date(now + DAY_MS).toISOString(),
      }),
    );
    const { id } = await desk.send('labor');
    await steps(desk, id, ['labor-handler', 'acceptance']);
    well(
      await product
        .as('security')
        .post(`/users/${world.users['labor-handler']}/disabling`, { reason: '离职' }),
    );
  },
};

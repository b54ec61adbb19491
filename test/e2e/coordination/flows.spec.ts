import type {
  DutyGapsView,
  FlowsView,
  HeldLoadsView,
  HeldPageView,
  MovePageView,
  WaitsView,
} from '../../../modules/coordination/flows/flows.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { AREA, type AgencyKey } from '../../support/world.js';
import { DAY_MS } from '../cases/desk.js';
import { TaskDesk } from '../tasks/desk.js';
import { appoint } from './desk.js';

let desk: TaskDesk;
beforeAll(async () => {
  desk = await TaskDesk.open();
  const areaId = desk.world.areas[AREA.otherStreet];
  await appoint(desk.product, { login: 'street', name: '方协调', role: 'coordinator', areaId });
});
afterAll(() => desk.product.close());

async function seen<Body>(login: string, path: string): Promise<Body> {
  const answer = await desk.product.as(login).get<Body>(`/flows${path}`);
  if (answer.status !== 200) throw new Error(`not shown: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const id = (key: AgencyKey): string => desk.world.agencies[key];
const held = async (login: string, query: string): Promise<HeldPageView['items']> =>
  (await seen<HeldPageView>(login, `/held?limit=200${query}`)).items;
const moves = async (login: string, query: string): Promise<MovePageView['items']> =>
  (await seen<MovePageView>(login, `/moves?limit=200${query}`)).items;

/** One of each that may become of a referral to the labour bureau and the women's federation. */
async function everything(): Promise<{ refused: ReferralView; rerouted: ReferralView }> {
  await desk.send('labor');
  const overruled = await desk.send('labor');
  await desk.done('labor-intake', overruled.id, 'rejection', {
    reason: 'not_our_duty',
    text: '不属劳动关系',
  });
  await desk.done('coordinator', overruled.id, 'overruling', { instruction: '请依清单签收' });
  const refused = await desk.send('womens-federation');
  await desk.done('womens-intake', refused.id, 'rejection', { reason: 'no_capacity', text: '人手不足' });
  await desk.done('coordinator', refused.id, 'upholding');
  const recalled = await desk.send('womens-federation');
  await desk.done('officer', recalled.id, 'recall', { reason: 'sent_in_error', note: '误转' });
  const rerouted = await desk.send('labor');
  await desk.done('coordinator', rerouted.id, 'reroute', {
    recipientAgencyId: id('civil-affairs'),
    handoverNote: '改由民政局办理',
  });
  await desk.product.drain();
  return { refused, rerouted };
}

describe('loads', () => {
  it('say of each agency and person how much they hold, each figure the length of a list', async () => {
    await everything();
    await desk.product.moveClock(2 * DAY_MS);
    const { rows } = await seen<HeldLoadsView>('coordinator', '/load');
    expect(rows.find(({ agencyId }) => agencyId === id('labor'))).toMatchObject({
      agencyName: '青羊区人社局',
      stages: [{ stage: 'to_accept', count: 2 }],
      held: 2,
    });
    expect(rows.some(({ late }) => late > 0)).toBe(true);
    for (const { agencyId, held: all, late, atRisk, stages } of rows) {
      const of = `&agencyId=${agencyId}`;
      expect([agencyId, (await held('coordinator', of)).length]).toEqual([agencyId, all]);
      expect((await held('coordinator', `${of}&standing=overdue`)).length).toBe(late);
      expect((await held('coordinator', `${of}&standing=at_risk`)).length).toBe(atRisk);
      for (const { stage, count } of stages)
        expect((await held('coordinator', `${of}&stage=${stage}`)).length).toBe(count);
      const people = (await seen<HeldLoadsView>('coordinator', `/load/people?agencyId=${agencyId}`)).rows;
      expect(people.reduce((sum, person) => sum + person.held, 0)).toBe(all);
      for (const { userId, held: own } of people)
        expect((await held('coordinator', `${of}&handler=${userId ?? 'none'}`)).length).toBe(own);
    }
  });

  it('end where one’s area ends, and for a head with the own agency and what stands beneath it', async () => {
    expect((await seen<HeldLoadsView>('street', '/load')).rows).toEqual([]);
    const own = (await seen<HeldLoadsView>('labor-head', '/load')).rows;
    expect(own.map(({ agencyId }) => agencyId)).toEqual([id('labor')]);
    expect((await desk.product.as('labor-intake').get('/flows/load')).status).toBe(403);
    expect((await desk.product.as('admin').get('/flows/load')).status).toBe(403);
  });

  it('count what an agency beneath holds for its head, and name nothing of it', async () => {
    const { product } = desk;
    await product.sql.query('update agency set parent_id = $1 where id = $2', [
      id('civil-affairs'),
      id('labor'),
    ]);
    const { rows } = await seen<HeldLoadsView>('civil-head', '/load');
    expect(rows.map(({ agencyId }) => agencyId).sort()).toEqual([id('civil-affairs'), id('labor')].sort());
    const below = await held('civil-head', `&agencyId=${id('labor')}`);
    expect(below.map(({ subject }) => subject)).toEqual(below.map(() => null));
    expect(below.length).toBeGreaterThan(0);
    const own = await held('civil-head', `&agencyId=${id('civil-affairs')}`);
    expect(own.every(({ subject }) => subject?.caseNumber !== null)).toBe(true);
    await product.sql.query('update agency set parent_id = null where id = $1', [id('labor')]);
  });
});

describe('where cases wait', () => {
  it('is told by what is waited for, of whom, and how long, each figure the length of a list', async () => {
    const { rows } = await seen<WaitsView>('coordinator', '/waits');
    expect(rows.find(({ kind, turn }) => kind === 'accept' && turn === 'recipient')).toMatchObject({
      words: '签收',
      waits: [{ wait: 'from_1', count: 3 }],
    });
    for (const { kind, subjectType, turn, waits } of rows)
      for (const { wait, count } of waits) {
        const query = `&kind=${kind}&subjectType=${subjectType}&turn=${turn}&wait=${wait}`;
        expect([query, (await held('coordinator', query)).length]).toEqual([query, count]);
      }
  });

  it('moves on with working days, and not over a weekend', async () => {
    const waiting = async (wait: string): Promise<number> =>
      (await held('coordinator', `&kind=accept&wait=${wait}`)).length;
    // From Wednesday to Friday morning two days have passed; on Saturday three have, and so it stays until Monday.
    expect([await waiting('from_1'), await waiting('from_3')]).toEqual([3, 0]);
    for (const days of [1, 2]) {
      await desk.product.moveClock(days * DAY_MS);
      expect([days, await waiting('from_1'), await waiting('from_3')]).toEqual([days, 0, 3]);
    }
    await desk.product.moveClock(4 * DAY_MS);
    expect([await waiting('from_3'), await waiting('over_7')]).toEqual([0, 3]);
  });
});

describe('flows', () => {
  it('count what was sent, refused, overruled, re-routed and recalled, each figure the length of a list', async () => {
    const { flows } = await seen<FlowsView>('coordinator', '');
    const between = (from: AgencyKey, to: AgencyKey): object =>
      Object.fromEntries(
        flows
          .filter(({ fromAgencyId, toAgencyId }) => fromAgencyId === id(from) && toAgencyId === id(to))
          .map(({ kind, reason, count }) => [`${kind} ${reason ?? ''}`.trim(), count]),
      );
    expect(between('station', 'labor')).toEqual({
      sent: 3,
      'refused not_our_duty': 1,
      'overruled not_our_duty': 1,
    });
    expect(between('station', 'womens-federation')).toEqual({
      sent: 2,
      'refused no_capacity': 1,
      'recalled sent_in_error': 1,
    });
    expect(between('labor', 'civil-affairs')).toEqual({ rerouted: 1 });
    for (const { fromAgencyId, toAgencyId, kind, reason, count } of flows) {
      const query = `&fromAgencyId=${fromAgencyId}&toAgencyId=${toAgencyId}&kind=${kind}`;
      const because = reason === null ? '' : `&reason=${reason}`;
      expect((await moves('coordinator', query + because)).length).toBe(count);
    }
  });

  it('lead each agency to its own referral of what was sent on, and to no other', async () => {
    const [old] = await moves('labor-head', '&kind=rerouted');
    const [next] = await moves('civil-head', '&kind=rerouted');
    expect([old?.subject?.caseNumber, next?.subject?.caseNumber]).not.toContain(undefined);
    expect(old?.subject?.subjectId).not.toBe(next?.subject?.subjectId);
    for (const [login, path] of [
      ['labor-head', old?.subject?.subjectId],
      ['civil-head', next?.subject?.subjectId],
    ] as const)
      expect((await desk.product.as(login).get(`/referrals/${path}`)).status).toBe(200);
    expect(await moves('womens-head', `&toAgencyId=${id('labor')}`)).toEqual([]);
  });

  it('leave out what lies before the window', async () => {
    await desk.product.moveClock(31 * DAY_MS);
    const kinds = async (days: number): Promise<string[]> =>
      (await seen<FlowsView>('coordinator', `?days=${days}`)).flows.map(({ kind }) => kind);
    expect(await kinds(30)).not.toContain('refused');
    expect(await kinds(90)).toContain('refused');
  });
});

describe('agencies without duty at night', () => {
  it('are told with their hours and since when, to administrators as well, until there is one', async () => {
    const { product, world } = desk;
    const gaps = async (login: string): Promise<DutyGapsView['agencies']> =>
      (await seen<DutyGapsView>(login, '/duty-gaps')).agencies;
    const of = (list: DutyGapsView['agencies']): unknown =>
      list.find(({ agencyId }) => agencyId === id('labor'));
    expect(of(await gaps('coordinator'))).toMatchObject({ gap: 'always', hours: null });
    expect(of(await gaps('admin'))).toMatchObject({ gap: 'always' });
    expect((await gaps('labor-head')).map(({ agencyId }) => agencyId)).toEqual([id('labor')]);
    expect((await product.as('security').get('/flows/duty-gaps')).status).toBe(403);
    const now = await product.now();
    const set = (hours: string): Promise<unknown> =>
      product.sql.query(
        `update agency set duty = jsonb_build_object('person', '值班室', 'phone', '19900000009', 'hours', $2::text),
           changed_at = $3 where id = $1`,
        [world.agencies.labor, hours, now],
      );
    await set('08:30-18:00');
    expect(of(await gaps('coordinator'))).toMatchObject({
      gap: 'night',
      hours: '08:30-18:00',
      since: now.toISOString(),
    });
    await set('20:00-07:00');
    expect(of(await gaps('coordinator'))).toBeUndefined();
  });
});

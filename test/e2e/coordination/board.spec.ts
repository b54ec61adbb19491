import type { BoardLineView, BoardPageView } from '../../../modules/coordination/board/board.view.js';
import { STANDINGS } from '../../../modules/coordination/board/standing.js';
import { AREA, type Login } from '../../support/world.js';
import { HOUR_MS, QUARREL } from '../cases/desk.js';
import { BoardDesk } from './desk.js';

const DAY_MS = 24 * HOUR_MS;

let desk: BoardDesk;
/** Sent to the bureau on Wednesday at nine, and never taken. */
let silent: string;
/** The same a day later, and dangerous. */
let red: string;
/** With the committee, which has spoken to the applicant. */
let underWay: string;
/** Of the other street, registered and left. */
let elsewhere: string;

beforeAll(async () => {
  desk = await BoardDesk.open();
  const { tasks } = desk;
  silent = (await tasks.send('labor')).id;
  underWay = (await tasks.send('community')).id;
  await tasks.done('committee-intake', underWay, 'acceptance');
  const contact = { channel: 'phone', result: 'reached', who: 'applicant' };
  await tasks.done('mediator', underWay, 'contact', contact);
  await tasks.done('committee-head', underWay, 'assignment', { handlerUserId: tasks.world.users.mediator });
  const left = await tasks.product
    .as('other-officer')
    .post<{ case: { id: string } }>('/cases', { ...QUARREL, lane: 'full', typeCode: '0101' });
  elsewhere = left.body.case.id;
});
afterAll(() => desk.tasks.product.close());

const of = (lines: readonly BoardLineView[], subjectId: string): BoardLineView | undefined =>
  lines.find((line) => line.subjectId === subjectId && line.kind !== 'completion');

describe('the board', () => {
  it('says who must do what by when, over all agencies', async () => {
    const line = of(await desk.lines('coordinator'), underWay);
    expect(line).toMatchObject({
      words: '反馈进展',
      word: '办理中',
      state: 'in_progress',
      ownerAgencyName: '送仙桥社区居委会',
      handler: { name: '罗调解' },
      paused: false,
      escalation: null,
      lastChase: null,
    });
    expect(line?.caseNumber).toMatch(/草堂所/);
    expect(line?.alsoDue).toBeGreaterThan(0);
  });

  it('has one line for what an agency owes on one thing', async () => {
    const lines = await desk.lines('coordinator');
    const keys = lines
      .filter(({ kind }) => kind !== 'completion')
      .map(({ subjectId, ownerAgencyId }) => `${subjectId} ${ownerAgencyId}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('shows what rests only while nothing else runs on the same', async () => {
    const { tasks } = desk;
    const asked = await tasks.send('civil-affairs');
    await tasks.done('civil-intake', asked.id, 'information-request', { question: '请补充户口所在地' });
    const lines = (await desk.lines('coordinator')).filter(({ subjectId }) => subjectId === asked.id);
    expect(lines).toMatchObject([{ words: '补充材料', ownerAgencyName: '草堂派出所', paused: false }]);
    await tasks.done('officer', asked.id, 'recall', { reason: 'better_agency', note: '改由社区调解' });
    expect(of(await desk.lines('coordinator'), asked.id)).toBeUndefined();
  });

  it('is of the areas that its reader answers for', async () => {
    expect(of(await desk.lines('street'), elsewhere)).toMatchObject({ words: '分流', subjectType: 'case' });
    expect(of(await desk.lines('street'), silent)).toBeUndefined();
    expect(of(await desk.lines('supervisor'), silent)).toBeDefined();
    expect(of(await desk.lines('coordinator'), elsewhere)).toBeDefined();
  });

  it.each<Login>(['officer', 'chief', 'labor-head', 'mediator', 'admin', 'auditor'])(
    'is not for %s',
    async (login) => {
      for (const path of ['/board/lines', '/board/numbers']) {
        expect(await desk.tasks.product.as(login).get(path)).toMatchObject({
          status: 403,
          body: { code: 'permission_missing' },
        });
      }
    },
  );

  it('is on record where it names a case', async () => {
    const before = (await desk.tasks.cases.audited('board.listed')).length;
    await desk.lines('street');
    const rows = await desk.tasks.cases.audited('board.listed');
    expect(rows).toHaveLength(before + 1);
    expect(rows.at(-1)?.detail).toEqual({ caseIds: [elsewhere] });
    await desk.lines('street', '&standing=overdue');
    expect(await desk.tasks.cases.audited('board.listed')).toHaveLength(before + 1);
  });
});

describe('as time goes by', () => {
  it('a limit is at risk when three quarters of its working time are gone', async () => {
    expect(of(await desk.lines('coordinator', '&standing=at_risk'), silent)).toBeUndefined();
    await desk.tasks.product.moveClock(7 * HOUR_MS);
    expect(of(await desk.lines('coordinator', '&standing=at_risk'), silent)).toMatchObject({ words: '签收' });
    expect(of(await desk.lines('coordinator', '&standing=pressing'), silent)).toMatchObject({
      words: '签收',
    });
    expect(of(await desk.lines('coordinator', '&standing=overdue'), silent)).toBeUndefined();
    await desk.tasks.product.moveClock(16 * HOUR_MS);
    expect(of(await desk.lines('coordinator', '&standing=due_today'), silent)).toBeDefined();
  });

  it('what is dangerous stands before what was late earlier', async () => {
    const sent = await desk.tasks.send('womens-federation');
    red = sent.id;
    const raise = { noun: 'risk', body: { level: 'red', reason: '扬言报复' } };
    expect((await desk.tasks.cases.step('officer', sent.caseId, raise)).status).toBe(200);
    await desk.tasks.product.moveClock(8 * HOUR_MS);
    const late = (await desk.lines('coordinator', '&standing=overdue')).map(({ subjectId }) => subjectId);
    expect(late.indexOf(red)).toBeGreaterThanOrEqual(0);
    expect(late.indexOf(red)).toBeLessThan(late.indexOf(silent));
    expect(of(await desk.lines('coordinator', '&risk=red'), silent)).toBeUndefined();
    expect(of(await desk.lines('coordinator', '&risk=red'), red)).toMatchObject({ risk: 'red' });
  });

  it('every number is the length of its list, and they follow the filter', async () => {
    const labor = `agencyId=${desk.tasks.world.agencies.labor}`;
    const area = `areaId=${desk.tasks.world.areas[AREA.street]}`;
    for (const [login, filter] of [
      ['coordinator', ''],
      ['coordinator', labor],
      ['coordinator', 'risk=red'],
      ['coordinator', area],
      ['coordinator', 'typeCode=01'],
      ['coordinator', `risk=red&${area}&typeCode=01`],
      ['street', ''],
      ['street', area],
    ] as const) {
      const numbers = await desk.numbers(login, `?${filter}`);
      for (const standing of STANDINGS) {
        const lines = await desk.lines(login, `&standing=${standing}&${filter}`);
        expect([login, filter, standing, numbers[standing]]).toEqual([login, filter, standing, lines.length]);
      }
    }
    const { overdue, escalated, agencies } = await desk.numbers('coordinator');
    expect(overdue).toBeGreaterThan(2);
    expect(escalated).toBeGreaterThan(0);
    expect(agencies.find(({ agencyName }) => agencyName === '青羊区人社局')?.count).toBeGreaterThan(0);
  });

  it('every number by agency, type, risk and area is the length of the list that it opens', async () => {
    const red = '&risk=red';
    const counted = new Set<string>();
    for (const [standing, chosen] of [
      ['', ''],
      ['&standing=pressing', ''],
      ['&standing=overdue', red],
      ['&standing=pressing', `&agencyId=${desk.tasks.world.agencies.labor}`],
      ['', `&areaId=${desk.tasks.world.areas[AREA.district]}`],
    ] as const) {
      const numbers = await desk.numbers('coordinator', `?${standing}${chosen}`);
      const opened = [
        ...numbers.agencies.map(({ agencyId, count }) => ({ by: 'agencyId', value: agencyId, count })),
        ...numbers.types.map(({ typeCode, count }) => ({ by: 'typeCode', value: typeCode, count })),
        ...numbers.risks.map(({ risk, count }) => ({ by: 'risk', value: risk, count })),
        ...numbers.areas.map(({ areaId, count }) => ({ by: 'areaId', value: areaId, count })),
      ];
      for (const { by, value, count } of opened) {
        const others = chosen.startsWith(`&${by}=`) ? '' : chosen;
        const lines = await desk.lines('coordinator', `${standing}${others}&${by}=${value}`);
        expect([standing, chosen, by, value, lines.length]).toEqual([standing, chosen, by, value, count]);
      }
      for (const { by } of opened) counted.add(by);
      const [, by = '', value] = /^&(\w+)=(.*)$/.exec(chosen) ?? [];
      expect(opened.some((each) => each.by === by && each.value === value)).toBe(chosen !== '');
    }
    expect(counted.size).toBe(4);
  });

  it('presses where it is late or nearly so, and nowhere else', async () => {
    const [pressing, overdue, atRisk] = await Promise.all(
      ['pressing', 'overdue', 'at_risk'].map(async (standing) =>
        (await desk.lines('coordinator', `&standing=${standing}`)).map(({ subjectId }) => subjectId),
      ),
    );
    expect(new Set(pressing)).toEqual(new Set([...(overdue ?? []), ...(atRisk ?? [])]));
    expect(new Set(pressing).size).toBeGreaterThan(0);
  });

  it('says that an area is not there', async () => {
    const answer = await desk.tasks.product
      .as('coordinator')
      .get('/board/lines?areaId=0198c0de-0000-7000-8000-000000000051');
    expect(answer).toMatchObject({ status: 404, body: { code: 'area_not_found' } });
  });

  it('pages neither skip nor repeat a line', async () => {
    const all = (await desk.lines('coordinator')).map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: BoardPageView = await desk.page(`limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
    const odd = await desk.tasks.product.as('coordinator').get('/board/lines?cursor=nonsense');
    expect(odd).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });
});

describe('what is done about a line', () => {
  it('shows when the recipient was asked after it last', async () => {
    const coordinator = desk.tasks.product.as('coordinator');
    await coordinator.post(`/referrals/${silent}/chases`, { channel: 'phone', reached: false });
    await coordinator.post(`/referrals/${silent}/chases`, { channel: 'phone', reached: true });
    expect(of(await desk.lines('coordinator'), silent)).toMatchObject({
      lastChase: { count: 2, by: '萧协调', reached: true },
    });
  });

  it('is no longer an escalation that nobody took up, once somebody has', async () => {
    await desk.tasks.product.moveClock(2 * DAY_MS);
    const told = of(await desk.lines('coordinator', '&standing=escalated'), silent);
    expect(told?.escalation).toMatchObject({ takenUpBy: null });
    await takeUpAll(silent);
    expect(of(await desk.lines('coordinator'), silent)?.escalation).toMatchObject({ takenUpBy: '萧协调' });
  });

  it('is taken up as one line, whichever of its limits it was told of', async () => {
    expect(of(await desk.lines('coordinator', '&standing=escalated'), red)?.alsoDue).toBeGreaterThan(0);
    expect(await takeUpAll(red)).toBe(1);
    const { product } = desk.tasks;
    const { rows } = await product.sql.query<{ n: number }>(
      `select count(distinct v.payload->>'name')::int as n from domain_event v join clock c on c.id = v.subject_id
       where v.type = 'clock.escalation_acknowledged' and c.subject_id = $1`,
      [red],
    );
    expect(rows[0]?.n).toBeGreaterThan(1);
  });

  it('leaves the board with its limit', async () => {
    await desk.tasks.done('labor-intake', silent, 'acceptance');
    expect(of(await desk.lines('coordinator', '&standing=overdue'), silent)).toBeUndefined();
    expect(of(await desk.lines('coordinator'), silent)).toMatchObject({ words: '首次联系当事人' });
  });
});

/** Takes up what stands on the board of a line until nothing more does. @returns in how many acts */
async function takeUpAll(subjectId: string): Promise<number> {
  for (let acts = 0; ; acts += 1) {
    const open = of(await desk.lines('coordinator', '&standing=escalated'), subjectId)?.escalation;
    if (open === undefined || open === null) return acts;
    const path = `/escalations/${open.id}/acknowledgement`;
    expect((await desk.tasks.product.as('coordinator').post(path)).status).toBe(200);
  }
}

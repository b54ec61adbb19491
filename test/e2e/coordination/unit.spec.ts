import type { BoardPageView } from '../../../modules/coordination/board/board.view.js';
import type {
  EndedLimitPageView,
  GuardOverridePageView,
  HandlerLoadView,
  KeptLimitsView,
  KeptLimitView,
  UnitLoadView,
} from '../../../modules/coordination/unit/unit.view.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { DAY_MS } from '../cases/desk.js';
import { AREA } from '../../support/world.js';
import { TaskDesk } from '../tasks/desk.js';
import { appoint } from './desk.js';

const CONTACT = { channel: 'phone', result: 'reached', who: 'applicant' };

let desk: TaskDesk;
beforeAll(async () => {
  desk = await TaskDesk.open();
});
afterAll(() => desk.product.close());

async function seen<Body>(login: string, agency: AgencyKey, path: string): Promise<Body> {
  const answer = await desk.product.as(login).get<Body>(`/agencies/${desk.world.agencies[agency]}/${path}`);
  if (answer.status !== 200) throw new Error(`not shown: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const loads = async (): Promise<readonly HandlerLoadView[]> =>
  (await seen<UnitLoadView>('labor-head', 'labor', 'load')).handlers;
const keptOf = async (agency: AgencyKey, login: Login, kind: string): Promise<KeptLimitView | undefined> =>
  (await seen<KeptLimitsView>(login, agency, 'limits-kept')).clocks.find((each) => each.kind === kind);

describe('the load of an agency', () => {
  it('says who has how much, who has nothing, and what nobody has been given', async () => {
    await desk.send('labor');
    const given = await desk.send('labor');
    await desk.done('labor-intake', given.id, 'acceptance');
    await desk.done('labor-head', given.id, 'assignment', {
      handlerUserId: desk.world.users['labor-handler'],
    });
    const rows = await loads();
    // The referral that waits, and the case that came with the one that was taken.
    expect(rows.find(({ userId }) => userId === null)).toMatchObject({ open: 2, overdue: 0 });
    expect(rows.find(({ name }) => name === '唐监察')).toMatchObject({ open: 1, away: null });
    expect(rows.find(({ name }) => name === '韩受理')).toMatchObject({ open: 0 });
  });

  it('says who is away, until when, and who covers', async () => {
    const { users } = desk.world;
    const now = await desk.product.now();
    const until = new Date(now.getTime() + 3 * DAY_MS).toISOString();
    const absence = { coverUserId: users['labor-intake'], from: now.toISOString(), until };
    const path = `/users/${users['labor-handler']}/absences`;
    expect((await desk.product.as('labor-head').post(path, absence)).status).toBe(201);
    const row = (await loads()).find(({ name }) => name === '唐监察');
    expect(row?.away).toEqual({ until, coverUserId: users['labor-intake'], coverName: '韩受理' });
  });

  it('gives for each figure the list that it is the length of', async () => {
    await desk.product.moveClock(2 * DAY_MS);
    for (const { userId, open, overdue, dueToday, atRisk } of await loads()) {
      const list = async (standing: string): Promise<number> =>
        (
          await seen<BoardPageView>(
            'labor-head',
            'labor',
            `limits?limit=200&handler=${userId ?? 'none'}${standing}`,
          )
        ).items.length;
      expect([userId, open, overdue, dueToday, atRisk]).toEqual([
        userId,
        await list(''),
        await list('&standing=overdue'),
        await list('&standing=due_today'),
        await list('&standing=at_risk'),
      ]);
    }
    expect((await loads()).some(({ overdue }) => overdue > 0)).toBe(true);
  });
});

describe('limits kept', () => {
  it('are counted by what was to be done, in time, late, and late and still open', async () => {
    const prompt = await desk.send('womens-federation');
    await desk.done('womens-intake', prompt.id, 'acceptance');
    const slow = await desk.send('womens-federation');
    await desk.send('womens-federation');
    // Over a week-end, which counts for nobody.
    await desk.product.moveClock(4 * DAY_MS);
    await desk.done('womens-intake', slow.id, 'acceptance');
    expect(await keptOf('womens-federation', 'womens-head', 'accept')).toEqual({
      kind: 'accept',
      subjectType: 'referral',
      words: '签收',
      kept: 1,
      late: 1,
      excused: 0,
      open: 1,
      percent: 33,
    });
    const list = async (ending: string): Promise<unknown[]> =>
      (
        await seen<EndedLimitPageView>(
          'womens-head',
          'womens-federation',
          `limits-ended?kind=accept&ending=${ending}`,
        )
      ).items.map(({ subjectId }) => subjectId);
    expect([await list('kept'), await list('late')]).toEqual([[prompt.id], [slow.id]]);
    const { items } = await seen<BoardPageView>(
      'womens-head',
      'womens-federation',
      'limits?standing=overdue&kind=accept',
    );
    expect(items).toHaveLength(1);
  });

  it('count a limit that begins anew each time it was answered', async () => {
    const { id } = await desk.send('womens-federation');
    await desk.done('womens-intake', id, 'acceptance');
    await desk.done('womens-handler', id, 'contact', CONTACT);
    const before = (await keptOf('womens-federation', 'womens-head', 'update'))?.kept ?? 0;
    for (const text of ['已约双方', '已见面一次'])
      await desk.done('womens-handler', id, 'progress', { text });
    expect(await keptOf('womens-federation', 'womens-head', 'update')).toMatchObject({ kept: before + 2 });
  });

  it('charge nobody with what was waived', async () => {
    const { items } = await seen<EndedLimitPageView>(
      'womens-head',
      'womens-federation',
      'limits-ended?kind=accept&ending=late',
    );
    const breaches = await desk.product
      .as('coordinator')
      .get<{ items: { id: string; clockId: string }[] }>('/breaches?limit=200');
    const breach = breaches.body.items.find(({ clockId }) => clockId === items[0]?.clockId);
    const waiver = { causeCode: 'force_majeure', reason: '停电两日' };
    const waived = await desk.product.as('coordinator').post(`/breaches/${breach?.id}/waiver`, waiver);
    expect(waived.status).toBe(201);
    const kept = await keptOf('womens-federation', 'womens-head', 'accept');
    expect(kept).toMatchObject({ late: 0, excused: 1 });
  });

  it('leave out what ended before the window', async () => {
    const taken = await desk.send('civil-affairs');
    await desk.done('civil-intake', taken.id, 'acceptance');
    expect(await keptOf('civil-affairs', 'civil-head', 'accept')).toMatchObject({ kept: 1, late: 0 });
    await desk.product.moveClock(31 * DAY_MS);
    expect(await keptOf('civil-affairs', 'civil-head', 'accept')).toBeUndefined();
    const far = await seen<KeptLimitsView>('civil-head', 'civil-affairs', 'limits-kept?days=90');
    expect(far.clocks.find(({ kind }) => kind === 'accept')).toMatchObject({ kept: 1 });
  });

  it('give for each figure the list that it is the length of', async () => {
    const { clocks } = await seen<KeptLimitsView>('womens-head', 'womens-federation', 'limits-kept?days=90');
    expect(clocks.length).toBeGreaterThan(1);
    for (const { kind, subjectType, kept, late, excused, open } of clocks) {
      const which = `kind=${kind}&subjectType=${subjectType}&limit=200`;
      const ended = async (ending: string): Promise<number> =>
        (
          await seen<EndedLimitPageView>(
            'womens-head',
            'womens-federation',
            `limits-ended?days=90&${which}&ending=${ending}`,
          )
        ).items.length;
      const overdue = await seen<BoardPageView>(
        'womens-head',
        'womens-federation',
        `limits?standing=overdue&${which}`,
      );
      expect([kind, kept, late, excused, open]).toEqual([
        kind,
        await ended('kept'),
        await ended('late'),
        await ended('excused'),
        overdue.items.length,
      ]);
    }
  });

  it('come page by page, none twice', async () => {
    const whole = await seen<EndedLimitPageView>(
      'womens-head',
      'womens-federation',
      'limits-ended?days=90&limit=200',
    );
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: EndedLimitPageView = await seen(
        'womens-head',
        'womens-federation',
        `limits-ended?days=90&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      found.push(...page.items.map(({ clockId, cycle }) => `${clockId} ${cycle}`));
      cursor = page.nextCursor;
    }
    expect(found.length).toBeGreaterThan(3);
    expect(found).toEqual(whole.items.map(({ clockId, cycle }) => `${clockId} ${cycle}`));
  });
});

describe('overrides of guards', () => {
  it('name who lifted which rule on whose case, and why', async () => {
    const theCase = await desk.cases.register({ lane: 'full' });
    await desk.product.sql.query(
      `insert into guard_override (id, case_id, rule_code, role, reason, lifted_by, lifted_by_name, at, owner_agency_id)
       values (gen_random_uuid(), $1, 'R14', 'station_head', '双方书面要求', $2, '林所长', accord_now(), $3)`,
      [theCase.id, desk.world.users.chief, desk.world.agencies.station],
    );
    const page = await seen<GuardOverridePageView>('chief', 'station', 'guard-overrides');
    expect(page.officers).toEqual([{ userId: desk.world.users.chief, name: '林所长', count: 1 }]);
    expect(page.items).toMatchObject([
      {
        caseNumber: theCase.number,
        rule: 'R14',
        role: 'station_head',
        reason: '双方书面要求',
        liftedByName: '林所长',
      },
    ]);
    for (const { userId, count } of page.officers) {
      const list = await seen<GuardOverridePageView>('chief', 'station', `guard-overrides?userId=${userId}`);
      expect(list.items).toHaveLength(count);
    }
    const others = await seen<GuardOverridePageView>('other-chief', 'other-station', 'guard-overrides');
    expect(others.items).toEqual([]);
  });
});

describe('who may see how an agency does', () => {
  const PATHS = ['load', 'limits', 'limits-kept', 'limits-ended', 'guard-overrides'];

  it('its head, and whoever supervises its area', async () => {
    for (const path of PATHS) {
      await seen('labor-head', 'labor', path);
      await seen('supervisor', 'labor', path);
    }
  });

  it('not the head of another agency, nor a supervisor of another area', async () => {
    const areaId = desk.world.areas[AREA.otherStreet];
    await appoint(desk.product, { login: 'street-watch', name: '方督察', role: 'supervisor', areaId });
    for (const path of PATHS)
      for (const login of ['labor-head', 'street-watch'])
        expect(
          await desk.product.as(login).get(`/agencies/${desk.world.agencies.community}/${path}`),
        ).toMatchObject({ status: 403, body: { code: 'not_its_head' } });
  });

  it('nobody who is no head', async () => {
    for (const login of ['mediator', 'coordinator', 'admin'] as const) {
      const path = `/agencies/${desk.world.agencies.community}/load`;
      expect(await desk.product.as(login).get(path)).toMatchObject({
        status: 403,
        body: { code: 'permission_missing' },
      });
    }
  });

  it('each list that names a case is on record', async () => {
    const before = (await desk.cases.audited('unit.listed')).length;
    await seen('womens-head', 'womens-federation', 'limits-ended?days=90');
    expect(await desk.cases.audited('unit.listed')).toHaveLength(before + 1);
  });
});

import type { ReferralQueueView } from '../../../modules/referrals/http/queue.view.js';
import type { TaskPageView } from '../../../modules/referrals/tasks/task.view.js';
import { DAY_MS, HOUR_MS } from '../cases/desk.js';
import { lineOf, NARRATIVE, TaskDesk } from './desk.js';

let desk: TaskDesk;
beforeAll(async () => {
  desk = await TaskDesk.open();
});
afterAll(() => desk.product.close());

describe('what awaits', () => {
  it('a case that nobody has routed is a task of its custodian, until somebody takes it', async () => {
    const { id, number } = await desk.cases.register();
    const task = lineOf(await desk.mine('officer'), id);
    expect(task).toMatchObject({ kind: 'routing', words: '分流', caseNumber: number, subjectType: 'case' });
    expect(lineOf(await desk.ofAgency('colleague', 'station'), id)).toMatchObject({ kind: 'routing' });
    expect(lineOf(await desk.mine('committee-intake'), id)).toBeUndefined();

    await desk.cases.step('officer', id, { noun: 'taking' });
    const own = await desk.mine('officer', '&kind=resolve');
    expect(lineOf(own, id)).toMatchObject({ kind: 'resolve', words: '办结案件' });
    expect(await desk.mine('officer', '&kind=routing')).toEqual([]);
  });

  it('a referral is one line, the limit that binds first, the others counted', async () => {
    const { id } = await desk.send('labor');
    expect(lineOf(await desk.mine('labor-intake'), id)).toMatchObject({ kind: 'accept', alsoDue: 0 });

    await desk.done('labor-intake', id, 'acceptance');
    const lines = (await desk.mine('labor-intake')).filter(({ subjectId }) => subjectId === id);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ kind: 'first_contact', words: '首次联系当事人', alsoDue: 2 });
  });

  it('a case is no second line of whoever holds it for others and works on its referral', async () => {
    const { id, caseId } = await desk.send('community');
    await desk.done('committee-intake', id, 'acceptance');
    const { rows } = await desk.product.sql.query<{ name: string }>(
      `select name from clock where subject_id = $1 and owner_agency_id = $2 and state = 'running'`,
      [caseId, desk.world.agencies.community],
    );
    expect(rows.map(({ name }) => name)).toContain('resolve');
    const lines = (await desk.mine('committee-intake')).filter((line) => line.caseId === caseId);
    expect(lines.map(({ subjectId, kind }) => [subjectId, kind])).toEqual([[id, 'first_contact']]);
    const ofAgency = (await desk.ofAgency('committee-intake', 'community')).filter(
      (line) => line.caseId === caseId,
    );
    expect(ofAgency.map(({ subjectId }) => subjectId)).toEqual([id]);
  });

  it('a limit names the calendar in whose hours it counts, unless nights and weekends count too', async () => {
    const { id } = await desk.send('labor');
    const calendars = await desk.product
      .as('labor-intake')
      .get<{ key: string; current: { id: string } }[]>('/calendars');
    const office = calendars.body.find(({ key }) => key === 'office')?.current.id;
    expect(lineOf(await desk.mine('labor-intake'), id)).toMatchObject({ kind: 'accept', hoursOf: office });
    const shown = await desk.product
      .as('labor-intake')
      .get<{ clocks: { name: string; hoursOf: string | null }[] }>(`/referrals/${id}`);
    expect(shown.body.clocks).toMatchObject([{ name: 'accept', hoursOf: office }]);

    const lacking = await desk.cases.register();
    const lines = (await desk.mine('officer')).filter(({ subjectId }) => subjectId === lacking.id);
    expect(lines.find(({ kind }) => kind === 'completion')).toMatchObject({ hoursOf: null });
  });

  it('a refusal is the coordinator’s to rule on, and waits without a deadline for who refused', async () => {
    const { id } = await desk.send('labor');
    await desk.done('labor-intake', id, 'rejection', { reason: 'not_our_duty', text: '不属本单位职责' });
    expect(lineOf(await desk.mine('coordinator'), id)).toMatchObject({ kind: 'review', words: '裁定退单' });
    const paused = lineOf(await desk.mine('labor-intake'), id);
    expect(paused).toMatchObject({ kind: 'accept', paused: true, deadlineAt: null });
    expect(lineOf(await desk.mine('committee-intake'), id)).toBeUndefined();
  });

  it('a wish to be re-routed and a request for more time are tasks of who decides', async () => {
    const { id, caseId } = await desk.send('labor');
    await desk.done('labor-intake', id, 'acceptance');
    await desk.product
      .as('labor-handler')
      .post(`/referrals/${id}/reroute-proposal`, { reason: '属民政职责' });
    expect(lineOf(await desk.mine('coordinator'), id)).toMatchObject({ kind: 'reroute_answer' });

    const own = await desk.cases.register({ lane: 'full' });
    await desk.cases.step('officer', own.id, { noun: 'taking' });
    const asked = await desk.cases.step('officer', own.id, {
      noun: 'extension-request',
      body: { amount: 5, reason: '等待鉴定' },
    });
    expect([asked.status, caseId === own.id]).toEqual([200, false]);
    const kinds = (await desk.mine('chief', '&kind=extension_answer')).map(({ subjectId }) => subjectId);
    expect(kinds).toEqual([own.id]);
  });

  it('a closed case has its visits, and a dangerous one its plan, in the list of who owes them', async () => {
    const closed = await desk.cases.closed({ lane: 'simple' });
    expect(lineOf(await desk.mine('officer'), closed.id)).toMatchObject({ kind: 'follow_up', words: '回访' });
    const red = await desk.cases.register({ risk: 'red' });
    expect(lineOf(await desk.mine('officer', '&kind=safety_response'), red.id)).toMatchObject({
      words: '落实安全措施',
      risk: 'red',
    });
  });

  it('a line tells no story and names no party', async () => {
    const { id } = await desk.cases.register({
      parties: [{ role: 'applicant', name: '刘甲', phone: '19900000001' }],
    });
    const [lines] = [await desk.mine('officer')];
    expect(lineOf(lines, id)).toBeDefined();
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${NARRATIVE}|刘甲|19900000001`));
  });

  it('an agency’s tasks are for its members and whoever stands over its area, and for nobody else', async () => {
    const path = `/agencies/${desk.world.agencies.labor}/tasks`;
    for (const login of ['labor-handler', 'coordinator', 'supervisor'] as const) {
      expect((await desk.product.as(login).get(path)).status).toBe(200);
    }
    expect((await desk.product.as('officer').get(path)).status).toBe(404);
    expect((await desk.product.as('auditor').get(path)).status).toBe(403);
    expect((await desk.product.anonymous().get('/me/tasks')).status).toBe(401);
  });
});

describe('a case whose record lacks something', () => {
  let friday: TaskDesk;
  beforeAll(async () => {
    friday = await TaskDesk.open();
    await friday.product.moveClock(2 * DAY_MS);
  });
  afterAll(() => friday.product.close());

  it('is to be filled in by Saturday and routed on Monday: both are seen, and each is counted by itself', async () => {
    const { id } = await friday.cases.register({}, 'committee-intake');
    const lines = (await friday.mine('committee-intake')).filter(({ subjectId }) => subjectId === id);
    expect(lines.map(({ kind, alsoDue }) => [kind, alsoDue])).toEqual([
      ['completion', 0],
      ['routing', expect.any(Number)],
    ]);
    const ofAgency = await friday.ofAgency('committee-head', 'community');
    expect(ofAgency.filter(({ subjectId }) => subjectId === id).map(({ kind }) => kind)).toEqual([
      'completion',
      'routing',
    ]);
  });

  it('is both at the same hour at a station, which is open day and night', async () => {
    const { id } = await friday.cases.register();
    const lines = (await friday.mine('officer')).filter(({ subjectId }) => subjectId === id);
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['completion', 'routing']));
  });
});

describe('the order of what awaits', () => {
  it('a riskier referral stands before one that expires somewhat earlier, in tasks and in the queue', async () => {
    const yellow = await desk.send('womens-federation', { risk: 'yellow' });
    await desk.product.moveClock(6 * HOUR_MS);
    const orange = await desk.send('womens-federation', { risk: 'orange' });
    const tasks = await desk.ofAgency('womens-head', 'womens-federation', '&kind=accept');
    const [first, second] = tasks;
    expect(tasks.map(({ subjectId }) => subjectId)).toEqual([orange.id, yellow.id]);
    expect([first?.risk, second?.risk]).toEqual(['orange', 'yellow']);
    expect(Date.parse(first?.deadlineAt ?? '')).toBeGreaterThan(Date.parse(second?.deadlineAt ?? ''));
    const queue = await desk.product
      .as('womens-head')
      .get<ReferralQueueView>(`/agencies/${desk.world.agencies['womens-federation']}/referral-queue`);
    expect(queue.body.items.map(({ id }) => id)).toEqual([orange.id, yellow.id]);
    expect(
      (await desk.product.as('womens-head').get<ReferralQueueView>('/me/queue')).body.items,
    ).toHaveLength(2);
  });

  it('pages follow one another without a gap or a repeat', async () => {
    const all = (await desk.mine('officer')).map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const after = cursor === null ? '' : `&cursor=${cursor}`;
      const page: TaskPageView = (
        await desk.product.as('officer').get<TaskPageView>(`/me/tasks?limit=2${after}`)
      ).body;
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(3);
  });
});

describe('escalations', () => {
  it('stand among the tasks of whom they were told to, until they are taken up or the clock ends', async () => {
    const taken = await desk.send('other-station', { risk: 'red' });
    const ended = await desk.send('other-station', { risk: 'red' });
    await desk.product.moveClock(1.2 * HOUR_MS);
    const told = async (): Promise<string[]> =>
      (await desk.mine('other-chief', '&kind=escalation')).map(({ subjectId }) => subjectId);
    expect(new Set(await told())).toEqual(new Set([taken.id, ended.id]));
    expect(await desk.mine('labor-head', '&kind=escalation')).toEqual([]);

    const [line] = (await desk.mine('other-chief', '&kind=escalation')).filter(
      ({ subjectId }) => subjectId === taken.id,
    );
    await desk.product.as('other-chief').post(`/escalations/${line?.id}/acknowledgement`, { note: '马上办' });
    const left = (await desk.mine('other-chief', '&kind=escalation')).filter(({ id }) => id === line?.id);
    expect(left).toEqual([]);
    await desk.done('other-officer', ended.id, 'acceptance');
    const lines = await desk.mine('other-chief', '&kind=escalation');
    expect(
      lines.filter(({ subjectId, clockName }) => subjectId === ended.id && clockName === 'accept'),
    ).toEqual([]);
  });
});

import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { TaskPageView, TaskView } from '../../../modules/referrals/tasks/task.view.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { CaseDesk, clockNames, HOUR_MS, PAIR, SETTLEMENT } from './desk.js';
import { ReferralLine } from './referral-line.js';

describe('what was left out at registration', () => {
  let product: TestProduct;
  let world: World;
  let desk: CaseDesk;
  let line: ReferralLine;

  beforeAll(async () => {
    product = await startTestProduct();
    world = await product.seedWorld();
    desk = new CaseDesk(product);
    line = new ReferralLine(product, world);
    await desk.drawSample(0);
  });
  afterAll(() => product.close());

  const whole = async (): Promise<object> => ({
    typeCode: '0202',
    occurredAt: (await product.now()).toISOString(),
    parties: PAIR,
  });

  const completion = async (caseId: string): Promise<{ owner: string; login: string | null }[]> =>
    (
      await product.sql.query<{ owner: string; login: string | null }>(
        `select c.owner_agency_id as owner, u.login from clock c left join app_user u on u.id = c.owner_user_id
         where c.subject_id = $1 and c.name = 'completion' and c.state = 'running'`,
        [caseId],
      )
    ).rows;

  const edit = async (caseId: string, body: object): Promise<CaseView> => {
    const { version } = await desk.show(caseId);
    const answer = await product.as('officer').patch<CaseView>(`/cases/${caseId}`, body, { version });
    expect(answer.status).toBe(200);
    return answer.body;
  };

  const tasks = async (login: Login): Promise<readonly TaskView[]> =>
    (await product.as(login).get<TaskPageView>('/me/tasks?limit=200&kind=completion')).body.items;

  it('is owed within a day by whoever registered it, and stands in their list and in no other', async () => {
    const theCase = await desk.register();
    const clock = theCase.clocks.find(({ name }) => name === 'completion');
    expect(Date.parse(theCase.completeBy ?? '') - Date.parse(theCase.registeredAt)).toBe(24 * HOUR_MS);
    expect(theCase.completeBy).toBe(clock?.deadlineAt);
    expect(await completion(theCase.id)).toEqual([{ owner: world.agencies.station, login: 'officer' }]);
    expect(await tasks('officer')).toEqual([
      expect.objectContaining({ subjectId: theCase.id, kind: 'completion', words: '补录' }),
    ]);
    expect(await tasks('colleague')).toEqual([]);
  });

  it('does not run where nothing is missing, in red no sooner, and on no case that is settled at once', async () => {
    const complete = await desk.register(await whole());
    expect(complete).toMatchObject({ incomplete: [], completeBy: null });
    expect(clockNames(complete)).not.toContain('completion');
    const red = await desk.register({ risk: 'red' });
    expect(Date.parse(red.completeBy ?? '') - Date.parse(red.registeredAt)).toBe(24 * HOUR_MS);
    const settled = await desk.register({ settlement: SETTLEMENT });
    expect(settled).toMatchObject({ state: 'closed', incomplete: [], completeBy: null });
    expect(await completion(settled.id)).toEqual([]);
    const refused = await desk.register({
      settlement: SETTLEMENT,
      facts: [{ code: 'suspected_crime', value: 'yes' }],
    });
    expect(clockNames(refused)).toContain('completion');
  });

  it('is owed for a type that is only the first level of one', async () => {
    const wide = await desk.register({ ...(await whole()), typeCode: '02' });
    expect(wide.incomplete).toEqual(['typeCode']);
    expect(wide.completeBy).not.toBeNull();
    const exact = await edit(wide.id, { typeCode: '0202' });
    expect(exact).toMatchObject({ incomplete: [], completeBy: null });
  });

  it('is not owed for a type that was enough when the case was registered, until somebody chooses a wide one', async () => {
    const family = '14';
    const beneath = (activeTo: string | null): Promise<unknown> =>
      product.sql.query('update dispute_type set active_to = $2 where parent_code = $1', [family, activeTo]);
    await beneath('2026-01-01');
    const { id } = await desk.register({ ...(await whole()), typeCode: family });
    expect(await completion(id)).toEqual([]);
    await beneath(null);
    expect(await edit(id, { placeText: '草堂街道浣花路2号' })).toMatchObject({
      incomplete: ['typeCode'],
      completeBy: null,
    });
    await product.as('officer').post(`/cases/${id}/parties`, { role: 'witness', name: '孙某' });
    expect(await completion(id)).toEqual([]);
    expect((await edit(id, { typeCode: '02' })).completeBy).not.toBeNull();
  });

  it('stops with the step that fills in the last of it, and begins anew where something is taken out', async () => {
    const { id } = await desk.register();
    const { occurredAt } = (await whole()) as { occurredAt: string };
    expect(clockNames(await edit(id, { typeCode: '0202', occurredAt }))).toContain('completion');
    for (const party of PAIR) await product.as('officer').post(`/cases/${id}/parties`, party);
    const complete = await desk.show(id);
    expect(complete).toMatchObject({ incomplete: [], completeBy: null });
    expect(clockNames(complete)).not.toContain('completion');
    await product.moveClock(HOUR_MS);
    const respondent = complete.parties.find(({ role }) => role === 'respondent');
    const before = (await product.now()).getTime();
    const taken = await product
      .as('officer')
      .patch(`/cases/${id}/parties/${respondent?.id}`, { role: 'witness' }, { version: complete.version });
    expect(taken.status).toBe(200);
    const again = await desk.show(id);
    expect(again.incomplete).toEqual(['respondent']);
    const begunAt = Date.parse(again.completeBy ?? '') - 24 * HOUR_MS;
    expect(begunAt).toBeGreaterThanOrEqual(before);
    expect(begunAt).toBeLessThanOrEqual((await product.now()).getTime());
  });

  it('late, is between the handler and their own head: no coordinator hears of it', async () => {
    const { id } = await desk.register();
    const told = async (): Promise<string[]> => {
      await product.drain();
      const { rows } = await product.sql.query<{ what: string }>(
        `select distinct n.code || ' ' || u.login as what from notice_item n join app_user u on u.id = n.user_id
           join domain_event e on e.id = n.event_id
         where e.stream_id = $1 and e.payload->>'name' = 'completion' order by 1`,
        [id],
      );
      return rows.map(({ what }) => what);
    };
    await product.moveClock(17 * HOUR_MS);
    expect(await told()).toEqual([]);
    await product.moveClock(1.5 * HOUR_MS);
    expect(await told()).toEqual(['clock_reminded officer']);
    await product.moveClock(6 * HOUR_MS);
    expect(await told()).toEqual(['clock_breached officer', 'clock_reminded officer']);
    await product.moveClock(24 * HOUR_MS);
    const all = ['clock_breached officer', 'clock_reminded officer', 'escalated chief'];
    expect(await told()).toEqual(all);
    await product.moveClock(96 * HOUR_MS);
    expect(await told()).toEqual(all);
    const { rows } = await product.sql.query(
      `select owner_agency_id from breach where case_id = $1 and name = 'completion' and kind = 'breach'`,
      [id],
    );
    expect(rows).toEqual([{ owner_agency_id: world.agencies.station }]);
  });

  it('ends with the case, and is owed again when the case is taken up again', async () => {
    const closed = await desk.closed();
    expect(clockNames(closed)).not.toContain('completion');
    const again = await desk.step('officer', closed.id, {
      noun: 'reopening',
      body: { reason: '对方未按约停工', askedBy: 'agency' },
    });
    expect(again.body.incomplete).toEqual(['typeCode', 'occurredAt']);
    expect(clockNames(again.body)).toContain('completion');
    expect(await completion(closed.id)).toEqual([{ owner: world.agencies.station, login: null }]);
  });

  it('stays with the owner while another agency holds the case, and goes to the new one with a transfer', async () => {
    const referred = await desk.register({ parties: PAIR, lane: 'full' });
    await line.underWay(referred.id);
    expect(await completion(referred.id)).toEqual([{ owner: world.agencies.station, login: 'officer' }]);
    const moved = await desk.register({ parties: PAIR, lane: 'full' });
    const { id } = (await line.send(moved.id, { mode: 'transfer' })).body;
    await line.step('committee-intake', id, { noun: 'acceptance' });
    await line.step('mediator', id, {
      noun: 'handover',
      body: { checklist: ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'] },
    });
    expect(await completion(moved.id)).toEqual([{ owner: world.agencies.community, login: null }]);
  });

  it('is the handler’s once somebody handles the case', async () => {
    const { id } = await desk.register();
    await desk.step('colleague', id, { noun: 'taking' });
    expect(await completion(id)).toEqual([{ owner: world.agencies.station, login: 'colleague' }]);
  });

  it('is known to the survivor once another case that knew it was merged into it', async () => {
    const survivor = await desk.register({ ...(await whole()), parties: [PAIR[0]] });
    expect(clockNames(survivor)).toContain('completion');
    const from = await desk.register({ parties: [PAIR[1]] });
    const merged = await desk.step('officer', from.id, {
      noun: 'merge',
      body: { intoCaseId: survivor.id, reason: '同一纠纷' },
    });
    expect(merged.body).toMatchObject({ id: survivor.id, incomplete: [], completeBy: null });
    expect(clockNames(merged.body)).not.toContain('completion');
    expect(await completion(from.id)).toEqual([]);
  });

  it('of a list that was brought in is the agency’s, and nobody’s of it yet', async () => {
    const admin = product.as('admin');
    const run = await admin.post('/imports', {
      fileName: '报警记录.jsonl',
      sha256: 'a'.repeat(64),
      target: 'disputes',
      agency: 'station',
      source: '110',
    });
    expect(run.status).toBe(201);
    const json = JSON.stringify({ number: 'J1', narrative: '门前堆放杂物', place: '草堂街道' });
    const taken = await admin.post(`/imports/${String(run.body['id'])}/batches`, {
      firstLine: 1,
      lastLine: 1,
      rows: [{ line: 1, json }],
    });
    expect(taken).toMatchObject({ status: 200, body: { imported: 1 } });
    const { rows } = await product.sql.query<{ id: string }>(
      `select id from dispute_case where narrative = '门前堆放杂物'`,
    );
    expect(await completion(rows[0]?.id ?? '')).toEqual([{ owner: world.agencies.station, login: null }]);
  });
});

import type { SavedViewView } from '../../../modules/coordination/board/views/views.view.js';
import type { Answer } from '../../support/product.js';
import { AREA } from '../../support/world.js';
import { appoint, BoardDesk } from './desk.js';

let desk: BoardDesk;
let district: string;
beforeAll(async () => {
  desk = await BoardDesk.open();
  district = desk.tasks.world.areas[AREA.district] ?? '';
  const role = 'coordinator';
  await appoint(desk.tasks.product, { login: 'second', name: '石协调', role, areaId: district });
});
afterAll(() => desk.tasks.product.close());

const RED = { standing: 'overdue', risk: 'red' };

const keep = (login: string, body: object): Promise<Answer<SavedViewView>> =>
  desk.tasks.product.as(login).post<SavedViewView>('/board/views', { filter: RED, ...body });

async function kept(login: string, body: object): Promise<SavedViewView> {
  const answer = await keep(login, body);
  expect(answer.status).toBe(201);
  return answer.body;
}

async function views(login: string): Promise<readonly SavedViewView[]> {
  const answer = await desk.tasks.product.as(login).get<SavedViewView[]>('/board/views');
  expect(answer.status).toBe(200);
  return answer.body;
}

const change = (
  login: string,
  { id, version }: SavedViewView,
  body: object,
): Promise<Answer<SavedViewView>> =>
  desk.tasks.product.as(login).patch<SavedViewView>(`/board/views/${id}`, body, { version });

const namesOf = async (login: string): Promise<string[]> => (await views(login)).map(({ name }) => name);

describe('a view', () => {
  it('keeps a filter under a name, for whoever kept it alone', async () => {
    const view = await kept('coordinator', { name: ' 红色超时 ' });
    expect(view).toMatchObject({
      name: '红色超时',
      filter: { standing: 'overdue', risk: 'red', areaId: null, agencyId: null, typeCode: null },
      gone: [],
      isOwn: true,
      sharedAreaId: null,
      isFirst: false,
      version: 1,
    });
    expect(await views('coordinator')).toEqual([view]);
    for (const login of ['second', 'street', 'supervisor']) expect(await namesOf(login)).toEqual([]);
    const removed = await desk.tasks.product.as('second').delete(`/board/views/${view.id}`, { version: 1 });
    expect(removed).toMatchObject({ status: 404, body: { code: 'board_view_not_found' } });
  });

  it('is renamed, narrowed otherwise and removed, by the version that was read', async () => {
    const before = await kept('coordinator', { name: '旧名' });
    const renamed = await change('coordinator', before, { name: '新名' });
    expect(renamed).toMatchObject({ status: 200, body: { name: '新名', filter: RED, version: 2 } });
    const stale = await change('coordinator', before, { filter: {} });
    expect(stale).toMatchObject({ status: 409, body: { code: 'version_stale', version: 2 } });
    const widened = await change('coordinator', renamed.body, { filter: { standing: 'due_today' } });
    expect(widened.body).toMatchObject({ name: '新名', filter: { standing: 'due_today', risk: null } });
    const path = `/board/views/${before.id}`;
    const coordinator = desk.tasks.product.as('coordinator');
    expect((await coordinator.delete(path)).status).toBe(428);
    expect((await coordinator.delete(path, { version: 3 })).status).toBe(204);
    expect(await namesOf('coordinator')).toEqual(['红色超时']);
    for (const action of ['board_view.kept', 'board_view.changed', 'board_view.removed'])
      expect((await desk.tasks.cases.audited(action)).at(-1)?.detail).not.toHaveProperty('name');
  });

  it('has a name that no other of the same person has', async () => {
    const taken = { status: 409, body: { code: 'board_view_name_taken' } };
    expect(await keep('coordinator', { name: '红色超时' })).toMatchObject(taken);
    const other = await kept('coordinator', { name: '另一个' });
    expect(await change('coordinator', other, { name: '红色超时' })).toMatchObject(taken);
    expect(await change('coordinator', other, { name: '另一个', filter: {} })).toMatchObject({ status: 200 });
    await kept('second', { name: '红色超时' });
    const both = await Promise.all(['甲', '乙', '丙'].map(() => keep('second', { name: '同时' })));
    expect(both.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const late of both.filter(({ status }) => status !== 201)) expect(late).toMatchObject(taken);
  });

  it('is kept by nobody who has no board', async () => {
    for (const login of ['chief', 'labor-head', 'mediator', 'admin']) {
      expect((await keep(login, { name: '越权' })).status).toBe(403);
      expect((await desk.tasks.product.as(login).get('/board/views')).status).toBe(403);
    }
  });

  it('narrows to nothing that the board does not know', async () => {
    const odd = await keep('coordinator', { name: '不认识', filter: { standing: 'late', colour: 'red' } });
    expect(odd).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect((await keep('coordinator', { name: ' ' })).status).toBe(400);
  });
});

describe('a view that is shared', () => {
  it('is opened by those who answer for the same area, and changed by its owner alone', async () => {
    const shared = await kept('coordinator', { name: '全区红色', sharedAreaId: district });
    const seen = (await views('second')).find(({ name }) => name === '全区红色');
    expect(seen).toMatchObject({ id: shared.id, isOwn: false, ownerName: '萧协调' });
    expect(await namesOf('supervisor')).toEqual(['全区红色']);
    expect(await namesOf('street')).toEqual([]);
    expect(await change('second', shared, { name: '改名' })).toMatchObject({
      status: 403,
      body: { code: 'not_your_board_view' },
    });
    await change('coordinator', shared, { sharedAreaId: null });
    expect(await namesOf('supervisor')).toEqual([]);
  });

  it('is shared over no area that its owner does not answer for', async () => {
    const refused = await keep('street', { name: '越区', sharedAreaId: district });
    expect(refused).toMatchObject({ status: 403, body: { code: 'outside_your_area' } });
  });

  it('goes with its owner', async () => {
    const { product } = desk.tasks;
    await appoint(product, { login: 'third', name: '顾协调', role: 'coordinator', areaId: district });
    await kept('third', { name: '临时共享', sharedAreaId: district });
    expect(await namesOf('supervisor')).toEqual(['临时共享']);
    await product.sql.query(
      `update membership set valid_to = greatest(valid_from, accord_now()) where user_id = (select id from app_user where login = 'third')`,
    );
    expect(await namesOf('supervisor')).toEqual([]);
  });
});

describe('the view that opens first', () => {
  const first = (login: string, viewId: string | null) =>
    desk.tasks.product.as(login).put('/board/first-view', { viewId });
  const firstOf = async (login: string): Promise<string[]> =>
    (await views(login)).flatMap(({ name, isFirst }) => (isFirst ? [name] : []));

  it('is one of those that one may open, each to their own', async () => {
    const own = await kept('supervisor', { name: '督办员的', sharedAreaId: district });
    expect((await first('supervisor', own.id)).status).toBe(204);
    expect((await first('second', own.id)).status).toBe(204);
    expect(await firstOf('supervisor')).toEqual(['督办员的']);
    expect(await firstOf('second')).toEqual(['督办员的']);
    expect(await firstOf('coordinator')).toEqual([]);
    expect(await first('street', own.id)).toMatchObject({
      status: 404,
      body: { code: 'board_view_not_found' },
    });
    await first('second', null);
    expect(await firstOf('second')).toEqual([]);
    await desk.tasks.product.as('supervisor').delete(`/board/views/${own.id}`, { version: 1 });
    expect(await firstOf('supervisor')).toEqual([]);
  });
});

describe('a view of what is no longer there', () => {
  it('opens without it and says so, and is kept as it was', async () => {
    const { world, product } = desk.tasks;
    const filter = {
      ...RED,
      areaId: world.areas[AREA.otherStreet],
      agencyId: world.agencies['civil-affairs'],
      typeCode: '99',
    };
    const view = await kept('street', { name: '从前', filter: { ...filter, areaId: district } });
    expect(view).toMatchObject({ gone: ['area', 'type'], filter: { ...RED, areaId: null, typeCode: null } });
    const { body: here } = await change('street', view, { filter });
    expect(here).toMatchObject({
      gone: ['type'],
      filter: { areaId: filter.areaId, agencyId: filter.agencyId },
    });
    await product.sql.query('update agency set active = false where id = $1', [filter.agencyId]);
    const [opened] = await views('street');
    expect(opened).toMatchObject({ gone: ['agency', 'type'], filter: { ...RED, agencyId: null } });
    await product.sql.query('update agency set active = true where id = $1', [filter.agencyId]);
    expect((await views('street'))[0]).toMatchObject({
      gone: ['type'],
      filter: { agencyId: filter.agencyId },
    });
  });
});

describe('a view of a type that has ended', () => {
  it('is without it once nothing of it lives', async () => {
    const view = await kept('street', { name: '旧类型', filter: { ...RED, typeCode: '0903' } });
    expect(view).toMatchObject({ gone: [], filter: { typeCode: '0903' } });
    const ends = `update dispute_type set active_to = $1 where code = '0903'`;
    await desk.tasks.product.sql.query(ends, ['2026-01-01']);
    const ended = (await views('street')).find(({ id }) => id === view.id);
    expect(ended).toMatchObject({ gone: ['type'], filter: { typeCode: null } });
    await desk.tasks.product.sql.query(ends, [null]);
    expect(await change('street', view, { filter: null })).toMatchObject({ status: 400 });
  });
});

describe('as many as one finds one’s way among', () => {
  it('are thirty; the next is refused', async () => {
    for (let at = (await views('street')).length; at < 30; at += 1)
      await kept('street', { name: `第${at}个` });
    expect(await keep('street', { name: '第三十一个' })).toMatchObject({
      status: 422,
      body: { code: 'too_many_board_views', most: 30 },
    });
  });
});

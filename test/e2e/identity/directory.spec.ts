import type { Answer, TestProduct, World } from '../../support/product.js';
import { startTestProduct } from '../../support/product.js';
import { AREA, type Login } from '../../support/world.js';

const HOUR_MS = 3_600_000;

interface ListedUser {
  readonly login: string;
}
interface Member {
  readonly displayName: string;
  readonly away: { readonly until: string; readonly coverName: string } | null;
}

describe('looking people up', () => {
  let product: TestProduct;
  let world: World;

  beforeAll(async () => {
    product = await startTestProduct();
    world = await product.seedWorld();
  });
  afterAll(() => product.close());

  const users = (query: string, as: Login = 'security'): Promise<Answer<{ items: ListedUser[] }>> =>
    product.as(as).get<{ items: ListedUser[] }>(`/users?${query}`);
  const logins = async (query: string): Promise<string[]> =>
    (await users(query)).body.items.map(({ login }) => login);
  const search = (q: string): Promise<string[]> => logins(`q=${encodeURIComponent(q)}`);

  it('users are found by a part of their name or of their login, in any case of the letters', async () => {
    expect(await search('周警')).toEqual(['colleague']);
    expect(await search('LABOR-')).toEqual(['labor-handler', 'labor-head', 'labor-intake']);
    expect(await search('警官')).toEqual(['colleague', 'officer', 'other-officer']);
    expect(await search('查无此人')).toEqual([]);
  });

  it('a wildcard is only a character', async () => {
    expect(await search('%')).toEqual([]);
    expect(await search('_')).toEqual([]);
  });

  it('users are narrowed to a role, and with an agency to the role held there', async () => {
    expect(await logins('role=station_head')).toEqual(['chief', 'other-chief']);
    expect(await logins(`role=station_head&agencyId=${world.agencies.station}`)).toEqual(['chief']);
    expect(await logins(`role=station_head&agencyId=${world.agencies.labor}`)).toEqual([]);
    expect(await logins('role=agency_head&q=labor')).toEqual(['labor-head']);
    expect((await users('role=king')).status).toBe(400);
  });

  it('agencies are found by a part of their name, whatever it is made of', async () => {
    const named = async (q: string): Promise<string[]> => {
      const path = `/agencies?q=${encodeURIComponent(q)}`;
      const { body } = await product.as('officer').get<{ items: { name: string }[] }>(path);
      return body.items.map(({ name }) => name);
    };
    expect(await named('派出所')).toEqual(['草市街派出所', '草堂派出所']);
    expect(await named('查无此处')).toEqual([]);
    expect(await named('%')).toEqual([]);
  });

  it('a user is made from what is known of them, and an edit changes nothing it does not name', async () => {
    const known = { login: 'newly.come', kind: 'person', displayName: '钱某' };
    const security = product.as('security');
    const made = await security.post<{ id: string; version: number }>('/users', known);
    expect(made).toMatchObject({ status: 201, body: { title: null, phoneMasked: null } });
    const path = `/users/${made.body.id}`;
    const { version } = made.body;
    expect((await security.patch(path, { title: '社区民警' }, { version })).status).toBe(200);
    const renamed = await security.patch(path, { displayName: '钱某甲' }, { version: version + 1 });
    expect(renamed).toMatchObject({ status: 200, body: { displayName: '钱某甲', title: '社区民警' } });
  });

  it('an agency is made from what is known of it, and an edit changes nothing it does not name', async () => {
    const { body: areas } = await product.as('admin').get<{ id: string }[]>(`/areas?areaCode=${AREA.street}`);
    const known = { key: 'new-office', name: '草堂司法所', kind: 'judicial-office', calendarKey: 'office' };
    const admin = product.as('admin');
    const made = await admin.post<{ id: string; version: number }>('/agencies', {
      ...known,
      areaId: areas[0]?.id,
    });
    expect(made).toMatchObject({ status: 201, body: { parentId: null, capacity: null, capabilities: [] } });
    const path = `/agencies/${made.body.id}`;
    const { version } = made.body;
    expect((await admin.patch(path, { capacity: 40 }, { version })).status).toBe(200);
    const renamed = await admin.patch(path, { name: '草堂街道司法所' }, { version: version + 1 });
    expect(renamed).toMatchObject({ status: 200, body: { name: '草堂街道司法所', capacity: 40 } });
  });

  it('nobody but a security administrator searches', async () => {
    expect((await users('q=labor', 'chief')).status).toBe(403);
    expect((await users('q=labor', 'admin')).status).toBe(403);
  });

  it('members are shown with who is away now, until when, and who covers', async () => {
    const now = (await product.now()).getTime();
    const until = new Date(now + 48 * HOUR_MS).toISOString();
    const recorded = await product.as('officer').post(`/users/${world.users.officer}/absences`, {
      coverUserId: world.users.colleague,
      from: new Date(now + HOUR_MS).toISOString(),
      until,
    });
    expect(recorded.status).toBe(201);
    const away = async (): Promise<readonly (readonly [string, Member['away']])[]> => {
      const { body } = await product.as('chief').get<Member[]>(`/agencies/${world.agencies.station}/members`);
      return body.filter((member) => member.away !== null).map((member) => [member.displayName, member.away]);
    };
    expect(await away()).toEqual([]);
    await product.moveClock(2 * HOUR_MS);
    expect(await away()).toEqual([
      ['陈警官', { until, coverUserId: world.users.colleague, coverName: '周警官' }],
    ]);
    await product.moveClock(48 * HOUR_MS);
    expect(await away()).toEqual([]);
    const other = await product.as('other-chief').get(`/agencies/${world.agencies.station}/members`);
    expect(other.status).toBe(403);
  });
});

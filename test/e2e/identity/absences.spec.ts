import type {
  AbsenceView,
  AbsentView,
  ColleagueListView,
} from '../../../modules/identity/http/absences.view.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import { AREA, type Login } from '../../support/world.js';

const DAY_MS = 86_400_000;

let product: TestProduct;
let world: World;
beforeAll(async () => {
  product = await startTestProduct();
  world = await product.seedWorld();
});
afterAll(() => product.close());

const around = async (login: Login): Promise<AbsentView> =>
  (await product.as(login).get<AbsentView>('/absences')).body;
const namesInCare = async (login: Login): Promise<string[]> =>
  (await around(login)).people.map(({ displayName }) => displayName);
const covers = (by: Login, of: Login) =>
  product.as(by).get<ColleagueListView>(`/users/${world.users[of]}/covers`);

describe('whom somebody may record an absence for', () => {
  it('is oneself, and for a head the people of the agency', async () => {
    expect(await namesInCare('officer')).toEqual(['陈警官']);
    const [self, ...people] = await namesInCare('chief');
    expect([self, new Set(people)]).toEqual(['林所长', new Set(['周警官', '陈警官'])]);
    expect(await namesInCare('labor-head')).not.toContain('陈警官');
  });

  it('is for whoever supervises an area its coordinator, and not the other way round', async () => {
    expect(await namesInCare('supervisor')).toEqual(['程督察', '萧协调']);
    expect(await namesInCare('coordinator')).toEqual(['萧协调']);
  });

  it('is nobody for whoever does no work on cases', async () => {
    expect((await product.as('security').get('/absences')).status).toBe(403);
  });
});

describe('who may cover', () => {
  it('are the colleagues of the agency, as recording one takes them', async () => {
    const { body } = await covers('officer', 'officer');
    expect(new Set(body.items.map(({ displayName }) => displayName))).toEqual(new Set(['周警官', '林所长']));
    expect(body.items[0]?.places).toEqual(['草堂派出所']);
    expect((await covers('chief', 'officer')).status).toBe(200);
    expect(await covers('other-chief', 'officer')).toMatchObject({
      status: 403,
      body: { code: 'not_their_head' },
    });
  });

  it('is for a coordinator another coordinator', async () => {
    expect((await covers('coordinator', 'coordinator')).body.items).toEqual([]);
    const grant = { role: 'coordinator', areaId: world.areas[AREA.street] };
    const granted = await product.as('security').post(`/users/${world.users['other-officer']}/grants`, grant);
    expect(granted.status).toBe(201);
    expect((await covers('coordinator', 'coordinator')).body.items).toMatchObject([
      { displayName: '许警官' },
    ]);
    expect(await namesInCare('coordinator')).toEqual(['萧协调', '许警官']);
  });
});

it('an absence is listed for the person, their cover and their head until it is over', async () => {
  const start = (await product.now()).getTime();
  const recorded = await product.as('officer').post<AbsenceView>(`/users/${world.users.officer}/absences`, {
    coverUserId: world.users.colleague,
    from: new Date(start + DAY_MS).toISOString(),
    until: new Date(start + 3 * DAY_MS).toISOString(),
  });
  expect(recorded.status).toBe(201);
  for (const login of ['officer', 'colleague', 'chief'] as const)
    expect((await around(login)).items).toEqual([recorded.body]);
  for (const login of ['other-chief', 'supervisor'] as const) expect((await around(login)).items).toEqual([]);
  const path = `/users/${world.users.officer}/absences/${recorded.body.id}/ending`;
  expect((await product.as('chief').post(path)).status).toBe(200);
  expect((await around('chief')).items).toEqual([]);
  expect(await product.as('chief').post(path)).toMatchObject({ status: 409, body: { code: 'absence_over' } });
});

it('one that was called off leaves its time to another', async () => {
  const path = `/users/${world.users['labor-handler']}/absences`;
  const start = (await product.now()).getTime();
  const record = async (from: number, until: number) =>
    product.as('labor-handler').post<AbsenceView>(path, {
      coverUserId: world.users['labor-intake'],
      from: new Date(start + from * DAY_MS).toISOString(),
      until: new Date(start + until * DAY_MS).toISOString(),
    });
  const { id } = (await record(2, 4)).body;
  expect(await record(1, 5)).toMatchObject({ status: 409, body: { code: 'absence_overlaps' } });
  expect((await product.as('labor-handler').post(`${path}/${id}/ending`)).status).toBe(200);
  expect((await record(1, 5)).status).toBe(201);
});

import { createHash } from 'node:crypto';
import { type Answer, startTestProduct, type TestProduct, type World } from '../../support/product.js';
import type { Login } from '../../support/world.js';

interface Run {
  readonly id: string;
  readonly agencyId: string;
  readonly state: string;
  readonly imported: number;
  readonly rejected: number;
}

/** The duty room's calls of yesterday, brought in by those who take cases in. */
describe('the morning’s call list', () => {
  let product: TestProduct;
  let world: World;

  beforeAll(async () => {
    product = await startTestProduct();
    world = await product.seedWorld();
  });
  afterAll(() => product.close());

  const open = (as: Login, agency: string, name: string): Promise<Answer<Run>> =>
    product.as(as).post<Run>('/imports', {
      fileName: `${name}.csv`,
      sha256: createHash('sha256').update(name).digest('hex'),
      target: 'disputes',
      agency,
      source: '110',
    });
  const batch = (number: string): object => ({
    firstLine: 1,
    lastLine: 3,
    rows: [
      { line: 2, values: { 编号: number, 类型: '邻里', 简要情况: '楼上漏水，双方争吵', 地点: '草堂路1号' } },
      { line: 3, values: { 编号: `${number}-2`, 简要情况: '争吵' } },
    ],
  });
  const bringIn = async (as: Login, agency: string, name: string): Promise<Run> => {
    const { status, body } = await open(as, agency, name);
    expect(status).toBe(201);
    expect((await product.as(as).post(`/imports/${body.id}/batches`, batch(name))).status).toBe(200);
    const done = await product.as(as).post<Run>(`/imports/${body.id}/completion`, { lastLine: 3 });
    expect(done).toMatchObject({ status: 200, body: { state: 'completed', imported: 1, rejected: 1 } });
    return body;
  };

  it('is brought in by officers and the head of the station, by intake and head of a partner', async () => {
    const { id } = await bringIn('officer', 'station', 'calls-1');
    const rejections = await product.as('chief').get<{ items: object[] }>(`/imports/${id}/rejections`);
    expect(rejections.body.items).toEqual([expect.objectContaining({ line: 3, code: 'place_or_contact' })]);
    const { rows } = await product.sql.query<object>(
      `select registering_agency_id as agency, type_code as type, changed_by_name as by from dispute_case
       where source_reference = 'calls-1'`,
    );
    expect(rows).toEqual([{ agency: world.agencies.station, type: '02', by: '陈警官' }]);
    await bringIn('chief', 'station', 'calls-2');
    await bringIn('committee-intake', 'community', 'calls-3');
    await bringIn('committee-head', 'community', 'calls-4');
  });

  it('shows a caller who left no name as one, wherever a name is shown', async () => {
    const { body } = await open('officer', 'station', 'unnamed');
    const values = {
      编号: 'unnamed',
      简要情况: '楼上漏水，双方争吵',
      地点: '草堂路9号',
      电话: '19900000088',
    };
    const rows = [{ line: 2, values: { ...values, 对方: '王乙' } }];
    const taken = await product
      .as('officer')
      .post(`/imports/${body.id}/batches`, { firstLine: 1, lastLine: 2, rows });
    expect(taken).toMatchObject({ status: 200, body: { imported: 1 } });
    const names = ['（未留姓名）', '王某'];
    const listed = await product
      .as('officer')
      .get<{ items: { id: string; sourceReference: string; parties: string[] }[] }>('/cases?limit=200');
    const found = listed.body.items.find(({ sourceReference }) => sourceReference === 'unnamed');
    expect(found?.parties).toEqual(names);
    const path = `/cases/${found?.id ?? ''}`;
    const shown = await product.as('officer').get<{ parties: { name: string }[] }>(path);
    expect(shown.body.parties.map(({ name }) => name)).toEqual(names);
    const told = await product.as('officer').get<{ text: string }>(`${path}/police-text`);
    expect(told.body.text).toContain('：（未留姓名）');
    expect(told.body.text).not.toContain('（某');
  });

  it('owes who asked for help where a row tells of the other side alone, and points at its columns', async () => {
    const { body } = await open('officer', 'station', 'one-sided');
    const values = { 编号: 'one-sided', 简要情况: '楼上漏水，双方争吵', 地点: '草堂路9号', 对方: '王乙' };
    const rows = [
      { line: 2, values },
      { line: 3, values: { ...values, 编号: 'one-sided-2', 对方电话: '二楼' } },
    ];
    const taken = await product
      .as('officer')
      .post(`/imports/${body.id}/batches`, { firstLine: 1, lastLine: 3, rows });
    expect(taken).toMatchObject({ status: 200, body: { imported: 1 } });
    const path = `/imports/${body.id}/rejections`;
    const rejections = await product.as('officer').get<{ items: object[] }>(path);
    expect(rejections.body.items).toEqual([expect.objectContaining({ line: 3, path: '对方电话' })]);
    const { rows: found } = await product.sql.query<{ id: string }>(
      `select id from dispute_case where source_reference = 'one-sided'`,
    );
    const shown = await product
      .as('officer')
      .get<{ parties: object[]; incomplete: string[] }>(`/cases/${found[0]?.id ?? ''}`);
    expect(shown.body.parties).toEqual([expect.objectContaining({ role: 'respondent', name: '王某' })]);
    expect(shown.body.incomplete).toContain('applicant');
  });

  it('is brought in and looked at for one’s own agency only', async () => {
    const theirs = await bringIn('other-officer', 'other-station', 'theirs-1');
    const refusal = { status: 403, body: { code: 'not_your_agency' } };
    expect(await open('officer', 'other-station', 'mine-1')).toMatchObject(refusal);
    for (const login of ['officer', 'chief', 'committee-head'] as const) {
      const as = product.as(login);
      expect(await as.get(`/imports/${theirs.id}`)).toMatchObject(refusal);
      expect(await as.get(`/imports/${theirs.id}/rejections`)).toMatchObject(refusal);
      expect(await as.post(`/imports/${theirs.id}/batches`, batch('x'))).toMatchObject(refusal);
      expect(await as.post(`/imports/${theirs.id}/completion`, { lastLine: 3 })).toMatchObject(refusal);
    }
  });

  it('stands in the list of its own agency and in the administrator’s, page by page', async () => {
    await bringIn('officer', 'station', 'paged-1');
    await bringIn('other-officer', 'other-station', 'paged-2');
    const { body } = await product
      .as('officer')
      .get<{ items: Run[]; nextCursor: string | null }>('/imports?limit=1');
    expect(body.items.map(({ agencyId }) => agencyId)).toEqual([world.agencies.station]);
    const all = await product.as('admin').get<{ items: Run[] }>('/imports?limit=200');
    const agencies = new Set(all.body.items.map(({ agencyId }) => agencyId));
    expect(agencies).toContain(world.agencies['other-station']);
    const own = await product.as('officer').get<{ items: Run[] }>('/imports?limit=200');
    expect(new Set(own.body.items.map(({ agencyId }) => agencyId))).toEqual(
      new Set([world.agencies.station]),
    );
  });

  it('is not for handlers, coordinators and the other administrators, and no key of a sender is for the desk', async () => {
    for (const login of ['mediator', 'coordinator', 'supervisor', 'security', 'auditor'] as const)
      expect(await open(login, 'station', 'nobody')).toMatchObject({
        status: 403,
        body: { code: 'permission_missing' },
      });
    expect((await product.as('officer').get('/exchange-keys')).status).toBe(403);
    expect((await open('admin', 'other-station', 'by-admin')).status).toBe(201);
  });
});

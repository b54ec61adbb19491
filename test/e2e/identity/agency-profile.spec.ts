import type { Answer, TestProduct, World } from '../../support/product.js';
import { startTestProduct } from '../../support/product.js';

interface Problem {
  readonly problems?: readonly { readonly path: string; readonly code: string }[];
}

describe('what an agency’s profile may say', () => {
  let product: TestProduct;
  let world: World;

  beforeAll(async () => {
    product = await startTestProduct();
    world = await product.seedWorld();
  });
  afterAll(() => product.close());

  async function change(profile: object): Promise<Answer<Problem>> {
    const path = `/agencies/${world.agencies.labor}`;
    const { version } = (await product.as('admin').get<{ version: number }>(path)).body;
    return product.as('admin').patch<Problem>(path, { profile }, { version });
  }

  it('an entry in a form nobody reads is refused with its path, and nothing is changed', async () => {
    const refused = await change({ dispatch: 'via_centre', requiredPapers: [{}], maxHoldWorkingDays: 900 });
    expect(refused.status).toBe(400);
    const paths = refused.body.problems?.map(({ path }) => path) ?? [];
    expect(paths).toEqual(
      expect.arrayContaining([
        'profile.dispatch',
        'profile.requiredPapers[0].code',
        'profile.requiredPapers[0].label',
        'profile.maxHoldWorkingDays',
      ]),
    );
    const { body } = await product.as('admin').get<{ profile: object }>(`/agencies/${world.agencies.labor}`);
    expect(body.profile).toEqual({});
  });

  it('an entry nobody knows, and one that is empty, are refused', async () => {
    expect((await change({ dispach: 'direct' })).body.problems).toEqual([
      expect.objectContaining({ path: 'profile.dispach', code: 'unknown_field' }),
    ]);
    expect((await change({ dispatch: null })).body.problems).toEqual([
      expect.objectContaining({ path: 'profile.dispatch', code: 'entry_empty' }),
    ]);
  });

  it('what is understood is kept, and holds', async () => {
    const kept = { dispatch: 'via-centre', caseNumberName: '人社', resolveKind: null };
    expect((await change(kept)).status).toBe(200);
    const made = await product.as('officer').post<{ case: { id: string } }>('/cases', {
      source: 'walk_in',
      narrative: '拖欠工资',
      placeText: '浣花路',
      lane: 'full',
      typeCode: '1001',
    });
    const sent = await product.as('officer').post(`/cases/${made.body.case.id}/referrals`, {
      recipientAgencyId: world.agencies.labor,
      request: '请依职责办理',
      choice: { code: 'knows_the_dispute' },
    });
    expect(sent).toMatchObject({ status: 422, body: { code: 'dispatch_via_centre' } });
  });

  it('a new agency is looked at in the same way', async () => {
    const answer = await product.as('admin').post<Problem>('/agencies', {
      key: 'housing',
      name: '青羊区住建局',
      kind: 'housing',
      areaId: world.areas['510105'],
      parentId: null,
      calendarKey: 'office',
      capacity: null,
      duty: null,
      capabilities: [],
      trades: [],
      profile: { refusal: 'never' },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.problems?.map(({ path }) => path)).toEqual(['profile.refusal']);
  });
});

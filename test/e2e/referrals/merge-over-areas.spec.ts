import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { AccountSeed } from '../../../modules/identity/index.js';
import { type Answer, startTestProduct, type TestProduct } from '../../support/product.js';
import { AREA, TINY_WORLD } from '../../support/world.js';
import { CaseDesk } from '../cases/desk.js';

const OVER_THE_STREET = { role: 'coordinator', agencyKey: null, areaCode: AREA.street } as const;

/** One who coordinates one street, and one who besides heads the station of the next. */
const WORLD: AccountSeed = {
  ...TINY_WORLD,
  people: [
    ...TINY_WORLD.people,
    { login: 'coordinator-street', name: '街协调', title: null, phone: null, grants: [OVER_THE_STREET] },
    {
      login: 'coordinator-chief',
      name: '兼协调',
      title: null,
      phone: null,
      grants: [OVER_THE_STREET, { role: 'station_head', agencyKey: 'other-station', areaCode: null }],
    },
  ],
};

describe('moving a referral into a case of another area', () => {
  let product: TestProduct;
  let agencies: Readonly<Record<string, string>>;
  let desk: CaseDesk;

  beforeAll(async () => {
    product = await startTestProduct();
    ({ agencies } = await product.seed(WORLD));
    desk = new CaseDesk(product);
  });
  afterAll(() => product.close());

  /** A referral of a case of the street, and a case of the next street. */
  async function apart(): Promise<{ sent: ReferralView; theirs: string }> {
    const { id } = await desk.register({ lane: 'full' });
    const { id: theirs } = await desk.register({ lane: 'full' }, 'other-officer');
    const { status, body } = await product.as('officer').post<ReferralView>(`/cases/${id}/referrals`, {
      recipientAgencyId: agencies['community'],
      request: '请组织双方调解',
      choice: { code: 'knows_the_dispute' },
    });
    expect(status).toBe(201);
    return { sent: body, theirs };
  }

  const merge = (login: string, { id, version }: ReferralView, survivingCaseId: string): Promise<Answer> =>
    product.as(login).post(`/referrals/${id}/merge`, { survivingCaseId }, { version });

  it('is the centre’s that stands over both', async () => {
    const { sent, theirs } = await apart();
    expect(await merge('coordinator', sent, theirs)).toMatchObject({
      status: 200,
      body: { state: 'superseded' },
    });
  });

  it('is answered as if there were no such case to whoever coordinates only one of the two', async () => {
    const { sent, theirs } = await apart();
    const absent = '00000000-0000-7000-8000-000000000000';
    const answers = [
      await merge('coordinator-street', sent, theirs),
      await merge('coordinator-street', sent, absent),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 404, body: { code: 'case_not_found' } });
    const { body } = await product.as('officer').get<ReferralView>(`/referrals/${sent.id}`);
    expect(body.state).toBe('queued');
  });

  it('is refused to whoever sees the other case and does not stand over it', async () => {
    const { sent, theirs } = await apart();
    expect(await merge('coordinator-chief', sent, theirs)).toMatchObject({
      status: 403,
      body: { code: 'case_not_your_step' },
    });
  });
});

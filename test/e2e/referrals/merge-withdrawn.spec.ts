import { DataSource } from 'typeorm';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { type CaseDesk, clockNames, PAIR } from '../cases/desk.js';
import type { Problem, ReferralLine } from '../cases/referral-line.js';
import { startCaseStage } from '../cases/stage.js';
import { violations } from '../../support/invariants.js';
import type { TestProduct, World } from '../../support/product.js';

const FULL = { parties: PAIR, lane: 'full' } as const;

describe('a case whose party has withdrawn consent, merged into one where nobody had', () => {
  let product: TestProduct;
  let world: World;
  let desk: CaseDesk;
  let line: ReferralLine;

  beforeAll(async () => {
    ({ product, world, desk, line } = await startCaseStage());
  });
  afterEach(async () => {
    expect(await violations(product.get(DataSource))).toEqual([]);
  });
  afterAll(() => product.close());

  async function withdraw({ id, parties }: CaseView): Promise<void> {
    const body = { partyId: parties[0]?.id, reason: '当事人要求终止', manner: 'telephone' };
    expect((await desk.step('officer', id, { noun: 'consent-withdrawal', body })).status).toBe(200);
  }

  async function merge(fromId: string, intoCaseId: string): Promise<CaseView> {
    const merged = await desk.step('officer', fromId, {
      noun: 'merge',
      body: { intoCaseId, reason: '同一纠纷' },
    });
    expect(merged).toMatchObject({ status: 200, body: { consentWithdrawnAt: expect.any(String) } });
    return merged.body;
  }

  async function accepted(caseId: string): Promise<string> {
    const { id } = (await line.send(caseId)).body;
    const body = { handlerUserId: world.users.mediator };
    expect((await line.step('committee-intake', id, { noun: 'acceptance', body })).status).toBe(200);
    return id;
  }

  const show = async (id: string): Promise<ReferralView> =>
    (await product.as('officer').get<ReferralView>(`/referrals/${id}`)).body;

  async function expectFrozen(id: string): Promise<void> {
    const { clocks } = (await product.as('mediator').get<ReferralView>(`/referrals/${id}`)).body;
    expect(clocks.map(({ name }) => name).sort()).toEqual(['resolve', 'withdrawal_report']);
    const contact = { channel: 'phone', result: 'reached', who: 'applicant', note: '对方称漏水未修' };
    const noted = await line.step<Problem>('mediator', id, { noun: 'contact', body: contact });
    expect(noted.body.code).toBe('consent_withdrawn');
    expect((await line.report('mediator', id, 'withdrawn')).status).toBe(200);
  }

  it('freezes what is worked on there, and its agency owes the report', async () => {
    const [old, survivor] = [await desk.register(FULL), await desk.register(FULL)];
    const atWork = await accepted(survivor.id);
    await withdraw(old);
    expect(clockNames(await merge(old.id, survivor.id))).not.toContain('withdrawal_report');
    await expectFrozen(atWork);
  });

  it('brings its frozen work along, and the report goes on being owed', async () => {
    const [old, survivor] = [await desk.register(FULL), await desk.register(FULL)];
    const sent = await accepted(old.id);
    await withdraw(old);
    expect(clockNames(await merge(old.id, survivor.id))).not.toContain('withdrawal_report');
    await expectFrozen((await show(sent)).supersededBy ?? '');
  });

  it('ends what the custodian owed of its own handling there: it reports', async () => {
    const [old, survivor] = [await desk.register(FULL), await desk.register(FULL)];
    await desk.step('officer', survivor.id, { noun: 'taking' });
    expect(clockNames(await desk.show(survivor.id))).toEqual(
      expect.arrayContaining(['first_contact', 'update']),
    );
    await withdraw(old);
    const owed = clockNames(await merge(old.id, survivor.id));
    expect(owed).toContain('withdrawal_report');
    expect(owed).not.toContain('first_contact');
    expect(owed).not.toContain('update');
    const reported = await product
      .as('officer')
      .post<CaseView>(`/cases/${survivor.id}/withdrawal-report`, { summary: '已停止联系, 材料封存' });
    expect(reported.status).toBe(201);
    expect(clockNames(reported.body)).not.toContain('withdrawal_report');
  });
});

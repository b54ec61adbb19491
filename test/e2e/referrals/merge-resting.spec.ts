import { DataSource } from 'typeorm';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import { type CaseDesk, DAY_MS } from '../cases/desk.js';
import type { ReferralLine } from '../cases/referral-line.js';
import { startCaseStage } from '../cases/stage.js';
import { violations } from '../../support/invariants.js';
import type { TestProduct } from '../../support/product.js';

const FULL = { lane: 'full' } as const;

describe('a case merged into one whose work rests', () => {
  let product: TestProduct;
  let desk: CaseDesk;
  let line: ReferralLine;

  beforeAll(async () => {
    ({ product, desk, line } = await startCaseStage());
  });
  afterEach(async () => {
    expect(await violations(product.get(DataSource))).toEqual([]);
  });
  afterAll(() => product.close());

  const limitOf = (view: CaseView): string | null | undefined =>
    view.clocks.find(({ name }) => name === 'resolve')?.deadlineAt;

  /** The rest itself, a moment of the test, is left out of the limit. */
  function expectNear(end: string | null | undefined, limit: string | null | undefined): void {
    const late = Date.parse(end ?? '') - Date.parse(limit ?? '');
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(60_000);
  }

  /** At work, and resting for a day because a party is away. */
  async function resting(theCase: CaseView): Promise<{ theCase: CaseView; referralId: string }> {
    const { id: referralId } = await line.underWay(theCase.id);
    const until = new Date((await product.now()).getTime() + DAY_MS).toISOString();
    const body = { reason: 'party_away', until, note: '住院' };
    expect((await line.step('mediator', referralId, { noun: 'hold', body })).status).toBe(200);
    return { theCase, referralId };
  }

  async function merge(fromId: string, intoCaseId: string): Promise<CaseView> {
    const noun = { noun: 'merge', body: { intoCaseId, reason: '同一纠纷' } };
    const merged = await desk.step('officer', fromId, noun);
    expect(merged.status).toBe(200);
    return merged.body;
  }

  async function resumed({ theCase, referralId }: Awaited<ReturnType<typeof resting>>): Promise<CaseView> {
    expect((await line.step('mediator', referralId, { noun: 'resumption' })).status).toBe(200);
    return desk.show(theCase.id);
  }

  it('leaves the earlier limit of the survivor as it is, at rest', async () => {
    const early = await desk.register(FULL);
    await product.moveClock(DAY_MS);
    const survivor = await resting(early);
    const late = await desk.register(FULL);
    expect(limitOf(await merge(late.id, survivor.theCase.id))).toBeNull();
    expectNear(limitOf(await resumed(survivor)), limitOf(early));
  });

  it('takes over an earlier limit, which rests with the survivor and runs on with it', async () => {
    const early = await desk.register(FULL);
    await product.moveClock(DAY_MS);
    const survivor = await resting(await desk.register(FULL));
    expect(limitOf(await merge(early.id, survivor.theCase.id))).toBeNull();
    expectNear(limitOf(await resumed(survivor)), limitOf(early));
  });
});

import type { CaseClockView } from '../../../modules/cases/reading/case.view.js';
import type { TestProduct, World } from '../../support/product.js';
import { type CaseDesk, DAY_MS, PAIR } from './desk.js';
import type { ReferralLine } from './referral-line.js';
import { startCaseStage } from './stage.js';

describe('the limit of the law on a labour dispute', () => {
  let product: TestProduct;
  let world: World;
  let desk: CaseDesk;
  let line: ReferralLine;

  beforeAll(async () => {
    ({ product, world, desk, line } = await startCaseStage());
  });
  afterAll(() => product.close());

  const RECEIVED = { noun: 'official-acceptance', body: { document: '调解申请书' } };

  async function receive(caseId: string, at: string): Promise<number> {
    const body = { ...RECEIVED.body, applicationReceivedAt: at };
    return (await desk.step('officer', caseId, { ...RECEIVED, body })).status;
  }

  const nowOf = async (): Promise<number> =>
    (await product.sql.query<{ now: Date }>('select accord_now() as now')).rows[0]?.now.getTime() ?? 0;

  async function limit(caseId: string): Promise<CaseClockView | undefined> {
    return (await desk.show(caseId)).clocks.find(({ name }) => name === 'statutory');
  }

  const breaches = async (caseId: string): Promise<number> =>
    (
      await product.sql.query(
        `select 1 from breach where case_id = $1 and name = 'statutory' and kind = 'breach'`,
        [caseId],
      )
    ).rows.length;

  /** At work with the labour bureau, one day before the limit of the law: 劳动争议调解仲裁法 14. */
  async function dayBefore(): Promise<{ caseId: string; referralId: string; deadlineAt: string }> {
    const { id: caseId } = await desk.register({ typeCode: '1001', parties: PAIR, lane: 'full' });
    expect(await receive(caseId, new Date(await nowOf()).toISOString())).toBe(200);
    const sent = await line.send(caseId, { recipientAgencyId: world.agencies.labor });
    const referralId = sent.body.id;
    await line.step('labor-intake', referralId, { noun: 'acceptance' });
    const contact = { channel: 'phone', result: 'reached', who: 'applicant' };
    expect((await line.step('labor-handler', referralId, { noun: 'contact', body: contact })).status).toBe(
      200,
    );
    const deadlineAt = (await limit(caseId))?.deadlineAt ?? '';
    await product.moveClock(Date.parse(deadlineAt) - DAY_MS - (await nowOf()));
    return { caseId, referralId, deadlineAt };
  }

  it('is kept by an agreement on the day before, though the sender confirms it after the limit', async () => {
    const { caseId, referralId } = await dayBefore();
    expect((await line.report('labor-handler', referralId, 'written_agreement')).body.state).toBe('reported');
    expect(await limit(caseId)).toBeUndefined();
    await product.moveClock(2 * DAY_MS);
    await line.step('officer', referralId, { noun: 'confirmation' });
    expect((await desk.show(caseId)).state).toBe('closed');
    expect(await breaches(caseId)).toBe(0);
  });

  it('runs on after a return as if it had not stopped, for no law leaves that time out', async () => {
    const { caseId, referralId, deadlineAt } = await dayBefore();
    await line.report('labor-handler', referralId, 'written_agreement');
    const body = { deficiency: 'agreement_unclear', note: '未写明付款日期' };
    expect((await line.step('officer', referralId, { noun: 'return', body })).status).toBe(200);
    expect(await limit(caseId)).toMatchObject({ state: 'running', deadlineAt });
    await product.moveClock(2 * DAY_MS);
    expect(await breaches(caseId)).toBe(1);
  });

  it('is not ended by a part that is done, nor begun again by the paper of the same application', async () => {
    const { caseId, referralId, deadlineAt } = await dayBefore();
    await line.report('labor-handler', referralId, 'part_done');
    expect((await limit(caseId))?.deadlineAt).toBe(deadlineAt);
    const other = await dayBefore();
    await line.report('labor-handler', other.referralId, 'not_settled');
    const { applicationReceivedAt } = await desk.show(other.caseId);
    expect(await receive(other.caseId, applicationReceivedAt ?? '')).toBe(200);
    expect(await limit(other.caseId)).toBeUndefined();
  });
});

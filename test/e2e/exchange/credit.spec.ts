import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { type LedgerRow, LedgerSources } from '../../../modules/exchange/index.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { CaseRecordsView } from '../../../modules/cases/records/case-records.view.js';
import { type CaseDesk, DAY_MS, PAIR, QUARREL, SETTLEMENT } from '../cases/desk.js';
import type { ReferralLine } from '../cases/referral-line.js';
import { type CaseStage, startCaseStage } from '../cases/stage.js';

describe('who is credited on what leaves the house', () => {
  let stage: CaseStage;
  let desk: CaseDesk;
  let line: ReferralLine;

  beforeAll(async () => {
    stage = await startCaseStage();
    ({ desk, line } = stage);
  });
  afterAll(() => stage.product.close());

  /** The row of a case in the ledger of its station. */
  async function ledgerRow(caseId: string): Promise<LedgerRow['cells']> {
    const { product, world } = stage;
    const now = (await product.now()).getTime();
    const caller = systemCaller('test');
    const rows = await product.get(UnitOfWork).run(caller, (tx) =>
      product
        .get(LedgerSources)
        .get('weekly')
        .rows(tx, caller, {
          agencyId: world.agencies.station,
          from: new Date(now - DAY_MS),
          to: new Date(now + DAY_MS),
          personal: 'masked',
        }),
    );
    return rows.find(({ subjectId }) => subjectId === caseId)?.cells ?? {};
  }

  const policeText = async (caseId: string): Promise<readonly string[]> =>
    (await stage.product.as('officer').get<{ text: string }>(`/cases/${caseId}/police-text`)).body.text.split(
      '\n',
    );

  it('the agency and the person that settled it, and what was agreed', async () => {
    const { id } = await desk.register({ parties: PAIR, lane: 'full' });
    const referral = await line.underWay(id);
    const body = { outcome: 'oral_agreement', summary: '每日九时后施工, 赔偿清洁费二百元' };
    expect((await line.step('mediator', referral.id, { noun: 'outcome', body })).status).toBe(200);
    expect((await line.step('officer', referral.id, { noun: 'confirmation' })).status).toBe(200);
    expect((await desk.show(id)).custodianAgency.name).toBe('草堂派出所');
    expect(await ledgerRow(id)).toMatchObject({
      agency: '送仙桥社区居委会',
      person: expect.stringMatching(/^(何受理|罗调解)$/),
      settled: 1,
      outcome: '达成口头协议：每日九时后施工, 赔偿清洁费二百元',
      state: '已办结',
    });
    expect(await policeText(id)).toEqual(
      expect.arrayContaining([
        '承办单位：送仙桥社区居委会',
        '处理结果：达成口头协议',
        '办结说明：每日九时后施工, 赔偿清洁费二百元',
      ]),
    );
    const { body: records } = await stage.product
      .as('colleague')
      .get<CaseRecordsView>(`/cases/${id}/records`);
    expect(records.endings).toMatchObject([
      { cycle: 1, outcome: 'oral_agreement', agency: '送仙桥社区居委会', text: body.summary },
    ]);
  });

  it('the officer who settled it on the scene', async () => {
    const answer = await stage.product
      .as('officer')
      .post<RegisteredCaseView>('/cases', { ...QUARREL, parties: PAIR, settlement: SETTLEMENT });
    const { id } = answer.body.case;
    expect(await ledgerRow(id)).toMatchObject({
      agency: '草堂派出所',
      person: '陈警官',
      settled: 1,
      outcome: `达成口头协议：${SETTLEMENT.agreedText}`,
    });
    expect(await policeText(id)).toContain('承办人：陈警官');
  });

  it('of a case taken up again, whoever holds it now, until it ends anew', async () => {
    const { id } = await desk.closed();
    expect(await ledgerRow(id)).toMatchObject({ person: '陈警官', settled: 1, outcome: '当事人自行和解' });
    const body = { reason: '再次争吵', askedBy: 'agency' };
    expect((await desk.step('officer', id, { noun: 'reopening', body })).status).toBe(200);
    expect(await ledgerRow(id)).toMatchObject({ person: null, settled: null, outcome: null, state: '研判' });
    expect((await desk.step('colleague', id, { noun: 'taking' })).status).toBe(200);
    expect(await ledgerRow(id)).toMatchObject({ person: '周警官', state: '处理中' });
  });

  it('a repeat is no failure: it is counted where it goes on', async () => {
    const original = await desk.register({ parties: PAIR });
    const merged = await desk.register({ parties: PAIR });
    const merge = { noun: 'merge', body: { intoCaseId: original.id, reason: '同一纠纷' } };
    expect((await desk.step<CaseView>('officer', merged.id, merge)).status).toBe(200);
    expect(await ledgerRow(merged.id)).toMatchObject({
      settled: null,
      outcome: `重复案件（并入${original.number}）`,
    });
    const copy = await desk.register();
    const closure = { outcome: 'duplicate', duplicateOf: original.id };
    expect((await desk.step('officer', copy.id, { noun: 'closure', body: closure })).status).toBe(200);
    expect(await ledgerRow(copy.id)).toMatchObject({ settled: null, outcome: '重复案件' });
  });
});

import { PAIR } from '../e2e/cases/desk.js';
import type { CaseView } from '../../modules/cases/reading/case.view.js';
import { act, all, open, pick, send, unfold, write } from './hands.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const registered = async (parts: object = {}): Promise<string> =>
  (await scene.stage.desk.register({ lane: 'full', parties: PAIR, ...parts })).id;

const taken = async (parts: object = {}): Promise<string> => {
  const caseId = await registered(parts);
  await scene.stage.desk.step('officer', caseId, { noun: 'taking' });
  return caseId;
};

const show = (caseId: string): Promise<CaseView> => scene.stage.desk.show(caseId);

describe('an officer who handles a case', () => {
  it('asks for more time, and takes the request back', async () => {
    const caseId = await taken();
    const { page } = await scene.as('officer', `/cases/${caseId}`, 'phone');
    await act(
      page,
      '申请延期',
      all(write('延长多少天', '5'), write('原因', '等待鉴定'), async () => {
        await page
          .getByRole('dialog')
          .getByRole('group', { name: '哪些当事人同意延长' })
          .getByRole('checkbox')
          .first()
          .check();
        await page
          .getByRole('dialog')
          .getByRole('group', { name: '哪些当事人同意延长' })
          .getByRole('checkbox')
          .last()
          .check();
      }),
    );
    await page.getByText('申请延期 5').waitFor();
    await act(page, '撤回延期申请');
    const { rows } = await scene.product.sql.query<object>(
      'select decision from case_extension where case_id = $1',
      [caseId],
    );
    expect(rows).toEqual([{ decision: 'withdrawn' }]);
  });

  it('puts it into the full lane, and reads which one it is', async () => {
    const { id: caseId } = await scene.stage.desk.register({ lane: 'simple' });
    const { page } = await scene.as('officer', `/cases/${caseId}`, 'phone');
    await act(page, '变更通道', all(pick('标准'), write('原因', '多个单位要一起办')));
    expect((await show(caseId)).lane).toBe('full');
  });

  it('corrects what is known of somebody: only what was typed changes', async () => {
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`, 'phone');
    await page.getByRole('button', { name: '更正：刘某' }).click();
    await all(write('电话', '19900000077'), pick('住址不得告诉任何人'))(page);
    await send(page, '更正');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('住址保密').first().waitFor();
    const { parties } = await show(caseId);
    expect(parties[0]).toMatchObject({
      phone: expect.stringMatching(/77$/) as string,
      addressProtected: true,
    });
  });

  it('is told in words what is wrong with a telephone, and keeps the form', async () => {
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`, 'phone');
    await page.getByRole('button', { name: '更正：刘某' }).click();
    await write('电话', '199')(page);
    await send(page, '更正');
    await page.getByRole('alert').getByText(/电话/).first().waitFor();
    expect(await page.getByLabel('电话').inputValue()).toBe('199');
  });

  it('puts on record when it was legally accepted, and by which paper', async () => {
    const caseId = await taken();
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    await act(
      page,
      '登记受理',
      all(write('受理的时间', '2026-08-19T09:30'), write('依据的文书（名称或编号）', '受理通知书 12 号')),
    );
    await page.getByText('受理通知书 12 号').first().waitFor();
    expect((await show(caseId)).legallyAcceptedAt).toBe('2026-08-19T01:30:00.000Z');
  });

  it('closes it as a copy of another one, and takes it up again', async () => {
    const original = await scene.stage.desk.register({ narrative: '同一件事先前的报警' });
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    await open(page, '办结');
    await unfold()(page);
    await page.getByRole('dialog').getByLabel(/重复/).check();
    await write('重复于哪个案件', original.number)(page);
    await page.getByRole('dialog').getByRole('button', { name: '查找' }).click();
    await page.getByRole('radio', { name: /先前的报警/ }).check();
    await send(page, '办结');
    await page
      .getByText(/已办结/)
      .first()
      .waitFor();
    expect(await show(caseId)).toMatchObject({ state: 'closed', outcome: 'duplicate' });
    await act(page, '再启', write('原因', '当事人说不是同一件'));
    expect((await show(caseId)).state).toBe('triage');
  });
});

describe('a head', () => {
  it('gives it to one of the station', async () => {
    const caseId = await taken();
    const { page } = await scene.as('chief', `/cases/${caseId}`, 'phone');
    await act(page, '分派承办人', all(pick(/^周警官/), write('交代（可不填）', '先联系申请人')));
    await page.getByText('周警官').first().waitFor();
    expect((await show(caseId)).handlerName).toBe('周警官');
  });
});

describe('an agreement in writing', () => {
  it('is brought before a court by both, and the page says until when and then where', async () => {
    const caseId = await registered();
    const { id } = await scene.stage.line.underWay(caseId);
    await scene.stage.line.report('mediator', id, 'written_agreement');
    await scene.stage.line.step('officer', id, { noun: 'confirmation' });
    const { page } = await scene.as('officer', `/cases/${caseId}`, 'phone');
    await act(page, '申请司法确认', write('向哪个法院申请', '青羊区人民法院'));
    await page.getByText('青羊区人民法院').first().waitFor();
    expect((await show(caseId)).judicialConfirmation).toMatchObject({
      standing: 'applied',
      court: '青羊区人民法院',
    });
  });
});

describe('a form that was open when a colleague was faster', () => {
  it('says where the case stands now, keeps what was typed, and overrules nobody unseen', async () => {
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    await open(page, '补录更正');
    await write('涉及人数', '3')(page);
    await scene.stage.desk.step('colleague', caseId, { noun: 'taking' });
    await page.getByText('您填写的时候，这件已经有了变动，现在是“处理中”').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '已核对，继续' }).click();
    expect(await page.getByLabel('涉及人数').inputValue()).toBe('3');
    await send(page, '补录更正');
    await page.getByText('已办好。').waitFor();
    expect(await show(caseId)).toMatchObject({ state: 'handling', headcount: 3 });
  });
});

describe('a sheet', () => {
  it('is closed by its button, large enough for a thumb, on a phone and at a desk', async () => {
    const caseId = await registered();
    for (const size of ['phone', 'desk'] as const) {
      const { page } = await scene.as('officer', `/cases/${caseId}`, size);
      await open(page, '补录更正');
      const close = page.getByRole('dialog').getByRole('button', { name: '关闭' });
      const box = await close.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      await close.click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });
});

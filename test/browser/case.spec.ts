import { PAIR } from '../e2e/cases/desk.js';
import { JPEG } from '../unit/documents/samples.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const registered = async (parts: object = {}): Promise<string> =>
  (await scene.stage.desk.register({ lane: 'full', parties: PAIR, ...parts })).id;

describe('the way of a case through its agencies', () => {
  it('is drawn a lane for each, and says the same in words', async () => {
    const caseId = await registered();
    await scene.stage.line.underWay(caseId);
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    const lane = page.getByRole('region', { name: '转办路径' }).getByRole('listitem').first();
    await lane.getByRole('link', { name: '送仙桥社区居委会' }).waitFor();
    await lane.getByText('委托办理 · 办理中 · 等承办方办').waitFor();
    for (const said of [/待签收$/, /办理中$/, /责任转移给送仙桥社区居委会/, /前应办：/]) {
      await lane.getByText(said).first().waitFor({ state: 'attached' });
    }
  });

  it('shows a rest, and that somebody was asked after', async () => {
    const { line, product } = scene.stage;
    const caseId = await registered();
    const { id } = await line.underWay(caseId);
    const until = new Date((await product.now()).getTime() + 2 * 86_400_000).toISOString();
    await line.step('mediator', id, { noun: 'hold', body: { reason: 'party_away', note: '外出', until } });
    await product.as('officer').post(`/referrals/${id}/chases`, { channel: 'phone', reached: true });
    const { page } = await scene.as('officer', `/cases/${caseId}`, 'phone');
    const way = page.getByRole('region', { name: '转办路径' });
    await way.getByText(/委托办理 · 暂停/).waitFor();
    await way.getByText(/ 催办$/).waitFor({ state: 'attached' });
  });
});

describe('an old number', () => {
  it('leads on to the case in which it goes on', async () => {
    const [from, into] = [await registered(), await registered({ narrative: '楼上漏水至今未修' })];
    await scene.stage.desk.step('officer', from, {
      noun: 'merge',
      body: { intoCaseId: into, reason: '同一件事' },
    });
    const { page } = await scene.as('officer', `/cases/${from}`);
    await page.getByText('楼上漏水至今未修').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/cases/${into}`);
  });
});

describe('what happened', () => {
  it('is told in its main points, and in full when asked for', async () => {
    const { line } = scene.stage;
    const caseId = await registered();
    const { id } = (await line.send(caseId)).body;
    await line.step('committee-intake', id, { noun: 'acknowledgement' });
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    const happened = page.getByRole('region', { name: '经过' });
    await happened.getByText(/提交转办/).waitFor();
    expect(await happened.getByText(/起草转办/).count()).toBe(0);
    await happened.getByLabel('只看要点').uncheck();
    await happened.getByText(/起草转办/).waitFor();
  });
});

describe('the files of a case', () => {
  it('take a photo from the phone and show it among them', async () => {
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`, 'phone');
    const files = page.getByRole('region', { name: '材料' });
    await files.getByText('还没有材料').waitFor();
    const camera = files.getByLabel('拍照');
    expect(await camera.getAttribute('capture')).toBe('environment');
    await camera.setInputFiles({ name: '楼道.jpg', mimeType: 'image/jpeg', buffer: JPEG });
    await files.getByRole('button', { name: '楼道.jpg' }).waitFor();
    await files.getByText(/^照片 · \d+ KB$/).waitFor();
    await files.getByText(/陈警官/).waitFor();
    const { body } = await scene.stage.product
      .as('officer')
      .get<{ items: { kind: string }[] }>(`/files?subjectType=case&subjectId=${caseId}`);
    expect(body.items.map(({ kind }) => kind)).toEqual(['photo']);
  });

  it('say why a file was not taken', async () => {
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    const files = page.getByRole('region', { name: '材料' });
    await files
      .getByLabel('选择文件')
      .setInputFiles({ name: 'a.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
    await files.getByRole('alert').waitFor();
  });
});

describe('a case on paper', () => {
  it('shows people masked, the way and what happened, and nothing to press', async () => {
    const caseId = await registered();
    await scene.stage.line.underWay(caseId);
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    await page.getByRole('link', { name: '打印' }).click();
    await page.getByRole('heading', { name: '矛盾纠纷案件情况' }).waitFor();
    await page.getByText('草堂派出所 → 送仙桥社区居委会（委托办理）').waitFor();
    await page.getByRole('cell', { name: '提交转办' }).waitFor();
    expect(await page.getByText('刘甲').count()).toBe(0);
    expect(await page.getByText('19900000001').count()).toBe(0);
    expect(await page.getByRole('navigation', { name: '主要页面' }).count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('button', { name: '打印' }).waitFor({ state: 'hidden' });
  });
});

describe('the text for the police’s own system', () => {
  it('is masked until it is asked for in full, and is copied with one tap', async () => {
    const caseId = await registered();
    const { page, context } = await scene.as('officer', `/cases/${caseId}`);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '警务平台文本' }).click();
    const text = page.getByRole('textbox', { name: '警务平台文本' });
    await text.waitFor();
    expect(await text.inputValue()).not.toContain('19900000001');
    await page.getByLabel('显示完整信息（留下记录）').check();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('19900000001')),
    );
    await page.getByRole('button', { name: '复制' }).click();
    await page.getByText('已复制。').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('19900000001');
  });
});

describe('a case that is closed', () => {
  it('is sent to nobody before it is opened again', async () => {
    const { id: caseId } = await scene.stage.desk.closed();
    const { page } = await scene.as('officer', `/cases/${caseId}/send`);
    await page.getByText('这起案件已经办结').waitFor();
    expect(await page.getByRole('button', { name: '转办' }).count()).toBe(0);
  });
});

import type { Locator } from 'playwright-core';
import { PAIR } from '../e2e/cases/desk.js';
import { JPEG } from '../unit/documents/samples.js';
import { SIZES } from '../support/browser.js';
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

  it('is as long as it took, each sign at its time and none over another, at a desk and on a phone', async () => {
    const { line, product } = scene.stage;
    const caseId = await registered({ parties: [] });
    const { id } = (await line.send(caseId)).body;
    const chase = { channel: 'phone', reached: true };
    await product.moveClock(2 * HOUR_MS);
    await product.as('officer').post(`/referrals/${id}/chases`, chase);
    await line.step('committee-intake', id, { noun: 'acceptance' });
    await product.moveClock(4 * HOUR_MS);
    const contact = { channel: 'phone', result: 'reached', who: 'applicant' };
    await line.step('mediator', id, { noun: 'contact', body: contact });
    await product.moveClock(HOUR_MS);
    const until = new Date((await product.now()).getTime() + 2 * 86_400_000).toISOString();
    await line.step('mediator', id, { noun: 'hold', body: { reason: 'party_away', note: '外出', until } });
    await product.moveClock(3 * HOUR_MS);
    await product.as('officer').post(`/referrals/${id}/chases`, chase);
    await product.moveClock(3 * HOUR_MS);
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    const lane = page.getByRole('region', { name: '转办路径' }).getByRole('listitem').first();
    await lane.getByText(/委托办理 · 暂停/).waitFor();
    await lane
      .getByText(/ 催办$/)
      .nth(1)
      .waitFor({ state: 'attached' });
    for (const size of [SIZES.desk, SIZES.phone]) {
      await page.setViewportSize(size);
      const { box, stretches, signs } = await drawingOf(lane);
      expect(stretches.map(({ said }) => said)).toEqual(['待签收', '办理中', '办理中', '暂停']);
      expect(new Set(stretches.map(({ look }) => look)).size).toBe(3);
      // They follow each other without a gap, each as wide as its share of the thirteen hours.
      const [first = 0, last = 0] = [stretches[0]?.left, stretches.at(-1)?.right];
      const hour = (last - first) / 13;
      expect(hour).toBeGreaterThan(10);
      const isAt = (x: number, hours: number): boolean => Math.abs(x - first - hours * hour) < SLACK_PX;
      const spans = stretches.map(({ left, right }, nth) => {
        const [since = 0, until = 0] = HOURS[nth] ?? [];
        return isAt(left, since) && isAt(right, until);
      });
      expect(spans).toEqual([true, true, true, true]);

      expect(signs.map(({ said }) => said)).toEqual(['催', '接', '催', '限']);
      const places = [2, 2, 10].map((hours, nth) => isAt(middleOf(signs[nth]), hours));
      expect(places).toEqual([true, true, true]);
      for (const drawn of [...stretches, ...signs]) expect(isWithin(box, drawn)).toBe(true);
      for (const sign of signs) expect(signs.filter((other) => overlap(sign, other))).toEqual([sign]);
    }
  });
});

const HOUR_MS = 3_600_000;
/** From when to when each stretch lasted, in hours since it was sent. */
const HOURS = [
  [0, 2],
  [2, 6],
  [6, 7],
  [7, 13],
] as const;
/** Pixels by which a border and the seconds of a test may shift what is drawn. */
const SLACK_PX = 3;

interface Drawn {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const middleOf = (drawn: Drawn | undefined): number => ((drawn?.left ?? 0) + (drawn?.right ?? 0)) / 2;

const isWithin = (box: Drawn, { left, right, top, bottom }: Drawn): boolean =>
  left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom;

const overlap = (one: Drawn, other: Drawn): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** What is drawn in a lane, from left to right: each stretch with its word, each sign with its letter; places in pixels of the page. */
async function drawingOf(lane: Locator): Promise<{
  readonly box: Drawn;
  readonly stretches: readonly (Drawn & { readonly said: string; readonly look: string })[];
  readonly signs: readonly (Drawn & { readonly said: string })[];
}> {
  return lane.evaluate((element) => {
    const placeOf = (drawn: Element): Drawn => {
      const { left, right, top, bottom } = drawn.getBoundingClientRect();
      return { left, right, top, bottom };
    };
    const all = [...element.querySelectorAll<HTMLElement>('[aria-hidden] [title]')]
      .filter((drawn) => drawn.checkVisibility() && getComputedStyle(drawn).opacity !== '0')
      .map((drawn) => ({ drawn, place: placeOf(drawn), stretch: drawn.title.split(' · ') }))
      .sort((a, b) => a.place.left - b.place.left);
    return {
      box: placeOf(element),
      stretches: all
        .filter(({ stretch }) => stretch.length === 2)
        .map(({ drawn, place, stretch }) => {
          const { backgroundImage, backgroundColor } = getComputedStyle(drawn);
          return { ...place, said: stretch[0] ?? '', look: backgroundImage + backgroundColor };
        }),
      signs: all
        .filter(({ stretch }) => stretch.length === 1)
        .map(({ drawn, place }) => ({ ...place, said: drawn.innerText })),
    };
  });
}

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
    const text = page.getByRole('region', { name: '警务平台文本' });
    await text.waitFor();
    expect(await text.textContent()).not.toContain('19900000001');
    await page.getByLabel('显示完整信息（留下记录）').check();
    await text.filter({ hasText: '19900000001' }).waitFor();
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

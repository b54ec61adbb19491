import type { Page } from 'playwright-core';
import { PDF } from '../unit/documents/samples.js';
import { eventually } from '../support/product-process.js';
import { WORLD_PASSWORD } from '../support/world.js';
import { DOT } from './hands.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const SAVED = '点开后会存到这台设备上，用完请删除。';

/** To an agency that may see on a legal basis what shows somebody. */
const toBureau = (): object => ({
  recipientAgencyId: scene.stage.world.agencies.labor,
  legalBasis: { code: 'pipl-13-3', text: '个人信息保护法第十三条第一款第三项' },
});

async function attached(type: 'case' | 'referral', id: string, name: string, content = DOT): Promise<string> {
  const { status, body } = await scene.stage.product
    .as('officer')
    .attach<{ id: string }>({ type, id }, { content, name });
  if (status !== 201) throw new Error(`not attached: ${JSON.stringify(body)}`);
  return body.id;
}

/** Notes what is saved on the device, and which addresses of pictures the page still holds. */
async function watched(
  page: Page,
): Promise<{ readonly saved: () => number; readonly held: () => Promise<number> }> {
  let saved = 0;
  page.on('download', () => (saved += 1));
  await page.evaluate(() => {
    const [make, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
    const held = new Set<string>();
    URL.createObjectURL = (content: Blob) => {
      const url = make(content);
      held.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      held.delete(url);
      revoke(url);
    };
    Object.assign(globalThis, { heldPictures: held });
  });
  const held = (): Promise<number> =>
    page.evaluate(() => (globalThis as unknown as { heldPictures: Set<string> }).heldPictures.size);
  return { saved: () => saved, held };
}

/** Opens a picture, sees it, and leaves it with Escape: nothing was saved and nothing is held. */
async function lookAt(page: Page, title: string): Promise<void> {
  const { saved, held } = await watched(page);
  const link = page.getByRole('button', { name: title, exact: true });
  await link.click();
  const picture = page.getByRole('dialog', { name: title }).getByRole('img', { name: title });
  await picture.waitFor();
  await page.waitForFunction(() => document.querySelector('dialog img')?.matches('[src^="blob:"]') === true);
  expect(await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(
    1,
  );
  expect(await held()).toBe(1);
  await page.keyboard.press('Escape');
  await picture.waitFor({ state: 'detached' });
  await eventually('the picture is let go of', async () => (await held()) === 0);
  expect(saved()).toBe(0);
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
}

const sightsOf = async (fileId: string): Promise<number> =>
  (
    await scene.stage.product.sql.query(
      `select 1 from audit_row where subject_id = $1 and action = 'file.seen'`,
      [fileId],
    )
  ).rows.length;

describe('a picture on a phone', () => {
  it('of a case is seen in the page, on record, and leaves nothing on the device', async () => {
    const { id } = await scene.stage.desk.register();
    const fileId = await attached('case', id, '楼道.png');
    const { page } = await scene.as('officer', `/cases/${id}`, 'phone');
    await lookAt(page, '楼道.png');
    expect(await sightsOf(fileId)).toBe(1);
  });

  it('that was shared, and one of the referral, are seen the same way', async () => {
    const { desk, line } = scene.stage;
    const { id: caseId } = await desk.register({ lane: 'full' });
    const fileIds = [await attached('case', caseId, '欠条.png')];
    const { id } = (await line.send(caseId, { ...toBureau(), fileIds })).body;
    await attached('referral', id, '现场.png');
    const { page } = await scene.as('labor-intake', `/referrals/${id}`, 'phone');
    await lookAt(page, '欠条.png');
    await lookAt(page, '现场.png');
  });

  it('that does not come is said so in words, and comes when it is asked for again', async () => {
    const { id } = await scene.stage.desk.register();
    await attached('case', id, '门口.png');
    const { page } = await scene.as('officer', `/cases/${id}`, 'phone');
    await page.route('**/content', (route) => route.abort());
    await page.getByRole('button', { name: '门口.png' }).click();
    await page.getByRole('alert').getByText('连不上服务器').waitFor();
    await page.unroute('**/content');
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('img', { name: '门口.png' }).waitFor();
  });

  it('that this page cannot open is said so, and the page stays', async () => {
    const { id } = await scene.stage.desk.register();
    await attached('case', id, '窗台.png');
    const visit = await scene.visit(`/cases/${id}`, 'phone');
    const { page } = visit;
    await page.route('**/assets/picture-sheet*.js', (route) => route.abort());
    await visit.signIn('officer', WORLD_PASSWORD);
    await page.getByRole('button', { name: '窗台.png' }).click();
    await page.getByRole('alert').getByText('打不开图片').waitFor();
    expect(await page.getByRole('button', { name: '窗台.png' }).isVisible()).toBe(true);
  });

  it('opens also where the network for all but the picture went before it was tapped', async () => {
    const { id } = await scene.stage.desk.register();
    await attached('case', id, '阳台.png');
    const visit = await scene.as('officer', `/cases/${id}`, 'phone');
    const { page } = visit;
    await page.getByRole('button', { name: '阳台.png' }).waitFor();
    await visit.quiet();
    await page.route('**/assets/**', (route) => route.abort());
    await page.getByRole('button', { name: '阳台.png' }).click();
    await page.getByRole('img', { name: '阳台.png' }).waitFor();
  });
});

describe('what is no picture', () => {
  it('is saved, and says before that it stays on the device', async () => {
    const { id } = await scene.stage.desk.register();
    await attached('case', id, '协议.pdf', PDF);
    const { page } = await scene.as('officer', `/cases/${id}`, 'phone');
    await page.getByText(SAVED).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '协议.pdf' }).click();
    expect((await download).suggestedFilename()).toBe('协议.pdf');
  });
});

/** What the page sends arrives, and its answer does not: once. */
async function loseNextAnswer(page: Page): Promise<void> {
  await page.evaluate(() => {
    const real = window.fetch.bind(window);
    window.fetch = async (...asked) => {
      const [request] = asked;
      const isUpload = request instanceof Request && /files\?/.test(request.url) && request.method === 'POST';
      if (isUpload) window.fetch = real;
      const answer = await real(...asked);
      if (isUpload) throw new TypeError('the answer is lost');
      return answer;
    };
  });
}

const picture = (name: string, content: Buffer): { name: string; mimeType: string; buffer: Buffer } => ({
  ...{ name, mimeType: 'image/png', buffer: content },
});

const namesOf = async (type: 'case' | 'referral', id: string): Promise<string[]> => {
  const { body } = await scene.stage.product
    .as('officer')
    .get<{ items: { originalName: string }[] }>(`/files?subjectType=${type}&subjectId=${id}&limit=200`);
  return body.items.map(({ originalName }) => originalName).sort();
};

describe('a picture whose answer was lost', () => {
  const OTHER = Buffer.concat([DOT, Buffer.from('other')]);

  it.each(['case', 'referral'] as const)('is attached to a %s once when it is chosen again', async (type) => {
    const { desk, line } = scene.stage;
    const { id: caseId } = await desk.register({ lane: 'full' });
    const id = type === 'case' ? caseId : (await line.send(caseId, toBureau())).body.id;
    const { page } = await scene.as('officer', `/${type}s/${id}`, 'phone');
    const input = page.getByLabel(type === 'case' ? '拍照' : '添加材料');
    await input.waitFor({ state: 'attached' });
    await loseNextAnswer(page);
    await input.setInputFiles(picture('楼道.png', DOT));
    await page.getByText('连不上服务器').waitFor();
    expect(await namesOf(type, id)).toEqual(['楼道.png']);
    // What is another picture is another command: it is not taken for the lost one.
    await input.setInputFiles(picture('门口.png', OTHER));
    await page.getByRole('button', { name: '门口.png' }).waitFor();
    expect(await namesOf(type, id)).toEqual(['楼道.png', '门口.png']);
    await loseNextAnswer(page);
    await input.setInputFiles(picture('车棚.png', DOT));
    await page.getByText('连不上服务器').waitFor();
    const answer = page.waitForResponse((each) => each.request().method() === 'POST');
    await input.setInputFiles(picture('车棚.png', DOT));
    expect((await answer).status()).toBe(201);
    await page.getByRole('button', { name: '车棚.png' }).waitFor();
    expect(await namesOf(type, id)).toEqual(['楼道.png', '车棚.png', '门口.png'].sort());
  });
});

describe('the files of a referral', () => {
  it('are there beyond the first page', async () => {
    const { desk, line } = scene.stage;
    const { id } = (await line.send((await desk.register({ lane: 'full' })).id, toBureau())).body;
    for (let at = 0; at < 31; at += 1) await attached('referral', id, `第${at}张.png`);
    const { page } = await scene.as('officer', `/referrals/${id}`, 'phone');
    await page.getByRole('button', { name: '第30张.png' }).waitFor();
    expect(await page.getByRole('button', { name: '第0张.png' }).count()).toBe(0);
    await page.getByRole('button', { name: '更多', exact: true }).click();
    await page.getByRole('button', { name: '第0张.png' }).waitFor();
  });
});

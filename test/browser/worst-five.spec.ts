import { DAY_MS } from '../e2e/cases/desk.js';
import { SIZES } from '../support/browser.js';
import { Scene } from './scene.js';

const LATE = 200;
const WORST = 5;
const AT_ONCE = 10;
/** What an act costs a hand that knows the page, in seconds: to look and decide, to point and press. */
const DECISION_S = 1.35;
const POINT_S = 1.1;

/** Nothing is missing in the record: its one limit is that of the agency. */
const WHOLE = {
  lane: 'full',
  typeCode: '0103',
  parties: [
    { role: 'applicant', name: '刘甲', phone: '19900000001' },
    { role: 'respondent', name: '王乙', phone: '19900000002' },
  ],
};

let scene: Scene;
/** Numbers of the cases that are about many people in danger. */
const planted: string[] = [];

beforeAll(async () => {
  scene = await Scene.begin();
  const { desk, line, world, product } = scene.stage;
  const late = async (parts: object): Promise<string> => {
    const { id, number } = await desk.register({ ...WHOLE, ...parts }, 'colleague');
    await line.send(id, { recipientAgencyId: world.agencies.community }, 'colleague');
    return number;
  };
  // Neither the first nor the last that came: nothing but the harm puts them in front.
  for (let nth = 0; nth < LATE; nth += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE });
    await Promise.all(some.map(() => late({})));
    if (nth % 40 === 20) planted.push(await late({ headcount: 60 + nth }));
  }
  await product.moveClock(6 * DAY_MS);
}, 240_000);
afterEach(() => scene.clear());
afterAll(() => scene.end());

describe('a coordinator before two hundred late lines', () => {
  it('finds the worst five at the top, and has each off the list in three taps', async () => {
    const visit = await scene.as('coordinator', '/board?standing=escalated');
    const { page } = visit;
    await page.setViewportSize(SIZES.desk);
    await page.evaluate(() => {
      addEventListener(
        'click',
        ({ isTrusted }) => {
          if (isTrusted)
            document.body.dataset['taps'] = String(Number(document.body.dataset['taps'] ?? 0) + 1);
        },
        true,
      );
    });
    const tapped = (): Promise<number> => page.evaluate(() => Number(document.body.dataset['taps'] ?? 0));
    const rows = page.getByRole('list', { name: '事项' }).getByRole('listitem');
    await rows.first().waitFor();
    const told = await page.getByRole('button', { name: /升级无人接手/ }).textContent();
    expect(Number.parseInt(told ?? '', 10)).toBeGreaterThanOrEqual(LATE + WORST);
    const first = async (): Promise<string> =>
      (await rows.first().getByRole('link').first().textContent()) ?? '';
    const found: string[] = [];
    let seconds = 0;
    for (let nth = 0; nth < WORST; nth += 1) {
      const number = await first();
      found.push(number);
      const before = await tapped();
      await rows.first().getByRole('button', { name: '接手' }).click();
      const sheet = page.getByRole('dialog', { name: '接手升级提醒' });
      await sheet.getByText(number).waitFor();
      await sheet.getByRole('button', { name: '我来接手' }).click();
      await rows.filter({ hasText: number }).waitFor({ state: 'detached' });
      const taps = (await tapped()) - before;
      expect(taps).toBeLessThanOrEqual(3);
      seconds += (taps + 1) * DECISION_S + taps * POINT_S;
    }
    expect(found).toEqual(planted);
    expect(seconds).toBeLessThan(60);
  });
});

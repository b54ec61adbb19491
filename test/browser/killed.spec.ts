import pg from 'pg';
import type { Page } from 'playwright-core';
import { Inspector } from '../faults/kill-nine/inspector.js';
import { Victim } from '../faults/kill-nine/victim.js';
import { TestBrowser, type Visit } from '../support/browser.js';
import { freePort } from '../support/free-port.js';
import { removeFolder, temporaryFolder } from '../support/product-process.js';
import { WORLD_PASSWORD } from '../support/world.js';
import { writeOnTheSpot } from './hands.js';

const LIMIT_MS = 180_000;
const BACK_MS = 60_000;

let dataDir: string;
let victim: Victim;
let browser: TestBrowser;
let visit: Visit;

beforeAll(async () => {
  dataDir = temporaryFolder();
  // Whoever sits before the page finds the server again where it was.
  victim = new Victim(dataDir, { PORT: String(await freePort()) });
  const url = await victim.start();
  const inspector = await Inspector.open(victim);
  await inspector.seedWorld();
  await inspector.close();
  browser = await TestBrowser.start();
  visit = await browser.open(url, 'phone');
  await visit.page.goto('/settle');
  await visit.signIn('officer', WORLD_PASSWORD);
  await visit.page.getByRole('heading', { name: '当场处置' }).waitFor();
}, LIMIT_MS);

afterAll(async () => {
  await browser.close();
  await victim.end();
  removeFolder(dataDir);
}, LIMIT_MS);

/** Presses, and kills the server in the instant in which it has written and not answered. */
async function killedAs(page: Page, press: () => Promise<void>): Promise<void> {
  let isPending = false;
  const onRequest = (): void => void (isPending = true);
  page.on('request', onRequest);
  const dying = victim.killInFlight({
    databaseToo: false,
    pending: () => (isPending ? 1 : 0),
    dying: () => undefined,
  });
  await press();
  await dying;
  page.off('request', onRequest);
}

/** The cases that tell this, as they are on record. The database went down with the product, and came back with it. */
async function casesOf(sentence: string): Promise<readonly object[]> {
  const client = new pg.Client(victim.ownerConfig());
  await client.connect();
  const { rows } = await client.query<object>(
    `select c.state, s.agreed_text as agreed from dispute_case c left join case_settlement s on s.case_id = c.id
     where s.agreed_text = $1 or c.narrative = $1`,
    [sentence],
  );
  await client.end();
  return rows;
}

describe('a server that is killed while somebody sends', () => {
  it(
    'keeps nobody from settling: the page sends once, as soon as it is back',
    async () => {
      const { page } = visit;
      const sentence = '双方互相道歉，占道物品当场清走';
      await writeOnTheSpot(page, {
        where: '浣花路',
        who: '孙某',
        source: '走访排查',
        deed: '了结',
        sentence,
      });
      await killedAs(page, () => page.getByRole('button', { name: '了结', exact: true }).click());
      await page.getByText('已存在本机，联网后自动发送').first().waitFor();
      await victim.start();
      await page.getByText('已了结。').waitFor({ timeout: BACK_MS });
      expect(await casesOf(sentence)).toEqual([{ state: 'closed', agreed: sentence }]);
      expect(await visit.resting()).toBe('');
    },
    LIMIT_MS,
  );

  it(
    'loses no word of what is being written, on a page that is opened anew',
    async () => {
      const { page } = visit;
      const sentence = '楼上漏水，双方约定周末修好';
      await page.getByRole('button', { name: '再办一起' }).click();
      await writeOnTheSpot(page, {
        where: '青华路',
        who: '吴某',
        source: '走访排查',
        deed: '跟进',
        sentence,
      });
      await killedAs(page, () => page.getByRole('button', { name: '跟进', exact: true }).click());
      await page.getByText('已存在本机，联网后自动发送').first().waitFor();
      await victim.start();
      await page.reload();
      await page.getByText('由您跟进').waitFor({ timeout: BACK_MS });
      expect(await casesOf(sentence)).toEqual([{ state: 'handling', agreed: null }]);
      expect(visit.faults).toEqual([]);
    },
    LIMIT_MS,
  );
});

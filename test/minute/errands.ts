import type { Locator, Page } from 'playwright-core';
import type { Server } from '../../src/cli/client/own-server.js';
import type { Size } from '../support/browser.js';
import type { Hand } from './hand.js';

/** Something that somebody does every day. */
export interface Errand {
  /** To run it alone. */
  readonly name: string;
  readonly who: string;
  readonly what: string;
  readonly as: string;
  readonly size: Size;
  /** Interactions besides what is typed, where they are limited, and seconds from the page in sight to the answer in sight. */
  readonly budget: { readonly interactions: number | null; readonly seconds: number };
  /** Makes what it needs. @returns the path at which it begins */
  prepare(server: Server): Promise<string>;
  /** What stands there when the page is in sight. */
  begins(page: Page): Locator;
  play(hand: Hand): Promise<void>;
}

const OFFICER = 'station-caotang.officer1';
const DUTY = 'station-caotang.duty';
const COMMITTEE = 'community-songxianqiao';
const CALLS = 30;

interface Made {
  readonly id: string;
}

async function post<T>(server: Server, login: string, path: string, body: object): Promise<T> {
  const voice = await server.signIn(login);
  const reply = await voice.send('POST', path, body);
  if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body as T;
}

async function call(server: Server, nth: number): Promise<Made> {
  const { case: made } = await post<{ case: Made }>(server, DUTY, '/cases', {
    source: '110',
    sourceReference: `MIN${Date.now()}${nth}`,
    narrative: `${STREETS[nth % STREETS.length]}住户报警称${QUARREL}，多次沟通未果，双方言语争执。`,
    placeText: `送仙桥某小区${nth + 1}栋`,
  });
  return made;
}

const QUARREL = '楼上住户深夜拖动家具';
const STREETS = ['青华路', '浣花路', '草堂路', '琴台路', '芳邻路'];

/** Sent to the committee, in the lane of quick matters. */
async function referred(server: Server): Promise<Made> {
  const theCase = await call(server, 0);
  const members = await (await server.signIn('sysadmin')).send('GET', '/agencies?q=送仙桥社区&limit=1');
  const [agency] = (members.body as { items: Made[] }).items;
  return post<Made>(server, OFFICER, `/cases/${theCase.id}/referrals`, {
    recipientAgencyId: agency?.id,
    request: '请上门调解，约定安静时段',
    choice: { code: 'knows_the_dispute' },
  });
}

export const ERRANDS: readonly Errand[] = [
  {
    name: 'accept',
    who: 'committee, phone',
    what: 'opens the task from the list and accepts it',
    as: `${COMMITTEE}.intake1`,
    size: 'phone',
    budget: { interactions: 2, seconds: 15 },
    prepare: async (server) => {
      await referred(server);
      return '/tasks';
    },
    begins: (page) => page.getByRole('heading', { level: 1, name: '待办' }),
    play: async (hand) => {
      await hand.press(hand.page.locator('a[href^="/referrals/"]', { hasText: '签收' }).first());
      await hand.press(hand.page.getByRole('button', { name: '签收' }));
      await hand.page.getByRole('heading', { name: '办理中' }).waitFor();
    },
  },
  {
    name: 'morning',
    who: 'duty room, desk',
    what: `goes through ${CALLS} calls`,
    as: DUTY,
    size: 'desk',
    budget: { interactions: null, seconds: 600 },
    prepare: async (server) => {
      for (let nth = 0; nth < CALLS; nth += 1) await call(server, nth);
      return '/morning';
    },
    begins: (page) => page.getByRole('article'),
    play: async (hand) => {
      const { page } = hand;
      for (let nth = 0; nth < CALLS; nth += 1) {
        const article = page.getByRole('article');
        const number = (await article.getAttribute('aria-label')) ?? '';
        const isQuarrel = (await article.innerText()).includes(QUARREL);
        // Half were settled on the scene, a third goes to a colleague, the rest to an agency; what is worse is looked into.
        const key = !isQuarrel ? '2' : nth % 2 === 0 ? '1' : nth % 3 === 0 ? '3' : '2';
        await hand.key(key);
        if (key === '1') {
          await page.getByLabel('怎么了结的（一句话）').waitFor();
          await hand.type('双方和解，约定十点后安静');
        } else {
          await page.getByRole('radio').first().waitFor();
          if (key === '2') await hand.key('1');
        }
        await hand.key('Enter');
        await page.getByRole('status').filter({ hasText: number }).waitFor();
      }
    },
  },
];

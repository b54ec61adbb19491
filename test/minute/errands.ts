import type { Locator, Page } from 'playwright-core';
import type { Server } from '../../src/cli/client/own-server.js';
import type { Size } from '../support/browser.js';
import {
  answered,
  called,
  COMMITTEE,
  DUTY,
  type Made,
  OFFICER,
  referred,
  type Told,
} from '../support/district-calls.js';
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

const CALLS = 30;

const QUARREL = '楼上住户深夜拖动家具';
const STREETS = ['青华路', '浣花路', '草堂路', '琴台路', '芳邻路'];

/** The same quarrel everywhere, one call after the other. */
const quarrel = (nth: number): Told => ({
  narrative: `${STREETS[nth % STREETS.length]}住户报警称${QUARREL}，多次沟通未果，双方言语争执。`,
  placeText: `送仙桥某小区${nth + 1}栋`,
});

const quarrelReferred = (server: Server): Promise<Made> =>
  referred(server, quarrel(0), '请上门调解，约定安静时段');

export const ERRANDS: readonly Errand[] = [
  {
    name: 'settle',
    who: 'officer, phone',
    what: 'settles a call on the spot',
    as: OFFICER,
    size: 'phone',
    budget: { interactions: 4, seconds: 15 },
    prepare: async (server) => {
      await called(server, quarrel(1));
      return '/settle';
    },
    begins: (page) => page.getByRole('radio', { name: QUARREL }).first(),
    play: async (hand) => {
      const { page } = hand;
      await hand.press(page.getByRole('radio', { name: QUARREL }).first());
      await hand.press(page.getByLabel('怎么了结的（一句话）'));
      await hand.type('双方和解');
      await hand.press(page.getByRole('button', { name: '了结', exact: true }));
      await page.getByText(/已了结/).waitFor();
    },
  },
  {
    name: 'register',
    who: 'officer, desk',
    what: 'registers a dispute and sends it',
    as: OFFICER,
    size: 'desk',
    budget: { interactions: 8, seconds: 60 },
    prepare: async () => '/register',
    begins: (page) => page.getByLabel('案情'),
    play: async (hand) => {
      const { page } = hand;
      await hand.press(page.getByLabel('案情'));
      await hand.paste('刘某在浣花路18号的饭店打工，老板拖欠工资9000元，电话19900000051');
      await hand.press(page.getByRole('button', { name: '全部采用' }));
      await hand.press(page.getByLabel('申请人', { exact: true }));
      await hand.type('刘某甲');
      await page.getByRole('radio', { name: /^1 / }).and(page.locator(':checked')).waitFor();
      await hand.press(page.getByRole('radio', { name: /^同意/ }).first());
      await hand.key('Control+Enter');
      await page.getByText(/已登记，已转/).waitFor();
    },
  },
  {
    name: 'accept',
    who: 'committee, phone',
    what: 'opens the task from the list and accepts it',
    as: COMMITTEE,
    size: 'phone',
    budget: { interactions: 2, seconds: 15 },
    prepare: async (server) => {
      await quarrelReferred(server);
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
    name: 'report',
    who: 'committee, phone',
    what: 'reports how it ended',
    as: COMMITTEE,
    size: 'phone',
    budget: { interactions: 4, seconds: 30 },
    prepare: async (server) => {
      const referral = await quarrelReferred(server);
      await answered(server, referral, 'acceptance', {});
      return `/referrals/${referral.id}`;
    },
    begins: (page) => page.getByRole('button', { name: '办结上报' }),
    play: async (hand) => {
      const { page } = hand;
      await hand.press(page.getByRole('button', { name: '办结上报' }));
      await hand.press(page.getByLabel('达成口头协议'));
      await hand.press(page.getByLabel('一句话说明'));
      await hand.type('双方约定十点后安静');
      await hand.press(page.getByRole('button', { name: '提交' }));
      await page.getByRole('heading', { name: /已结束|待确认/ }).waitFor();
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
      for (let nth = 0; nth < CALLS; nth += 1) await called(server, quarrel(nth));
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

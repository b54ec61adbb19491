import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { launchChromium } from '../../bench/support/chromium.js';
import { eventually } from './product-process.js';

/** What people sit at: the desk of a station, and the smallest phone that is in use. */
export const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 360, height: 640 } } as const;

const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing asked for so long is nothing more to come; milliseconds. */
const QUIET_MS = 500;

export type Size = keyof typeof SIZES;

/** A real Chromium, in which people sit at their screens. */
export class TestBrowser {
  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<TestBrowser> {
    return new TestBrowser(await launchChromium());
  }

  /** A page of somebody who has not been here before. @param url where the product listens */
  async open(url: string, size: Size = 'desk'): Promise<Visit> {
    const context = await this.browser.newContext({
      baseURL: url,
      viewport: SIZES[size],
      hasTouch: size === 'phone',
      // What is pressed must not be on its way yet.
      reducedMotion: 'reduce',
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    context.setDefaultTimeout(30_000);
    return new Visit(context, await context.newPage());
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** One person before one screen. */
export class Visit {
  readonly faults: string[] = [];
  private readonly asked = new Set<Request>();
  private lastAskedAt = Date.now();

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', ({ message }) => this.faults.push(message));
    page.on('request', (request) => {
      // The stream of changes is open as long as the page is.
      if (request.url().includes('/api/v1/changes')) return;
      this.asked.add(request);
      this.lastAskedAt = Date.now();
    });
    const answered = (request: Request): void => {
      if (this.asked.delete(request)) this.lastAskedAt = Date.now();
    };
    page.on('requestfinished', answered);
    page.on('requestfailed', answered);
  }

  /**
   * Until everything that the page has asked for is there and it asks for nothing more: also where no address was opened since,
   * which the load states of a browser are about.
   * @param of only what is of this kind is waited for, where a test withholds the rest
   */
  quiet(of?: 'script'): Promise<void> {
    const isOpen = (request: Request): boolean => of === undefined || request.resourceType() === of;
    return eventually(
      'the page asks for nothing more',
      () => ![...this.asked].some(isOpen) && Date.now() - this.lastAskedAt > QUIET_MS,
    );
  }

  /** Signs in on the page that is open. */
  async signIn(login: string, password: string): Promise<void> {
    await this.page.getByLabel('账号').fill(login);
    await this.page.getByLabel('密码').fill(password);
    await this.page.getByRole('button', { name: '登录', exact: true }).click();
  }

  /**
   * What axe finds wrong with the page as it stands, by rule and place.
   * @param only these rules, where the others were asked before
   */
  async unfit({ only }: { readonly only?: string[] } = {}): Promise<string[]> {
    const axe = new AxeBuilder({ page: this.page });
    const { violations } = await (
      only === undefined ? axe.withTags(ALL_RULES) : axe.withRules(only)
    ).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }

  /** Everything that rests in the databases of the browser, bytes as the characters they would be. */
  resting(): Promise<string> {
    return this.page.evaluate(async () => {
      const read = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('not read'));
        });
      const textOf = (part: unknown): string =>
        part instanceof Uint8Array ? new TextDecoder().decode(part) : JSON.stringify(part);
      const texts: string[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await read(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const values = (await read(database.transaction(store).objectStore(store).getAll())) as object[];
          texts.push(...values.flatMap((value) => Object.values(value).map(textOf)));
        }
        database.close();
      }
      return texts.join('\n');
    });
  }

  /** Everything this browser keeps of the site, in whatever store: as one text. */
  async kept(): Promise<string> {
    const page = await this.page.evaluate(async () => {
      const cached: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys())
          cached.push(request.url, await ((await cache.match(request)) ?? new Response()).text());
      }
      return {
        ...localStorage,
        ...sessionStorage,
        cached,
        state: history.state as unknown,
        name: window.name,
      };
    });
    return [JSON.stringify([page, await this.context.storageState()]), await this.resting()].join('\n');
  }

  async close(): Promise<void> {
    // What a test answers itself may still be under way.
    if (!this.page.isClosed()) await this.page.unrouteAll({ behavior: 'ignoreErrors' });
    await this.context.close();
  }
}

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import packed from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** What people sit at: the desk of a station, and the smallest phone that is in use. */
export const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 360, height: 640 } } as const;

export type Size = keyof typeof SIZES;

/** Switches of the packed browser that would let it run in one process, which ends with the first page that is closed. */
const NOT_USED = ['--single-process', '--no-zygote'];
const CJK = ['400Regular', '600SemiBold'];

/** A real Chromium, the one that npm brought unless `CHROMIUM` names another. */
export class TestBrowser {
  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<TestBrowser> {
    const args = packed.args.filter((arg) => !arg.startsWith('--headless') && !NOT_USED.includes(arg));
    const executablePath = process.env['CHROMIUM'] ?? (await unpacked());
    const env = { ...process.env, FONTCONFIG_FILE: fontsOfOurOwn() };
    return new TestBrowser(await chromium.launch({ executablePath, args, env }));
  }

  /** A page of somebody who has not been here before. @param url where the product listens */
  async open(url: string, size: Size = 'desk'): Promise<Visit> {
    const context = await this.browser.newContext({
      baseURL: url,
      viewport: SIZES[size],
      hasTouch: size === 'phone',
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    context.setDefaultTimeout(15_000);
    return new Visit(context, await context.newPage());
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** One person before one screen. */
export class Visit {
  readonly faults: string[] = [];

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', ({ message }) => this.faults.push(message));
  }

  /** Signs in on the page that is open. */
  async signIn(login: string, password: string): Promise<void> {
    await this.page.getByLabel('账号').fill(login);
    await this.page.getByLabel('密码').fill(password);
    await this.page.getByRole('button', { name: '登录', exact: true }).click();
  }

  /** What axe finds wrong with the page as it stands, by rule and place. */
  async unfit(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
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

  async close(): Promise<void> {
    await this.context.close();
  }
}

/**
 * Unpacked once for a checkout, into a folder of its own, for the package takes whatever stands under that name for its own;
 * beside it first, so that nobody starts one that another worker is still writing.
 */
async function unpacked(): Promise<string> {
  const folder = path.resolve('.tmp/browser');
  if (!fs.existsSync(folder)) {
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    const own = fs.mkdtempSync(`${folder}-`);
    await unpackInto(own);
    try {
      fs.renameSync(own, folder);
    } catch {
      fs.rmSync(own, { recursive: true });
    }
  }
  return unpackInto(folder);
}

async function unpackInto(folder: string): Promise<string> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** Machines without Chinese fonts would show boxes: the papers' own font is installed for the browser alone. */
function fontsOfOurOwn(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-fonts-'));
  const fonts = path.resolve('node_modules/@expo-google-fonts/noto-sans-sc');
  const file = path.join(folder, 'fonts.conf');
  const dirs = CJK.map((weight) => `<dir>${path.join(fonts, weight)}</dir>`).join('');
  fs.writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}<cachedir>${folder}</cachedir></fontconfig>`,
  );
  return file;
}

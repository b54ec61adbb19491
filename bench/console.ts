import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Bench } from './support/bench.js';
import { launchChromium } from './support/chromium.js';
import { percentile } from './support/measure.js';
import { PageWeights } from './support/page-weight.js';
import { populate } from './support/population.js';
import type { Section } from './support/report.js';
import type { Seat } from './support/world.js';

const OPENINGS = 7;
/** A second is what people take for waiting without losing their thread (Nielsen). */
const OPEN_AIM_MS = 1_000;
const ROWS = 10_000;
const FRAME_AIM_MS = 50;
/** In how long ten thousand rows of 96 pixels pass: dragged along the bar, and as fast as a wheel is turned (some 16,000 pixels a second). */
const PASSES_MS = [8_000, 60_000];
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 360, height: 640 };
/** Where the network is poor: 400 kbit/s, and 0.4 s there and back. */
const POOR = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly seat: Pick<Seat, 'credentials'>;
  /** The request whose answer it shows. */
  readonly request: string;
}

/** What people see of long lists: how soon the first rows stand there, and whether they scroll without a jerk. */
export async function screens(bench: Bench): Promise<Section> {
  await populate(bench);
  await bench.settle();
  const browser = await launchChromium();
  try {
    const rows: string[][] = [];
    for (const screen of screensOf(bench)) rows.push(await open(browser, bench, screen));
    const notes = [
      ...(await scroll(browser, bench)),
      await byKeys(browser, bench),
      await onAPoorNetwork(browser, bench),
    ];
    return {
      title: `The console over ${bench.sizes.referrals} referrals`,
      lines: [
        `A fresh browser, nothing cached, everything on one machine. The aim is rows in sight within ${OPEN_AIM_MS} ms.`,
      ],
      head: [
        'page',
        'rows in sight, p50 ms',
        'slowest ms',
        'its request alone, p50 ms',
        `≤ ${OPEN_AIM_MS} ms`,
      ],
      rows,
      notes: [...notes, `First load of a page, gzipped: ${weights()}.`],
      appendix: [],
    };
  } finally {
    await browser.close();
  }
}

function screensOf(bench: Bench): readonly Screen[] {
  const { world } = bench;
  return [
    {
      name: 'an agency’s inbox',
      path: '/tasks',
      seat: partnerOf(bench),
      request: '/api/v1/me/tasks?limit=50',
    },
    {
      name: 'the board of the centre',
      path: '/board',
      seat: world.coordinator,
      request: '/api/v1/board/lines?standing=pressing&limit=50',
    },
  ];
}

async function open(
  browser: Browser,
  { url }: Bench,
  { name, path: place, seat, request }: Screen,
): Promise<string[]> {
  const seen: number[] = [];
  const asked: number[] = [];
  for (let nth = 0; nth < OPENINGS; nth += 1) {
    const context = await signedIn(browser, url, seat);
    const page = await context.newPage();
    const startedAt = performance.now();
    await page.goto(place, { waitUntil: 'commit' });
    await rowsOf(page).first().waitFor();
    seen.push(performance.now() - startedAt);
    const askedAt = performance.now();
    await context.request.get(request);
    asked.push(performance.now() - askedAt);
    await context.close();
  }
  const [bySight, byRequest] = [ascending(seen), ascending(asked)];
  const slowest = bySight.at(-1) ?? Number.NaN;
  return [
    name,
    percentile(bySight, 0.5).toFixed(0),
    slowest.toFixed(0),
    percentile(byRequest, 0.5).toFixed(0),
    slowest <= OPEN_AIM_MS ? 'yes' : 'no',
  ];
}

/** Loads as many rows as the list gives, up to ten thousand, and scrolls through them from the first to the last. */
async function scroll(browser: Browser, { url, world }: Bench): Promise<string[]> {
  const context = await signedIn(browser, url, world.coordinator);
  const page = await context.newPage();
  await page.goto('/board?standing=all');
  await rowsOf(page).first().waitFor();
  let count = 0;
  for (let before = -1; count < ROWS && count !== before;) {
    before = count;
    count = await moreOf(page, before);
  }
  const notes: string[] = [];
  for (const spanMs of PASSES_MS) {
    const frames = ascending(await page.evaluate(framesWhileScrolling, spanMs));
    const over = frames.filter((ms) => Math.round(ms) > FRAME_AIM_MS);
    notes.push(
      `Scrolling through ${count} rows in ${spanMs / 1000} s, ${frames.length} frames: ${percentile(frames, 0.5).toFixed(0)} ms (p50), ` +
        `${percentile(frames, 0.99).toFixed(0)} ms (p99), the slowest ${frames.at(-1)?.toFixed(0)} ms; ${over.length} over ${FRAME_AIM_MS} ms.`,
    );
  }
  await context.close();
  return notes;
}

/** From the key that opens a row of the inbox to its steps beside the list, each time another row. */
async function byKeys(browser: Browser, bench: Bench): Promise<string> {
  const context = await signedIn(browser, bench.url, partnerOf(bench));
  const page = await context.newPage();
  await page.goto('/tasks');
  await rowsOf(page).first().waitFor();
  const took: number[] = [];
  for (let nth = 0; nth < OPENINGS; nth += 1) {
    await page.keyboard.press('j');
    const pressedAt = performance.now();
    await page.keyboard.press('Enter');
    await page.locator('article').waitFor();
    took.push(performance.now() - pressedAt);
    await page.keyboard.press('Escape');
    await page.locator('article').waitFor({ state: 'detached' });
  }
  await context.close();
  return `A row of the inbox opened by its key: ${spread(took)}.`;
}

/** The first sight of a referral on a phone that has never opened the console, from its address to its steps. */
async function onAPoorNetwork(browser: Browser, bench: Bench): Promise<string> {
  const took: number[] = [];
  let address = '';
  for (let nth = 0; nth <= OPENINGS; nth += 1) {
    const context = await signedIn(browser, bench.url, partnerOf(bench), PHONE);
    const page = await context.newPage();
    if (address === '') {
      await page.goto('/tasks');
      address = (await rowsOf(page).locator('a[href^="/referrals/"]').first().getAttribute('href')) ?? '';
    } else {
      const network = await context.newCDPSession(page);
      await network.send('Network.enable');
      await network.send('Network.emulateNetworkConditions', POOR);
      const startedAt = performance.now();
      await page.goto(address, { waitUntil: 'commit' });
      await page.locator('article h1').waitFor();
      took.push(performance.now() - startedAt);
    }
    await context.close();
  }
  return `A referral opened for the first time on a phone at 400 kbit/s and 0.4 s there and back: ${spread(took)}.`;
}

function partnerOf({ world }: Bench): Pick<Seat, 'credentials'> {
  const [partner] = world.partners;
  if (partner === undefined) throw new Error('an empty world');
  return partner;
}

function spread(took: readonly number[]): string {
  const all = ascending(took);
  return `${percentile(all, 0.5).toFixed(0)} ms (p50), ${all.at(-1)?.toFixed(0)} ms at most`;
}

/** Goes to the end, waits for what comes there. @returns how many rows the list holds then */
async function moreOf(page: Page, before: number): Promise<number> {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const last = rowsOf(page).last();
  const deadline = performance.now() + 3_000;
  for (;;) {
    const count = Number((await last.getAttribute('aria-posinset')) ?? 0);
    if (count > before || performance.now() > deadline) return Math.max(count, before);
  }
}

/** Runs in the page. @returns how long each frame took, in ms */
function framesWhileScrolling(spanMs: number): Promise<number[]> {
  return new Promise((resolve) => {
    const took: number[] = [];
    const height = document.documentElement.scrollHeight;
    const startedAt = performance.now();
    let last = startedAt;
    const frame = (now: number): void => {
      took.push(now - last);
      last = now;
      const share = (now - startedAt) / spanMs;
      if (share >= 1) resolve(took.slice(1));
      else {
        scrollTo(0, height * share);
        requestAnimationFrame(frame);
      }
    };
    requestAnimationFrame(frame);
  });
}

const rowsOf = (page: Page) => page.locator('li[aria-posinset]');

async function signedIn(
  browser: Browser,
  url: string,
  seat: Pick<Seat, 'credentials'>,
  viewport = DESK,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport, locale: 'zh-CN' });
  const [name = '', value = ''] = (seat.credentials['cookie'] ?? '').split('=');
  await context.addCookies([{ name, value, url }]);
  return context;
}

/** What each page loads before it stands there. */
function weights(): string {
  const all = new PageWeights();
  return all.parts
    .filter((part) => part.endsWith('-page.tsx'))
    .map((part) => `${path.basename(part, '-page.tsx')} ${(all.firstLoad(part) / 1024).toFixed(0)} kB`)
    .join(', ');
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

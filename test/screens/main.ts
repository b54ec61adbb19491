import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { withServer, type Server } from '../../src/cli/client/own-server.js';
import { TestBrowser, type Visit } from '../support/browser.js';
import { addressOf } from './address.js';
import { arrange, type Arranged } from './arranged.js';
import { type Screen, SCREENS } from './pages.js';

const { values, positionals: names } = parseArgs({
  options: { sharp: { type: 'boolean' } },
  allowPositionals: true,
});
/** Small ones are kept with the documentation, sharp ones are for looking at. */
const [FOLDER, TYPE] =
  values.sharp === true ? (['.tmp/screens', 'png'] as const) : (['docs/screens', 'jpeg'] as const);

/**
 * `npm run screens -- [--sharp] [NAME …]` takes pictures of every page, or of those named, in the demonstration district: of the
 * server at BASE_URL, or of one of its own.
 */
async function main(): Promise<void> {
  fs.mkdirSync(FOLDER, { recursive: true });
  await withServer(async (server) => {
    const arranged = await arrange(server);
    const browser = await TestBrowser.start();
    try {
      for (const screen of SCREENS)
        if (names.length === 0 || names.includes(screen.name))
          await take(screen, { server, browser, arranged });
    } finally {
      await browser.close();
    }
  }, 'demo');
}

interface Place {
  readonly server: Server;
  readonly browser: TestBrowser;
  readonly arranged: Arranged;
}

async function take(screen: Screen, { server, browser, arranged }: Place): Promise<void> {
  for (const size of screen.sizes) {
    const visit = await browser.open(server.url, size);
    const { page } = visit;
    await page.goto('/');
    if (screen.when === 'password is temporary') await makePasswordTemporary(visit);
    if (screen.as !== null) {
      await visit.signIn(screen.as, server.passwordOf(screen.as));
      await page.getByLabel('账号').waitFor({ state: 'detached' });
      await page.goto(await addressOf(screen, visit, arranged));
    }
    await visit.quiet();
    await screen.before?.(page);
    if (screen.when === 'left offline') await leaveOffline(visit);
    await visit.quiet();
    await requireShown(screen, visit);
    const file = `${FOLDER}/${screen.name}-${size}.${TYPE}`;
    await page.screenshot({ path: file, type: TYPE, ...(TYPE === 'jpeg' ? { quality: 60 } : {}) });
    console.log(`${file}${visit.faults.length > 0 ? `  ${visit.faults.join('; ')}` : ''}`);
    await visit.close();
  }
}

/** For this page alone: nobody is really asked for a new one. */
async function makePasswordTemporary({ page }: Visit): Promise<void> {
  await page.route('**/api/v1/session', async (route) => {
    const response = await route.fetch();
    const session = (await response.json()) as object;
    await route.fulfill({ response, json: { ...session, mustChangePassword: true } });
  });
}

async function leaveOffline({ page, context }: Visit): Promise<void> {
  await context.setOffline(true);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('alert').waitFor();
}

/** @throws Error when the page says that nothing is there, or why it cannot be shown, and is not meant to */
async function requireShown({ name, showsNothing }: Screen, { page }: Visit): Promise<void> {
  await page.getByRole('status', { name: '正在打开' }).first().waitFor({ state: 'detached' });
  const [said] = await page.locator('[class*="_state_"]').allInnerTexts();
  if ((said !== undefined) !== (showsNothing === true))
    throw new Error(`${name} shows: ${said ?? 'something'}`);
}

await main();

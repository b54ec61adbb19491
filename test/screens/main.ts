import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { withServer, type Server } from '../../src/cli/client/own-server.js';
import { TestBrowser, type Visit } from '../support/browser.js';
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
    const browser = await TestBrowser.start();
    try {
      for (const screen of SCREENS)
        if (names.length === 0 || names.includes(screen.name)) await take(screen, { server, browser });
    } finally {
      await browser.close();
    }
  }, 'demo');
}

interface Place {
  readonly server: Server;
  readonly browser: TestBrowser;
}

async function take(screen: Screen, { server, browser }: Place): Promise<void> {
  for (const size of screen.sizes) {
    const visit = await browser.open(server.url, size);
    const { page } = visit;
    await page.goto('/');
    if (screen.as !== null) {
      await visit.signIn(screen.as, server.passwordOf(screen.as));
      await page.getByRole('navigation').waitFor();
      await page.goto(await addressOf(screen, visit));
    }
    await page.waitForLoadState('networkidle');
    for (const name of screen.press ?? []) {
      await page.getByRole('button', { name }).first().click();
      await page.getByRole('dialog').getByRole('button').first().waitFor();
    }
    await page.waitForLoadState('networkidle');
    const file = `${FOLDER}/${screen.name}-${size}.${TYPE}`;
    await page.screenshot({ path: file, type: TYPE, ...(TYPE === 'jpeg' ? { quality: 60 } : {}) });
    console.log(`${file}${visit.faults.length > 0 ? `  ${visit.faults.join('; ')}` : ''}`);
    await visit.close();
  }
}

interface Task {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
}

/** The path with the first case and referral among what awaits whoever has signed in. */
async function addressOf(screen: Screen, { page }: Visit): Promise<string> {
  if (!screen.path.includes('{')) return screen.path;
  const { items } = (await (await page.request.get('/api/v1/me/tasks?limit=200')).json()) as {
    items: Task[];
  };
  const idOf = (type: string): string =>
    items.find(({ subjectType, caseId }) => subjectType === type && caseId !== null)?.subjectId ?? 'none';
  return screen.path.replace('{case}', idOf('case')).replace('{referral}', idOf('referral'));
}

await main();

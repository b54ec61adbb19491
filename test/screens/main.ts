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
    if (screen.when === 'password is temporary') await makePasswordTemporary(visit);
    if (screen.as !== null) {
      await visit.signIn(screen.as, server.passwordOf(screen.as));
      await page.getByLabel('账号').waitFor({ state: 'detached' });
      await page.goto(await addressOf(screen, visit));
    }
    await page.waitForLoadState('networkidle');
    for (const name of screen.press ?? []) {
      await page.getByRole('button', { name }).first().click();
      await page.getByRole('dialog').getByRole('button').first().waitFor();
    }
    if (screen.when === 'left offline') await leaveOffline(visit);
    await page.waitForLoadState('networkidle');
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

interface Task {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
}

/** The path with what it stands for, of what whoever has signed in may see. */
async function addressOf({ path }: Screen, { page }: Visit): Promise<string> {
  const [, wanted] = /\{(\w+)\}/.exec(path) ?? [];
  if (wanted === undefined) return path;
  const read = async <T>(address: string): Promise<readonly T[]> =>
    ((await (await page.request.get(`/api/v1${address}`)).json()) as { readonly items: readonly T[] }).items;
  const tasks = async (): Promise<readonly Task[]> =>
    (await read<Task>('/me/tasks?limit=200')).filter(({ caseId }) => caseId !== null);
  const first = async (type: string): Promise<string | undefined> =>
    (await tasks()).find(({ subjectType }) => subjectType === type)?.subjectId;
  const held = async (): Promise<string | null | undefined> => {
    for (const { caseId } of await tasks())
      if ((await page.request.get(`/api/v1/cases/${caseId}/holding`)).ok()) return caseId;
    return undefined;
  };
  const ids: Readonly<Record<string, () => Promise<string | null | undefined>>> = {
    case: () => first('case'),
    referral: () => first('referral'),
    held,
    agency: async () => (await read<{ id: string }>('/agencies?limit=1'))[0]?.id,
    user: async () => (await read<{ id: string }>('/users?limit=1'))[0]?.id,
  };
  return path.replace(`{${wanted}}`, (await ids[wanted]?.()) ?? 'none');
}

await main();

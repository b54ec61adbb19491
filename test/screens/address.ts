import type { Visit } from '../support/browser.js';
import type { Arranged } from './arranged.js';
import type { Screen } from './pages.js';

/** A case that an agency works on shows more than any that is over. */
const GOES_ON = 100;

/**
 * The path of a screen with what it stands for, of what whoever has signed in may see.
 * @throws Error when there is nothing that it could stand for
 */
export async function addressOf({ path, name }: Screen, visit: Visit, arranged: Arranged): Promise<string> {
  const [, wanted] = /\{(\w+)\}/.exec(path) ?? [];
  if (wanted === undefined) return path;
  const ids: Readonly<Record<string, () => Promise<string | undefined>>> = {
    ...Object.fromEntries(Object.entries(arranged).map(([key, id]) => [key, () => Promise.resolve(id)])),
    case: () => longestWay(visit),
    held: () => firstHeld(visit),
    agency: async () => (await read<{ id: string }>(visit, '/agencies?limit=1'))[0]?.id,
    user: async () => (await read<{ id: string }>(visit, '/users?limit=1'))[0]?.id,
  };
  const id = await ids[wanted]?.();
  if (id === undefined) throw new Error(`${name}: nothing is there for {${wanted}}`);
  return path.replace(`{${wanted}}`, id);
}

interface Way {
  /** Null while it goes on. */
  readonly ending: string | null;
  readonly stretches: readonly unknown[];
}

async function longestWay(visit: Visit): Promise<string | undefined> {
  let longest: { readonly id: string; readonly length: number } | undefined;
  for (const id of await awaitedCases(visit)) {
    const ways = await read<Way>(visit, `/cases/${id}/referrals/paths`);
    const goesOn = ways.some(({ ending }) => ending === null);
    const length = ways.reduce((sum, { stretches }) => sum + stretches.length, goesOn ? GOES_ON : 0);
    if (longest === undefined || length > longest.length) longest = { id, length };
  }
  return longest?.id;
}

async function firstHeld(visit: Visit): Promise<string | undefined> {
  for (const id of await awaitedCases(visit))
    if ((await visit.page.request.get(`/api/v1/cases/${id}/holding`)).ok()) return id;
  return undefined;
}

/** The cases that what awaits them is about, the most urgent first. */
async function awaitedCases(visit: Visit): Promise<readonly string[]> {
  const tasks = await read<{ readonly caseId: string | null }>(visit, '/me/tasks?limit=200');
  return [...new Set(tasks.flatMap(({ caseId }) => caseId ?? []))];
}

async function read<T>({ page }: Visit, address: string): Promise<readonly T[]> {
  const answer = await page.request.get(`/api/v1${address}`);
  if (!answer.ok()) return [];
  return ((await answer.json()) as { readonly items: readonly T[] }).items;
}

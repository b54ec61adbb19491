import type { Page, Route } from 'playwright-core';

const SESSION = '/api/v1/session';
/** Who it is was read before, and what moves is told over a line of its own. */
const NOT_OF_A_PAGE = [SESSION, '/api/v1/changes'];

/** What does not come from the product itself, but from what stands before it, has no code. */
const CODES: Readonly<Record<number, string>> = { 403: 'permission_missing' };

/** A list as it is answered: a page of it, or all of it. */
interface Listed {
  readonly items: readonly unknown[];
  readonly nextCursor?: string | null;
}

const isListed = (body: unknown): body is Listed =>
  typeof body === 'object' && body !== null && 'items' in body;

/** Answers whatever list a page reads as if nothing were in it. @param alsoWhole what is answered as a whole, a list or with lists in it, by the end of its path */
export async function emptied(page: Page, alsoWhole: readonly string[] = []): Promise<void> {
  await page.route(
    ({ pathname }) => pathname.startsWith('/api/v1/') && !NOT_OF_A_PAGE.includes(pathname),
    async (route) => {
      if (route.request().method() !== 'GET') return route.continue();
      const response = await route.fetch();
      if (!(response.headers()['content-type'] ?? '').includes('json')) return route.fulfill({ response });
      const body: unknown = await response.json();
      const { pathname } = new URL(route.request().url());
      if (isListed(body))
        return route.fulfill({ response, json: { ...body, items: [], nextCursor: null, unreadCount: 0 } });
      const isEmptied = alsoWhole.some((end) => pathname.endsWith(end));
      return route.fulfill({ response, json: isEmptied ? withoutAny(body) : body });
    },
  );
}

function withoutAny(body: unknown): unknown {
  if (Array.isArray(body)) return [];
  const parts = Object.entries(body as object) as [string, unknown][];
  return Object.fromEntries(parts.map(([name, part]) => [name, Array.isArray(part) ? [] : part]));
}

/** Where the list of this path goes on, for the test alone. */
export const FURTHER = 'further';

/** Answers a list as if there were more of it than what it holds, and nothing in what is asked for then. */
export async function prolonged(page: Page, path: string): Promise<void> {
  await page.route(
    ({ pathname, searchParams }) => pathname === path && !searchParams.has('limit', '1'),
    async (route) => {
      const isFurther = new URL(route.request().url()).searchParams.get('cursor') === FURTHER;
      if (isFurther) return route.fulfill({ json: { items: [], nextCursor: null } });
      const response = await route.fetch();
      const body = (await response.json()) as Listed;
      return route.fulfill({ response, json: { ...body, nextCursor: FURTHER } });
    },
  );
}

/** What a page asks of the API, answered when and how a test says. */
export class Reads {
  private say: (status: number | null) => void = () => undefined;
  private said: Promise<number | null> = Promise.resolve(null);

  /** Whatever is read for a page. */
  static ofPage(page: Page): Promise<Reads> {
    return Reads.of(page, (path) => path.startsWith('/api/v1/') && !NOT_OF_A_PAGE.includes(path));
  }

  /** Who is signed in. */
  static ofSession(page: Page): Promise<Reads> {
    return Reads.of(page, (path) => path === SESSION);
  }

  private static async of(page: Page, isMeant: (path: string) => boolean): Promise<Reads> {
    const reads = new Reads();
    await page.route(
      ({ pathname }) => isMeant(pathname),
      (route) => reads.give(route),
    );
    return reads;
  }

  /** From now on nothing is answered. */
  withhold(): void {
    this.said = new Promise((say) => {
      this.say = say;
    });
  }

  /** Answers what was asked and what will be. @param status of the problem it is; null for what the server says */
  answer(status: number | null): void {
    this.say(status);
    this.said = Promise.resolve(status);
  }

  private async give(route: Route): Promise<void> {
    const status = await this.said;
    if (status === null) await route.continue();
    else await route.fulfill({ status, json: { code: CODES[status] ?? null } });
  }
}

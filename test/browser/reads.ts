import type { Page, Route } from 'playwright-core';

const SESSION = '/api/v1/session';
/** Who it is was read before, and what moves is told over a line of its own. */
const NOT_OF_A_PAGE = [SESSION, '/api/v1/changes'];

/** What does not come from the product itself, but from what stands before it, has no code. */
const CODES: Readonly<Record<number, string>> = { 403: 'permission_missing' };

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

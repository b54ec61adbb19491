import { WORLD_PASSWORD, type Login } from '../support/world.js';
import { type Size, TestBrowser, type Visit } from '../support/browser.js';
import { ChangeStreams } from '../../src/platform/realtime/change-streams.js';
import { type CaseStage, startCaseStage } from '../e2e/cases/stage.js';
import { eventually } from '../support/product-process.js';

/** Where to put a picture of how each page stood when its test was over: to find out why one failed. */
const SHOTS = process.env['SHOTS'];

/** Within this a page shows what moved when it is told; by itself it would ask later. In milliseconds. */
export const TOLD_WITHIN_MS = 8_000;

/** The product on a port, its tiny world, and people who come to it with a browser. */
export class Scene {
  private readonly visits: Visit[] = [];

  private constructor(
    readonly stage: CaseStage,
    private readonly browser: TestBrowser,
    readonly url: string,
  ) {}

  static async begin(): Promise<Scene> {
    const stage = await startCaseStage({ listen: true });
    const { url } = stage.product;
    if (url === null) throw new Error('the product does not listen');
    return new Scene(stage, await TestBrowser.start(), url);
  }

  /** Somebody who has not signed in yet, at this address. */
  async visit(path: string, size: Size = 'desk'): Promise<Visit> {
    const visit = await this.browser.open(this.url, size);
    this.visits.push(visit);
    await visit.page.goto(path);
    return visit;
  }

  /** The same, signed in. */
  async as(login: Login, path: string, size: Size = 'desk'): Promise<Visit> {
    return signedIn(await this.visit(path, size), login);
  }

  /** The same where nothing tells the page what moves: somebody else can be faster. */
  async untold(login: Login, path: string, size: Size = 'desk'): Promise<Visit> {
    const visit = await this.visit(path, size);
    await visit.page.route('**/api/v1/changes*', (route) => route.abort());
    return signedIn(visit, login);
  }

  /** Until the server tells so many pages when something moves. */
  async told(pages = 1): Promise<void> {
    const streams = this.stage.product.get(ChangeStreams);
    await eventually(`${pages} pages are told`, () => streams.count >= pages);
  }

  /** Ends what a test has opened; nothing may have broken on any page. */
  async clear(): Promise<void> {
    const faults = this.visits.flatMap(({ faults: found }) => found);
    for (const visit of this.visits.splice(0)) {
      if (SHOTS !== undefined) await visit.page.screenshot({ path: `${SHOTS}/${Date.now()}.png` });
      await visit.close();
    }
    if (faults.length > 0) throw new Error(`broken on a page: ${faults.join('; ')}`);
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.stage.product.close();
  }
}

async function signedIn(visit: Visit, login: Login): Promise<Visit> {
  await visit.signIn(login, WORLD_PASSWORD);
  await visit.page.getByRole('navigation', { name: '主要页面' }).waitFor();
  return visit;
}

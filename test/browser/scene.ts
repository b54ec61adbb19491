import { WORLD_PASSWORD, type Login } from '../support/world.js';
import { type Size, TestBrowser, type Visit } from '../support/browser.js';
import { type CaseStage, startCaseStage } from '../e2e/cases/stage.js';

/** Where to put a picture of how each page stood when its test was over: to find out why one failed. */
const SHOTS = process.env['SHOTS'];

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
    const visit = await this.visit(path, size);
    await visit.signIn(login, WORLD_PASSWORD);
    await visit.page.getByRole('navigation', { name: '主要页面' }).waitFor();
    return visit;
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

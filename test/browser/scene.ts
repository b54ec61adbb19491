import { demoDistrict } from '../../src/demo/demo-district.js';
import { ChangeStreams } from '../../src/platform/realtime/change-streams.js';
import { type CaseStage, startCaseStage } from '../e2e/cases/stage.js';
import { type Size, TestBrowser, type Visit } from '../support/browser.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { eventually } from '../support/product-process.js';
import { WORLD_PASSWORD, type Login } from '../support/world.js';

/** Where to put a picture of how each page stood when its test was over: to find out why one failed. */
const SHOTS = process.env['SHOTS'];

/** Within this a page shows what moved when it is told; by itself it would ask later. In milliseconds. */
export const TOLD_WITHIN_MS = 8_000;

/** A product on a port, and people who come to it with a browser. */
export class Screens {
  private readonly visits: Visit[] = [];

  protected constructor(
    readonly product: TestProduct,
    private readonly browser: TestBrowser,
  ) {}

  /** In the demonstration district, with its agencies and people and none of its disputes; everybody has the password of the world. */
  static async inDistrict(): Promise<Screens> {
    const product = await startTestProduct({ listen: true });
    const district = demoDistrict();
    const people = district.people.map((person) => ({
      ...person,
      login: person.login === 'sysadmin' ? 'admin' : person.login,
    }));
    await product.seed({ ...district, people });
    return new Screens(product, await TestBrowser.start());
  }

  get url(): string {
    const { url } = this.product;
    if (url === null) throw new Error('the product does not listen');
    return url;
  }

  /** Somebody who has not signed in yet, at this address. */
  async visit(path: string, size: Size = 'desk'): Promise<Visit> {
    const visit = await this.browser.open(this.url, size);
    this.visits.push(visit);
    await visit.page.goto(path);
    return visit;
  }

  /** The same, signed in. */
  async as(login: Login | (string & {}), path: string, size: Size = 'desk'): Promise<Visit> {
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
    const streams = this.product.get(ChangeStreams);
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
    await this.product.close();
  }
}

/** The same in the tiny world, with a desk and a line for what is on record before somebody comes. */
export class Scene extends Screens {
  private constructor(
    readonly stage: CaseStage,
    browser: TestBrowser,
  ) {
    super(stage.product, browser);
  }

  /** @param env further environment of the product */
  static async begin(env: Readonly<Record<string, string>> = {}): Promise<Scene> {
    return new Scene(await startCaseStage({ listen: true, env }), await TestBrowser.start());
  }
}

async function signedIn(visit: Visit, login: string): Promise<Visit> {
  await visit.signIn(login, WORLD_PASSWORD);
  await visit.page.getByRole('navigation', { name: '主要页面' }).waitFor();
  return visit;
}

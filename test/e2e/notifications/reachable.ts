import { DeliverySweep } from '../../../modules/notifications/index.js';
import { Gateway } from '../../integration/notifications/gateway.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import { TINY_WORLD, type Login } from '../../support/world.js';
import { ReferralDesk } from '../referrals/desk.js';

/** The product on a Monday at nine, its tiny world, and one person who is told by SMS as well. */
export class Reachable {
  readonly desk: ReferralDesk;

  private constructor(
    readonly product: TestProduct,
    readonly gateway: Gateway,
    readonly world: World,
  ) {
    this.desk = new ReferralDesk(product, world);
  }

  static async begin(login: Login, phone: string): Promise<Reachable> {
    const product = await startTestProduct();
    await product.beginAt('2027-03-01T09:00+08:00');
    const people = TINY_WORLD.people.map((person) =>
      person.login === login ? { ...person, phone } : person,
    );
    const world = await product.seed({ ...TINY_WORLD, people });
    const gateway = await Gateway.start();
    await product.as('admin').post('/notification-channels', {
      kind: 'sms_http',
      name: '短信网关',
      settings: { url: `${gateway.url}/send`, body: { mobile: '{phone}', content: '{text}' } },
      secrets: {},
    });
    return new Reachable(product, gateway, world);
  }

  /** The clock shows this local time; clocks are swept, people are told, and what is ready to go has gone. */
  async goTo(local: string): Promise<void> {
    await this.product.goTo(local);
    await this.product.get(DeliverySweep).sweepOnce();
    await this.product.drain();
  }

  async end(): Promise<void> {
    await this.product.close();
    await this.gateway.stop();
  }
}

import { randomUUID } from 'node:crypto';
import type { AccountSeed } from '../../../modules/identity/index.js';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { Line } from '../../support/line.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { TINY_WORLD, WORLD_PASSWORD } from '../../support/world.js';

export const CROWD = 200;

/** The tiny world, and a committee of two hundred any of whom may accept. */
const WORLD: AccountSeed = {
  ...TINY_WORLD,
  people: [
    ...TINY_WORLD.people,
    ...Array.from({ length: CROWD }, (_, index) => ({
      login: loginOf(index),
      name: nameOf(index),
      title: null,
      phone: null,
      grants: [
        {
          role: index % 2 === 0 ? ('agency_intake' as const) : ('agency_handler' as const),
          agencyKey: 'community',
          areaCode: null,
        },
      ],
    })),
  ],
};

/** A person of the committee and the line they speak on. */
export interface Member {
  readonly name: string;
  readonly line: Line;
}

/** Two hundred people on sockets of their own, and referrals for them to reach for. */
export class Crowd {
  private constructor(
    readonly product: TestProduct,
    readonly members: readonly Member[],
    /** The sender's. */
    readonly officer: Line,
    private readonly committeeId: string,
  ) {}

  static async gather(): Promise<Crowd> {
    // No sweep of its own: expiry comes when the test calls it.
    const product = await startTestProduct({ listen: true, role: 'api' });
    const { agencies } = await product.seed(WORLD);
    const lineOf = (login: string): Promise<Line> =>
      new Line(product.url ?? '').signIn(login, WORLD_PASSWORD);
    const members = await Promise.all(
      Array.from({ length: CROWD }, async (_, index) => ({
        name: nameOf(index),
        line: await lineOf(loginOf(index)),
      })),
    );
    return new Crowd(product, members, await lineOf('officer'), agencies['community'] ?? '');
  }

  /** One member again, on as many sockets as there are members. */
  onManySockets(index: number): Promise<Line> {
    return new Line(this.product.url ?? '', CROWD).signIn(loginOf(index), WORLD_PASSWORD);
  }

  /** A new case, referred to the committee. */
  async referral(): Promise<ReferralView> {
    const registered = await this.officer.ask<RegisteredCaseView>({
      method: 'POST',
      path: '/cases',
      key: randomUUID(),
      body: { source: 'walk_in', narrative: '楼上装修引起争吵', placeText: '浣花路', lane: 'full' },
    });
    const sent = await this.officer.ask<ReferralView>({
      method: 'POST',
      path: `/cases/${registered.body.case?.id}/referrals`,
      key: randomUUID(),
      body: {
        recipientAgencyId: this.committeeId,
        request: '请组织双方调解',
        choice: { code: 'nearer' },
      },
    });
    if (sent.status !== 201) throw new Error(`not sent: ${JSON.stringify(sent.body)}`);
    return sent.body;
  }

  async close(): Promise<void> {
    for (const { line } of this.members) line.close();
    this.officer.close();
    await this.product.close();
  }
}

function loginOf(index: number): string {
  return `member-${index}`;
}

function nameOf(index: number): string {
  return `委员${index}号`;
}

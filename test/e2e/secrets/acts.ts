import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { TestProduct } from '../../support/product.js';
import type { Speaking } from './eyes.js';

/** Who acts: whoever speaks, and those of the story who are only needed for a step. */
export type Acts = Speaking | 'officer-at-the-centre';

/** What a route was asked to put on record. */
export interface Sent {
  readonly method: 'post' | 'patch';
  /** After `/api/v1`. */
  readonly path: string;
  readonly body: object;
}

/** Who says it, what follows the thing in the path, and the words. */
export type Act = readonly [login: Acts, noun: string, body: object];

/** Sends what people do, and keeps what was sent. */
export class Acting {
  readonly sent: Sent[] = [];

  constructor(private readonly product: TestProduct) {}

  /** @throws where it is refused */
  async say<Body = CaseView>(login: Acts, path: string, body: object, version?: number): Promise<Body> {
    this.sent.push({ method: 'post', path, body });
    const parts = version === undefined ? {} : { version };
    const answer = await this.product.as(login).post<Body>(path, body, parts);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** One after the other, each on the newest version. @param thing path of a case or a referral */
  async onNewest(thing: string, acts: readonly Act[]): Promise<void> {
    for (const [login, noun, body] of acts)
      await this.say(login, `${thing}/${noun}`, body, await this.versionOf(thing));
  }

  /** Corrects something. @param versioned path of what has the version */
  async edit(path: string, body: object, versioned: string): Promise<void> {
    this.sent.push({ method: 'patch', path, body });
    const version = await this.versionOf(versioned);
    const answer = await this.product.as('officer').patch(path, body, { version });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  async newestReferralOf(caseId: string): Promise<string> {
    const { rows } = await this.product.sql.query<{ id: string }>(
      'select id from referral where case_id = $1 order by id desc limit 1',
      [caseId],
    );
    return rows[0]?.id ?? '';
  }

  /** The limit that binds first on a referral. */
  async firstLimitOn(referralId: string): Promise<string> {
    const { rows } = await this.product.sql.query<{ id: string }>(
      `select id from clock where subject_id = $1 and state = 'running' order by urgent_at, id limit 1`,
      [referralId],
    );
    return rows[0]?.id ?? '';
  }

  /** What names the request for more time that waits on the referral. */
  async requestForMoreTime(referralId: string): Promise<string> {
    const { rows } = await this.product.sql.query<{ id: string }>(
      'select id from referral_extension where referral_id = $1 and decision is null',
      [referralId],
    );
    return rows[0]?.id ?? '';
  }

  now(): Promise<Date> {
    return this.product.now();
  }

  /** As the officer reads it, who reads all of the story. */
  private async versionOf(thing: string): Promise<number> {
    const { body } = await this.product.as('officer').get<{ version: number }>(thing);
    return body.version;
  }
}

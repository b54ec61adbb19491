import { randomUUID } from 'node:crypto';
import { DeliverySweep, TellParty, type PartyMessage } from '../../../modules/notifications/index.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { DomainEvent, Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import { TINY_WORLD, type AgencyKey, type Login } from '../../support/world.js';
import { Gateway } from './gateway.js';

/** Monday, in the office hours of everybody. */
export const MORNING = '2026-03-02T10:00';

/** What must never be in a message. */
export const SECRETS = ['罗某某', '家庭暴力', '婚姻家庭', '扬言报复'] as const;

interface DeliveryRow {
  readonly id: string;
  readonly medium: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly reference: string | null;
  readonly lastError: string | null;
  readonly addressSealed: string | null;
}

/** The whole product with an SMS gateway set up, a clock the test moves, and people who have telephones. */
export class Bench {
  private constructor(
    readonly product: TestProduct,
    readonly world: World,
    readonly gateway: Gateway,
  ) {}

  static async open(): Promise<Bench> {
    const product = await startTestProduct({ env: { PUBLIC_URL: 'https://hejie.example.cn' } });
    // Ending the pool does not wait for its sockets, and dropping the database cuts them.
    product.sql.on('error', () => undefined);
    // First the clock: who was given a role tomorrow holds none today.
    await moveClock(product, '2026-03-02T07:30');
    const people = TINY_WORLD.people.map((person, index) => ({ ...person, phone: phoneAt(index) }));
    const world = await product.seed({ ...TINY_WORLD, people });
    const bench = new Bench(product, world, await Gateway.start());
    await moveClock(product, MORNING);
    await bench.addChannel({
      kind: 'sms_http',
      name: '短信网关',
      settings: {
        url: `${bench.gateway.url}/send`,
        headers: { 'X-Api-Key': '{secret.apiKey}' },
        body: { mobile: '{phone}', content: '{text}' },
        success: { field: 'code', equals: '0' },
        permanent: ['BAD_NUMBER'],
        referenceField: 'id',
      },
      secrets: { apiKey: 'planted-key' },
    });
    return bench;
  }

  /** Forgets what was told and sent, so that the next test begins where the first one did. */
  async reset(): Promise<void> {
    await this.rows(
      'truncate delivery, ticket, notice_item, notice, notification_preference, job_incident, channel_test',
    );
    await this.rows("delete from notification_channel where medium <> 'sms'");
    await this.rows('update notification_channel set active = true');
    this.gateway.forget();
    await moveClock(this.product, MORNING);
  }

  async close(): Promise<void> {
    await this.product.close();
    await this.gateway.stop();
  }

  async addChannel(body: Readonly<Record<string, unknown>>): Promise<void> {
    const answer = await this.product.as('admin').post('/notification-channels', body);
    if (answer.status !== 201) throw new Error(`the channel was refused: ${JSON.stringify(answer.body)}`);
  }

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.product.get(UnitOfWork).run(systemCaller(randomUUID()), work);
  }

  /** Something happens; everybody concerned has been told of it afterwards. */
  async happens(...events: readonly DomainEvent[]): Promise<void> {
    await this.run(async (tx) => events.forEach((event) => tx.emit(event)));
    await this.product.drain();
  }

  /** A referral from the station to the community arrives. Its payload holds what no message may tell. */
  async referralArrives(payload: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const event = this.event('referral.submitted', 'referral', payload);
    await this.happens(event);
    return event.subjectId;
  }

  event(type: string, subjectType: string, payload: Readonly<Record<string, unknown>> = {}): DomainEvent {
    return {
      type,
      subjectType,
      subjectId: randomUUID(),
      streamId: randomUUID(),
      payload: {
        senderAgencyId: this.agency('station'),
        recipientAgencyId: this.agency('community'),
        request: SECRETS.join('，'),
        ...payload,
      },
    };
  }

  /** A step of a ladder that was told to these people. */
  escalation(band: 'normal' | 'red', ...logins: readonly Login[]): DomainEvent {
    const recipients = [{ role: 'owner_head', userIds: logins.map((login) => this.user(login)) }];
    return this.event('clock.escalated', 'clock', {
      clockSubjectType: 'referral',
      clockSubjectId: randomUUID(),
      band,
      recipients,
      deadlineAt: '2026-03-02T01:30:00.000Z',
    });
  }

  /** As a core module does it: in its own transaction. */
  async tellParty(message: Partial<PartyMessage> = {}): Promise<string> {
    const answer = await this.run((tx) =>
      this.product.get(TellParty).tellParty(tx, {
        partyRef: randomUUID(),
        phone: '13900009999',
        safeContact: { mayCall: true, maySms: true, hours: null, neutralWording: true },
        code: 'party_news',
        agencyId: this.agency('community'),
        subject: { subjectType: 'case', subjectId: randomUUID(), streamId: randomUUID() },
        ifNotSent: 'call_instead',
        ...message,
      }),
    );
    await this.product.drain();
    return answer.deliveryId;
  }

  /** The product's clock shows this local time; what has come due meanwhile is sent. */
  async goTo(local: string): Promise<void> {
    await moveClock(this.product, local);
    await this.product.get(DeliverySweep).sweepOnce();
    await this.product.drain();
  }

  /** Runs the job of a delivery once more, as a queue does that delivers twice. */
  redeliver(deliveryId: string, jobId: string = randomUUID(), attempt = 1): Promise<void> {
    return this.product
      .get(JobRegistry)
      .get('notices.deliver')
      .handle({ deliveryId }, { id: jobId, attempt });
  }

  async deliveries(): Promise<DeliveryRow[]> {
    return this.rows(
      `select id, medium, state, reason, attempts, reference, last_error as "lastError",
         address_sealed as "addressSealed" from delivery order by id`,
    );
  }

  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.product.sql.query<Row>(sql, values)).rows;
  }

  /** Codes of what somebody has been told, the oldest first. */
  async toldTo(login: Login): Promise<string[]> {
    const rows = await this.rows<{ code: string }>('select code from notice where user_id = $1 order by id', [
      this.user(login),
    ]);
    return rows.map(({ code }) => code);
  }

  agency(key: AgencyKey): string {
    return this.world.agencies[key];
  }

  user(login: Login): string {
    return this.world.users[login];
  }

  phoneOf(login: Login): string {
    return phoneAt(TINY_WORLD.people.findIndex((person) => person.login === login));
  }
}

function phoneAt(index: number): string {
  return `139000010${String(index).padStart(2, '0')}`;
}

async function moveClock(product: TestProduct, local: string): Promise<void> {
  await product.sql.query(
    `update clock_offset set offset_ms = offset_ms + (extract(epoch from $1::timestamptz - accord_now()) * 1000)::bigint`,
    [new Date(`${local}+08:00`)],
  );
}

import pg from 'pg';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import { reseal } from '../../../src/platform/crypto/reseal/reseal.js';
import { sealedTables } from '../../../src/platform/crypto/reseal/sealed-tables.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { SecretStory } from '../secrets/stage.js';

const PHONE = '19900000741';

interface Ring {
  readonly current: string;
  readonly keys: readonly { readonly id: string }[];
}

/** Two keys, k1 and then k2, as the operator has them on the way from the one to the other. */
export class Rings {
  /** Before everybody is told to seal with k2. */
  readonly old: string;
  readonly rotated: string;
  /** When k1 has left. */
  readonly without: string;

  constructor() {
    const fresh = KeyRing.rotate(KeyRing.generate());
    this.rotated = fresh.replaceAll((JSON.parse(fresh) as Ring).current, 'k2');
    const ring = JSON.parse(this.rotated) as Ring;
    this.old = JSON.stringify({ ...ring, current: 'k1' });
    this.without = JSON.stringify({ ...ring, keys: ring.keys.filter(({ id }) => id !== 'k1') });
  }
}

export const cipherOf = (ring: string): FieldCipher => new FieldCipher(KeyRing.parse(ring));

/** A product that seals with k2 and has something in every sealed column, all of it from the time of k1. */
export class SealedWorld {
  private constructor(
    readonly product: TestProduct,
    readonly rings: Rings,
    readonly story: SecretStory,
    /** As the owner of the tables. */
    readonly owner: pg.Client,
  ) {}

  static async open(): Promise<SealedWorld> {
    const rings = new Rings();
    const product = await startTestProduct({ env: { KEY_RING: rings.rotated } });
    const owner = new pg.Client(product.database.ownerConfig);
    await owner.connect();
    const world = new SealedWorld(product, rings, new SecretStory(product), owner);
    await world.story.sendToTheBureau();
    await world.plantTheRest();
    await world.age();
    return world;
  }

  /** Nothing runs on it any more: `again` copies it, as often as it is asked to. */
  async rest(): Promise<void> {
    await this.owner.end();
    await this.product.stop();
  }

  /** The same world on a database of its own. */
  async again(): Promise<SealedWorld> {
    const env = { KEY_RING: this.rings.rotated };
    const product = await startTestProduct({ env, copyOf: this.product.database });
    const owner = new pg.Client(product.database.ownerConfig);
    await owner.connect();
    return new SealedWorld(product, this.rings, this.story, owner);
  }

  /** Back to the time of k1. */
  async age(): Promise<void> {
    await reseal(this.owner, cipherOf(this.rings.old));
  }

  /** Everything that is sealed, open, in a fixed order. */
  async opened(ring: string): Promise<readonly string[]> {
    const cipher = cipherOf(ring);
    const texts: string[] = [];
    for (const { name, columns } of await sealedTables(this.owner)) {
      for (const column of columns) {
        const { rows } = await this.owner.query<{ sealed: string }>(
          `select ${column.name} as sealed from ${name} where ${column.name} is not null`,
        );
        texts.push(
          ...rows.map(({ sealed }) => `${name}.${column.name} ${cipher.open(sealed, column.context)}`),
        );
      }
    }
    return texts.sort();
  }

  /** The minor of the story, as many times more. */
  async manyParties(count: number): Promise<void> {
    await this.owner.query(`${COPY} from party p, generate_series(1, $2::int) as n where p.id = $1`, [
      this.story.partyId('witness'),
      count,
    ]);
  }

  /** Another connection of the owner's, in a transaction; the test ends it. */
  async transaction(): Promise<pg.Client> {
    const client = new pg.Client(this.product.database.ownerConfig);
    await client.connect();
    await client.query('begin');
    return client;
  }

  /** What merging two cases does: sealed texts go from row to row as they are. */
  async copyParty(client: pg.Client): Promise<void> {
    await client.query(`${COPY} from party p, (select 9000) as o(n) where p.id = $1`, [
      this.story.partyId('witness'),
    ]);
  }

  async changePhone(login: string, phone: string): Promise<void> {
    const { rows } = await this.owner.query<{ id: string; version: number }>(
      'select id, version from app_user where login = $1',
      [login],
    );
    const { id = '', version = 0 } = rows[0] ?? {};
    const { status } = await this.product.as('security').patch(`/users/${id}`, { phone }, { version });
    if (status !== 200) throw new Error(`the telephone was not changed: ${status}`);
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.product.close();
  }

  private async plantTheRest(): Promise<void> {
    await this.changePhone('officer', PHONE);
    const wishes = {
      sms: 'always',
      chat: 'never',
      email: 'always',
      emailAddress: 'officer@example.cn',
      quietHours: null,
    };
    const robot = {
      kind: 'dingtalk_robot',
      name: '群机器人',
      active: false,
      secrets: { url: 'https://oapi.example.cn/robot/send?access_token=t', signingSecret: 'SEC-planted' },
    };
    const answers = [
      await this.product.as('officer').put('/me/notification-preferences', wishes),
      await this.product.as('admin').post('/notification-channels', robot),
    ];
    if (answers.some(({ status }) => status >= 300)) throw new Error(JSON.stringify(answers));
    await this.owner.query(
      `insert into delivery (id, medium, party_id, code, urgency, subject_type, subject_id, stream_id, address_sealed, may_call,
         state, reason, attempts, created_at, ended_at)
       select gen_random_uuid(), 'sms', $1, code, 'normal', 'case', $2, $2, $3, true, 'failed', 'gateway_refused', 1,
         accord_now(), accord_now() from message_text order by code limit 1`,
      [
        this.story.partyId('applicant'),
        this.story.caseId,
        cipherOf(this.rings.rotated).seal(PHONE, 'delivery.address'),
      ],
    );
  }
}

const COPY = `
insert into party (id, case_id, position, role, kind, is_minor, name_sealed, name_index, document_kind, document_sealed,
  document_index, phone_sealed, phone_index, address_sealed, created_at)
select gen_random_uuid(), p.case_id, p.position + n * 10, p.role, p.kind, p.is_minor, p.name_sealed, p.name_index,
  p.document_kind, p.document_sealed, p.document_index, p.phone_sealed, p.phone_index, p.address_sealed, p.created_at`;

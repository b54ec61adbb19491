import type { AccountSeed } from '../../../modules/identity/index.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { TestProduct } from '../../support/product.js';
import { AREA, TINY_WORLD } from '../../support/world.js';
import { JPEG } from '../../unit/documents/samples.js';
import { SECRETS, type Speaking } from './planted.js';

const WORLD: AccountSeed = {
  ...TINY_WORLD,
  people: [
    ...TINY_WORLD.people,
    {
      login: 'coordinator-elsewhere',
      name: '邻协调',
      title: null,
      phone: null,
      grants: [{ role: 'coordinator', agencyKey: null, areaCode: AREA.otherStreet }],
    },
  ],
};

/** Parties that hold every personal secret. */
export const PARTIES = [
  {
    role: 'applicant',
    name: SECRETS.adultName,
    phone: SECRETS.adultPhone,
    document: { kind: 'resident_identity', number: SECRETS.adultDocument },
    address: SECRETS.adultAddress,
  },
  {
    role: 'respondent',
    name: SECRETS.shelteredName,
    phone: SECRETS.shelteredPhone,
    address: SECRETS.shelteredAddress,
    addressProtected: true,
  },
  {
    role: 'witness',
    name: SECRETS.minorName,
    phone: SECRETS.minorPhone,
    document: { kind: 'resident_identity', number: SECRETS.minorDocument },
    address: SECRETS.minorAddress,
  },
];

/** The story in which the secrets are planted, told step by step through the product's interface. */
export class SecretStory {
  caseId = '';
  caseNumber = '';
  readonly referralIds: string[] = [];
  private agencies: Readonly<Record<string, string>> = {};
  private readonly partyIds = new Map<string, string>();

  constructor(private readonly product: TestProduct) {}

  /** The case is registered, noted on, and sent to the bureau with one name. */
  async sendToTheBureau(): Promise<void> {
    ({ agencies: this.agencies } = await this.product.seed(WORLD));
    const registered = await this.say<RegisteredCaseView>('officer', '/cases', {
      source: 'walk_in',
      narrative: SECRETS.narrative,
      placeText: SECRETS.place,
      amountFen: Number(SECRETS.amount),
      typeCode: '0103',
      lane: 'full',
      parties: PARTIES,
    });
    const { id, number, parties } = registered.case;
    this.caseId = id;
    this.caseNumber = number;
    for (const party of parties) this.partyIds.set(party.role, party.id);
    for (const purpose of ['mediation', 'sharing']) {
      await this.say('officer', `/cases/${id}/consents`, {
        partyIds: [this.partyId('applicant')],
        purpose,
        decision: 'given',
        manner: 'on_camera',
      });
    }
    await this.say('officer', `/cases/${id}/notice-of-other-ways`, {
      reason: SECRETS.noticeReason,
      ways: ['向人民法院起诉'],
      manner: 'paper',
    });
    await this.say('officer', `/cases/${id}/safety-plan`, { measures: SECRETS.plan });
    await this.putFileOnRecord();
    await this.handleAtTheStation();
    await this.refer('civil-affairs');
    await this.say('officer', `/referrals/${this.last}/notes`, { text: SECRETS.senderNote });
  }

  /** The station tries itself first: it speaks with a party, and says how things go. */
  private async handleAtTheStation(): Promise<void> {
    const { body } = await this.product.as('officer').get<CaseView>(`/cases/${this.caseId}`);
    await this.say('officer', `/cases/${this.caseId}/taking`, {}, body.version);
    await this.say('officer', `/cases/${this.caseId}/contacts`, {
      channel: 'phone',
      result: 'reached',
      role: 'applicant',
      note: SECRETS.ownContactNote,
    });
    await this.say('officer', `/cases/${this.caseId}/progress-notes`, { text: SECRETS.progressNote });
  }

  /** The bureau refuses for good; the committee takes it, speaks with a party and keeps notes. */
  async moveToTheCommittee(): Promise<void> {
    await this.step('civil-intake', 'rejection', {
      reason: 'outside_statutory_power',
      text: '不属于民政职责',
    });
    await this.refer('community');
    await this.step('mediator', 'acceptance');
    await this.step('mediator', 'contact', {
      channel: 'phone',
      result: 'reached',
      who: 'applicant',
      note: SECRETS.contactNote,
    });
    await this.say('mediator', `/referrals/${this.last}/notes`, { text: SECRETS.recipientNote });
    await this.say(
      'mediator',
      `/referrals/${this.last}/progress`,
      { text: '已听取双方意见' },
      await this.version(),
    );
  }

  partyId(role: string): string {
    return this.partyIds.get(role) ?? '';
  }

  /** What the committee finds and does while it holds the case. */
  async workAsHolder<Answered>(
    send: (path: string, body: object) => Promise<Answered>,
  ): Promise<readonly Answered[]> {
    const works: readonly (readonly [string, object])[] = [
      ['facts', { facts: [{ code: 'weapon', value: 'no' }] }],
      ['consents', { role: 'respondent', purpose: 'mediation', decision: 'given', manner: 'telephone' }],
      ['visits', { manner: 'visit', result: 'clean' }],
      ['safety-plan', { measures: SECRETS.holderPlan }],
      ['risk', { level: 'red', reason: '情绪激动' }],
      ['notice-of-other-ways', { reason: '分歧较大', ways: ['向人民法院起诉'], manner: 'paper' }],
    ];
    const answers: Answered[] = [];
    for (const [noun, body] of works) answers.push(await send(`/cases/${this.caseId}/holding/${noun}`, body));
    return answers;
  }

  /** The station asks for it back, and gets it. */
  async takeBack(): Promise<void> {
    await this.step('officer', 'recall-request', { reason: 'better_agency', note: '改由其他单位办理' });
    await this.step('mediator', 'recall-agreement', { handoverNote: '尚未见面' });
  }

  /** A defect of the product, of the kind whose report quotes the whole row: the next registration runs into it. */
  async registerIntoADefect(table: 'dispute_case' | 'party'): Promise<number> {
    const { sql } = this.product;
    await sql.query(`alter table ${table} add constraint defect check (false) not valid`);
    try {
      const answer = await this.product.as('officer').post('/cases', {
        source: 'walk_in',
        narrative: SECRETS.narrative,
        placeText: SECRETS.place,
        parties: PARTIES,
      });
      return answer.status;
    } finally {
      await sql.query(`alter table ${table} drop constraint defect`);
    }
  }

  private get last(): string {
    return this.referralIds.at(-1) ?? '';
  }

  private async refer(agencyKey: string): Promise<void> {
    const referral = await this.say<ReferralView>('officer', `/cases/${this.caseId}/referrals`, {
      recipientAgencyId: this.agencies[agencyKey],
      request: '请依职责办理',
      choice: { code: 'knows_the_dispute' },
      fields: ['number', 'type', 'risk', 'party_names'],
      partyIds: [this.partyId('applicant')],
    });
    this.referralIds.push(referral.id);
  }

  private async step(login: Speaking, noun: string, body: object = {}): Promise<void> {
    await this.say(login, `/referrals/${this.last}/${noun}`, body, await this.version());
  }

  private async version(): Promise<number> {
    const { body } = await this.product.as('officer').get<ReferralView>(`/referrals/${this.last}`);
    return body.version;
  }

  private async say<Body = CaseView>(
    login: Speaking,
    path: string,
    body: object,
    version?: number,
  ): Promise<Body> {
    const answer = await this.product
      .as(login)
      .post<Body>(path, body, version === undefined ? {} : { version });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  private async putFileOnRecord(): Promise<void> {
    const file = { content: JPEG, name: `${SECRETS.fileName}.jpg` };
    const { status } = await this.product.as('officer').attach({ type: 'case', id: this.caseId }, file);
    if (status !== 201) throw new Error(`the file was not attached: ${status}`);
  }
}

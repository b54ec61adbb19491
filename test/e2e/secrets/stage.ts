import { type AccountSeed, AccountSeeder } from '../../../modules/identity/index.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { TestProduct } from '../../support/product.js';
import { AREA, TINY_WORLD, WORLD_PASSWORD } from '../../support/world.js';
import { JPEG } from '../../unit/documents/samples.js';
import { SECRETS, type Speaking } from './planted.js';

const WORLD: AccountSeed = {
  ...TINY_WORLD,
  agencies: [
    ...TINY_WORLD.agencies,
    {
      key: 'grid',
      name: '第一网格',
      kind: 'community',
      areaCode: AREA.community,
      parentKey: 'community',
      calendarKey: 'office',
      capacity: null,
      duty: null,
      capabilities: [],
    },
  ],
  people: [
    ...TINY_WORLD.people,
    {
      login: 'coordinator-elsewhere',
      name: '邻协调',
      title: null,
      phone: null,
      grants: [{ role: 'coordinator', agencyKey: null, areaCode: AREA.otherStreet }],
    },
    {
      login: 'grid-intake',
      name: '网格员',
      title: null,
      phone: null,
      grants: [{ role: 'agency_intake', agencyKey: 'grid', areaCode: null }],
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
  partId = '';
  private agencies: Readonly<Record<string, string>> = {};
  private readonly partyIds = new Map<string, string>();

  constructor(private readonly product: TestProduct) {}

  /** The case is registered, noted on, and sent to the bureau with its type and one name; the bureau asks and is answered. */
  async sendToTheBureau(): Promise<void> {
    ({ agencies: this.agencies } = await this.product.get(AccountSeeder).seed(WORLD, () => WORLD_PASSWORD));
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
    await this.putFileOnRecord({ type: 'case', id }, SECRETS.fileName);
    await this.refer('civil-affairs', ['number', 'type', 'risk', 'party_names']);
    await this.say('officer', `/referrals/${this.last}/notes`, { text: SECRETS.senderNote });
    await this.step('civil-intake', 'information-request', { question: '有无其他情况' });
    await this.step('officer', 'information', { answer: SECRETS.answer });
  }

  /**
   * The bureau refuses for good, and the case is given another type. The committee takes it, speaks with a party, keeps notes
   * and hands a part on.
   */
  async moveToTheCommittee(): Promise<void> {
    await this.step('civil-intake', 'rejection', {
      reason: 'outside_statutory_power',
      text: '不属于民政职责',
    });
    await this.retype('0104');
    await this.refer('community', ['number', 'risk', 'party_names']);
    await this.putFileOnRecord({ type: 'referral', id: this.last }, SECRETS.attachedName);
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
    await this.handOn();
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
      ['safety-plan', { measures: '社区每日走访' }],
      ['risk', { level: 'red', reason: '情绪激动' }],
      ['notice-of-other-ways', { reason: '分歧较大', ways: ['向人民法院起诉'], manner: 'paper' }],
    ];
    const answers: Answered[] = [];
    for (const [noun, body] of works) answers.push(await send(`/cases/${this.caseId}/holding/${noun}`, body));
    return answers;
  }

  /** The party whom the committee and the grid are shown takes consent back. */
  async withdrawConsent(): Promise<void> {
    const body = { partyId: this.partyId('applicant'), reason: '不愿再调解', manner: 'telephone' };
    await this.say('officer', `/cases/${this.caseId}/consent-withdrawal`, body, await this.caseVersion());
  }

  /** Consent is given again; the station asks for it back, and gets it. */
  async takeBack(): Promise<void> {
    await this.say('officer', `/cases/${this.caseId}/consents`, {
      partyIds: [this.partyId('applicant')],
      purpose: 'mediation',
      decision: 'given',
      manner: 'telephone',
    });
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

  private async handOn(): Promise<void> {
    const dueAt = new Date((await this.product.now()).getTime() + 3_600_000).toISOString();
    const body = { recipientAgencyId: this.agencies['grid'], request: SECRETS.partRequest, dueAt };
    const path = `/referrals/${this.last}/delegation`;
    const { children } = await this.say<ReferralView>('committee-head', path, body, await this.version());
    this.partId = children[0]?.id ?? '';
  }

  private async retype(typeCode: string): Promise<void> {
    const version = await this.caseVersion();
    const officer = this.product.as('officer');
    const { status } = await officer.patch(`/cases/${this.caseId}`, { typeCode }, { version });
    if (status !== 200) throw new Error(`the type was not changed: ${status}`);
  }

  private async caseVersion(): Promise<number> {
    return (await this.product.as('officer').get<CaseView>(`/cases/${this.caseId}`)).body.version;
  }

  private async refer(agencyKey: string, fields: readonly string[]): Promise<void> {
    const referral = await this.say<ReferralView>('officer', `/cases/${this.caseId}/referrals`, {
      recipientAgencyId: this.agencies[agencyKey],
      request: SECRETS.request,
      choice: { code: 'knows_the_dispute' },
      fields,
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

  private async putFileOnRecord(
    subject: { readonly type: 'case' | 'referral'; readonly id: string },
    name: string,
  ): Promise<void> {
    const file = { content: JPEG, name: `${name}.jpg` };
    const { status } = await this.product.as('officer').attach(subject, file);
    if (status !== 201) throw new Error(`the file was not attached: ${status}`);
  }
}

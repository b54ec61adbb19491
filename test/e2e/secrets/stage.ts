import type { SupervisionOrderView } from '../../../modules/coordination/supervision/supervision.view.js';
import type { AccountSeed } from '../../../modules/identity/index.js';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { TestProduct } from '../../support/product.js';
import { AREA, TINY_WORLD } from '../../support/world.js';
import { JPEG } from '../../unit/documents/samples.js';
import { type Act, Acting } from './acts.js';
import { OtherCase } from './other-case.js';
import { SECRETS } from './planted.js';

const WORLD: AccountSeed = {
  ...TINY_WORLD,
  agencies: [
    ...TINY_WORLD.agencies,
    {
      key: 'grid',
      name: '第一网格',
      kind: 'grid-team',
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
      login: 'second-mediator',
      name: '吴调解',
      title: null,
      phone: null,
      grants: [{ role: 'agency_handler', agencyKey: 'community', areaCode: null }],
    },
    {
      login: 'officer-at-the-centre',
      name: '赵警官',
      title: null,
      phone: null,
      grants: [
        { role: 'station_officer', agencyKey: 'station', areaCode: null },
        { role: 'coordinator', agencyKey: null, areaCode: AREA.district },
      ],
    },
    {
      login: 'coordinator-elsewhere',
      name: '邻协调',
      title: null,
      phone: null,
      grants: [{ role: 'coordinator', agencyKey: null, areaCode: AREA.otherStreet }],
    },
  ],
};

/** The picture with words after its end, where no viewer looks. */
const PICTURE = Buffer.concat([JPEG, Buffer.from(SECRETS.fileContent)]);
const DAY_MS = 86_400_000;

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
  /** Of the case, in the order in which it was sent. */
  readonly referralIds: string[] = [];
  /** What an agency handed on of what it had. */
  readonly partIds: string[] = [];
  otherCase: OtherCase | null = null;
  readonly acting: Acting;
  private agencies: Readonly<Record<string, string>> = {};
  private users: Readonly<Record<string, string>> = {};
  private readonly partyIds = new Map<string, string>();

  constructor(private readonly product: TestProduct) {
    this.acting = new Acting(product);
  }

  /** The case is registered, worked on and noted on, and sent to the bureau with one name; another one has come and gone. */
  async sendToTheBureau(): Promise<void> {
    ({ agencies: this.agencies, users: this.users } = await this.product.seed(WORLD));
    await this.register();
    await this.consent();
    await this.correctWhatIsRight();
    await this.putOnRecord();
    await this.handleAtTheStation();
    await this.writeToTheBureau();
    this.otherCase = new OtherCase(this.acting, this.agencies);
    await this.otherCase.happen();
  }

  private async register(): Promise<void> {
    const what = {
      source: 'walk_in',
      sourceReference: SECRETS.sourceReference,
      narrative: SECRETS.narrative,
      placeText: SECRETS.place,
      amountFen: Number(SECRETS.amount),
      typeCode: '0103',
      lane: 'full',
      parties: PARTIES,
    };
    await this.acting.say('officer', '/cases/preview', what);
    const registered = await this.acting.say<RegisteredCaseView>('officer', '/cases', what);
    const { id, number, parties } = registered.case;
    this.caseId = id;
    this.caseNumber = number;
    for (const party of parties) this.partyIds.set(party.role, party.id);
    await this.acting.say('officer', '/cases/search', { q: SECRETS.adultPhone });
  }

  private async consent(): Promise<void> {
    const given = { partyIds: [this.partyId('applicant')], decision: 'given', manner: 'on_camera' };
    await this.onCase(
      ['officer', 'consents', { ...given, purpose: 'mediation', evidence: SECRETS.consentEvidence }],
      ['officer', 'consents', { ...given, purpose: 'sharing' }],
      [
        'officer',
        'consents',
        {
          partyIds: [this.partyId('witness')],
          purpose: 'contact',
          decision: 'legal_basis',
          legalBasis: SECRETS.consentBasis,
          manner: 'statute',
        },
      ],
    );
  }

  /** Corrections that say the same again: what they leave behind must be no plainer than what they replace. */
  private async correctWhatIsRight(): Promise<void> {
    const path = `/cases/${this.caseId}`;
    await this.acting.edit(path, { narrative: SECRETS.narrative, placeText: SECRETS.place }, path);
    const [applicant] = PARTIES;
    await this.acting.edit(`${path}/parties/${this.partyId('applicant')}`, { ...applicant }, path);
  }

  private async putOnRecord(): Promise<void> {
    await this.onCase(
      ['officer', `parties/${this.partyId('applicant')}/revelation`, { reason: SECRETS.revealReason }],
      [
        'officer',
        'notice-of-other-ways',
        { reason: SECRETS.noticeReason, ways: [SECRETS.noticeWay], manner: 'paper' },
      ],
      ['officer', 'safety-plan', { measures: SECRETS.plan, told: [SECRETS.toldOfPlan] }],
      ['officer', 'visits', { manner: 'visit', result: 'clean', note: SECRETS.visitNote }],
    );
    const file = { content: PICTURE, name: `${SECRETS.fileName}.jpg` };
    const { status } = await this.product.as('officer').attach({ type: 'case', id: this.caseId }, file);
    if (status !== 201) throw new Error(`the file was not attached: ${status}`);
  }

  /** The station tries itself first: it speaks with a party, says how things go, and asks for time. */
  private async handleAtTheStation(): Promise<void> {
    const consents = ['applicant', 'respondent'].map((role) => ({
      partyId: this.partyId(role),
      manner: 'telephone',
    }));
    await this.onCase(
      ['chief', 'assignment', { handlerUserId: this.users['officer'] ?? '', note: SECRETS.assignmentNote }],
      ['officer', 'taking', {}],
      [
        'officer',
        'contacts',
        { channel: 'phone', result: 'reached', role: 'applicant', note: SECRETS.ownContactNote },
      ],
      ['officer', 'progress-notes', { text: SECRETS.progressNote }],
      ['officer', 'extension-request', { amount: 5, reason: SECRETS.extensionReason, consents }],
      ['chief', 'extension-decision', { decision: 'declined', reason: SECRETS.extensionAnswer }],
    );
  }

  /** With all that a letter may hold; the bureau asks, and is answered. */
  private async writeToTheBureau(): Promise<void> {
    await this.refer('civil-affairs', {
      request: SECRETS.request,
      choice: { code: 'knows_the_dispute', text: SECRETS.choiceText },
      scope: [{ key: 'care', text: SECRETS.claimText }],
      legalBasis: { code: 'pipl-13-3', text: SECRETS.lawText },
    });
    const answers = [{ code: 'guardian', value: SECRETS.intakeAnswer }];
    await this.onReferral(
      ['officer', 'notes', { text: SECRETS.senderNote }],
      ['officer', 'chases', { channel: 'phone', reached: true, note: SECRETS.chaseNote }],
      ['civil-intake', 'information-request', { question: SECRETS.question }],
      ['officer', 'information', { answer: SECRETS.infoAnswer, answers }],
    );
  }

  /** The bureau refuses until it is heard; the committee takes it, speaks with a party, rests, and reports too early. */
  async moveToTheCommittee(): Promise<void> {
    await this.onReferral(
      ['civil-intake', 'rejection', { reason: 'not_our_duty', text: SECRETS.refusalText }],
      ['coordinator', 'overruling', { instruction: SECRETS.overruling }],
      ['civil-intake', 'rejection', { reason: 'no_capacity', text: '人手不足' }],
      ['coordinator', 'upholding', { note: SECRETS.upholding }],
    );
    await this.refer('community', { request: '请依职责办理', choice: { code: 'knows_the_dispute' } });
    await this.beginAtTheCommittee();
    await this.orderInWriting();
    await this.restAndGoOn();
    await this.handAPartOn();
    await this.onReferral(
      [
        'mediator',
        'outcome',
        {
          outcome: 'legal_acceptance_refused',
          summary: SECRETS.outcomeSummary,
          legalReason: SECRETS.legalReason,
        },
      ],
      ['officer', 'return', { deficiency: 'papers_missing', note: SECRETS.returnNote }],
    );
  }

  private async beginAtTheCommittee(): Promise<void> {
    const { mediator: mediator = '', 'second-mediator': second = '' } = this.users;
    await this.onReferral(
      ['committee-intake', 'acceptance', { handlerUserId: second }],
      ['committee-head', 'relay', { handlerUserId: mediator, note: SECRETS.relayNote }],
      [
        'mediator',
        'contact',
        { channel: 'phone', result: 'reached', who: 'applicant', note: SECRETS.contactNote },
      ],
      ['mediator', 'notes', { text: SECRETS.recipientNote }],
      ['mediator', 'progress', { text: SECRETS.feedback }],
      ['mediator', 'reroute-proposal', { reason: SECRETS.proposalReason }],
      ['coordinator', 'reroute-refusal', { note: SECRETS.proposalAnswer }],
    );
  }

  /** The centre orders the committee in writing, which answers. */
  private async orderInWriting(): Promise<void> {
    const clockId = await this.acting.firstLimitOn(this.referralIds.at(-1) ?? '');
    const order = { clockId, text: SECRETS.orderText };
    const { id, version } = await this.acting.say<SupervisionOrderView>(
      'coordinator',
      '/supervision-orders',
      order,
    );
    const answer = { done: SECRETS.orderDone, remains: SECRETS.orderRemains };
    await this.acting.say('mediator', `/supervision-orders/${id}/answer`, answer, version);
  }

  private async restAndGoOn(): Promise<void> {
    const until = await this.tomorrow();
    const consents = [
      { partyId: this.partyId('applicant'), manner: 'telephone' },
      { role: 'respondent', manner: 'telephone' },
    ];
    const leave = { subject: 'long_hold', until };
    await this.onReferral(
      ['mediator', 'approval-request', { ...leave, reason: SECRETS.approvalWish }],
      ['committee-head', 'approval', { ...leave, reason: SECRETS.approval }],
      [
        'mediator',
        'hold',
        { reason: 'expert_appraisal', until, note: SECRETS.holdNote, document: SECRETS.holdPaper },
      ],
      ['mediator', 'resumption', { note: SECRETS.resumeNote }],
      ['mediator', 'extension-request', { amount: 5, reason: SECRETS.moreTimeReason, consents }],
    );
    const extensionId = await this.acting.requestForMoreTime(this.referralIds.at(-1) ?? '');
    const grant = { extensionId, decision: 'granted', reason: SECRETS.moreTimeAnswer };
    await this.onReferral(['committee-head', 'extension-decision', grant]);
  }

  /** To a team below it, which the centre then lets it do without, and a question to the same team. */
  private async handAPartOn(): Promise<void> {
    await this.onReferral([
      'committee-head',
      'delegation',
      {
        recipientAgencyId: this.agencies['grid'],
        request: SECRETS.partRequest,
        dueAt: await this.tomorrow(),
        required: true,
      },
    ]);
    const part = await this.acting.newestReferralOf(this.caseId);
    this.partIds.push(part);
    await this.acting.onNewest(`/referrals/${part}`, [
      ['coordinator', 'waiver', { reason: SECRETS.waiverReason }],
    ]);
    await this.onReferral([
      'mediator',
      'question',
      { recipientAgencyId: this.agencies['grid'], request: SECRETS.heldQuestion },
    ]);
    this.partIds.push(await this.acting.newestReferralOf(this.caseId));
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
      [
        'consents',
        {
          role: 'respondent',
          purpose: 'mediation',
          decision: 'given',
          manner: 'telephone',
          evidence: SECRETS.holderEvidence,
        },
      ],
      ['visits', { manner: 'visit', result: 'clean', note: SECRETS.holderVisitNote }],
      ['safety-plan', { measures: SECRETS.holderPlan, told: [SECRETS.holderTold] }],
      ['risk', { level: 'red', reason: SECRETS.holderRiskReason }],
      [
        'notice-of-other-ways',
        { reason: SECRETS.holderNoticeReason, ways: [SECRETS.holderNoticeWay], manner: 'paper' },
      ],
      [
        'official-acceptance',
        { applicationReceivedAt: (await this.product.now()).toISOString(), document: SECRETS.holderPaper },
      ],
    ];
    const answers: Answered[] = [];
    for (const [noun, body] of works) {
      const path = `/cases/${this.caseId}/holding/${noun}`;
      this.acting.sent.push({ method: 'post', path, body });
      answers.push(await send(path, body));
    }
    return answers;
  }

  /** The committee raises the alarm; the station asks for it back, is refused, asks again, and gets it. */
  async takeBack(): Promise<void> {
    await this.onReferral(
      ['mediator', 'safety-alarm', { assessment: 'red', note: SECRETS.alarmNote }],
      ['officer', 'recall-request', { reason: 'better_agency', note: SECRETS.recallNote }],
      ['committee-head', 'recall-refusal', { reason: 'session_fixed', note: SECRETS.recallRefusal }],
      ['officer', 'recall-request', { reason: 'better_agency', note: '改由其他单位办理' }],
      ['mediator', 'recall-agreement', { handoverNote: SECRETS.handoverNote }],
    );
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

  private async refer(agencyKey: string, letter: object): Promise<void> {
    const referral = await this.acting.say<ReferralView>('officer', `/cases/${this.caseId}/referrals`, {
      recipientAgencyId: this.agencies[agencyKey],
      fields: ['number', 'type', 'risk', 'party_names'],
      partyIds: [this.partyId('applicant')],
      ...letter,
    });
    this.referralIds.push(referral.id);
  }

  private onCase(...acts: readonly Act[]): Promise<void> {
    return this.acting.onNewest(`/cases/${this.caseId}`, acts);
  }

  private onReferral(...acts: readonly Act[]): Promise<void> {
    return this.acting.onNewest(`/referrals/${this.referralIds.at(-1) ?? ''}`, acts);
  }

  private async tomorrow(): Promise<string> {
    return new Date((await this.product.now()).getTime() + DAY_MS).toISOString();
  }
}

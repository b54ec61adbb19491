import { AREAS } from './district/areas.js';
import { AGENCIES } from './district/agencies.js';
import type { Plot, Story } from './district/stories/story.js';
import { someoneOf, type Stage } from './stage.js';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** Where a story stands; what its steps share. */
export interface Cast {
  readonly stage: Stage;
  readonly story: Story;
  readonly agencyIds: ReadonlyMap<string, string>;
  /** The product's present instant, as the play has it. */
  readonly now: () => Date;
}

/** What passes before the next step: hours of the plot, or all the time but the last hours before the present. */
export type Wait = number | { readonly untilHoursBeforePresent: number };

/** A story being played. */
export type Play = AsyncGenerator<Wait, void, undefined>;

interface Versioned {
  readonly id: string;
  readonly version: number;
}

const DISTRICT_COORDINATOR = 'coordinator.district1';

/** Plays a story from its registration to where its plot leaves it. */
export async function* play(cast: Cast): Play {
  const { story } = cast;
  if (story.plot === 'settled_on_scene') {
    await register(cast, { settlement: settlementOf(story) });
    return;
  }
  const caseId = await register(cast, {});
  yield* CONTINUATIONS[story.plot](new Scene(cast, caseId));
}

type Continuation = (scene: Scene) => Play;

const CONTINUATIONS: Readonly<Record<Exclude<Plot, 'settled_on_scene'>, Continuation>> = {
  async *registered() {},
  async *triage(scene) {
    yield 1;
    await scene.onCase('triage');
  },
  async *taken(scene) {
    yield 2;
    await scene.onCase('taking');
    yield 6;
    await scene.onCase('contacts', { channel: 'phone', result: 'reached', role: 'applicant' });
    await scene.onCase('progress-notes', { text: '已与申请人通话，约定双方到场当面商量。' });
  },
  async *draft(scene) {
    yield 1;
    await scene.send({ keepAsDraft: true });
  },
  async *queued(scene) {
    yield 1;
    await scene.send();
  },
  async *overdue(scene) {
    yield 1;
    await scene.send();
  },
  async *expired_climbs(scene) {
    yield 1;
    await scene.send();
  },
  async *entered_in_error(scene) {
    yield 1;
    await scene.send();
    yield 1;
    await scene.bySender('error', { note: '误选接收单位，重新发起。' });
  },
  async *recalled(scene) {
    yield 1;
    await scene.send();
    yield 3;
    await scene.bySender('recall', { reason: 'settled_meanwhile', note: scene.ending });
  },
  // What the next timer would end is left for the last hours, so that the plot is still true when people look.
  async *info_requested(scene) {
    yield* arrive(scene);
    yield { untilHoursBeforePresent: 2 };
    await scene.byIntake('information-request', { question: scene.ending });
  },
  async *rejection_review(scene) {
    yield* arrive(scene);
    yield { untilHoursBeforePresent: 2 };
    await scene.byIntake('rejection', { reason: 'not_our_duty', text: scene.ending });
  },
  async *rejected_then_triage(scene) {
    yield* arrive(scene);
    await scene.byIntake('rejection', { reason: 'outside_statutory_power', text: scene.ending });
  },
  async *superseded_rerouted(scene) {
    yield* arrive(scene);
    yield 5;
    await scene.byCentre('reroute', {
      recipientAgencyId: scene.agencyId(scene.story.thenAgencyKey ?? 'centre'),
      handoverNote: scene.ending,
    });
  },
  async *accepted(scene) {
    yield* accept(scene);
  },
  async *in_progress(scene) {
    yield* begin(scene);
    yield 20;
    await scene.byHandler('progress', { text: scene.ending });
  },
  async *on_hold(scene) {
    yield* begin(scene);
    yield { untilHoursBeforePresent: 20 };
    await scene.byHandler('hold', {
      reason: 'awaiting_party_papers',
      until: new Date(scene.now().getTime() + 3 * DAY_HOURS * HOUR_MS).toISOString(),
      note: scene.ending,
    });
  },
  async *recall_pending(scene) {
    yield* begin(scene);
    yield { untilHoursBeforePresent: 1 };
    await scene.bySender('recall-request', { reason: 'better_agency', note: scene.ending });
  },
  async *reported(scene) {
    yield* begin(scene);
    yield { untilHoursBeforePresent: 3 };
    await scene.report();
  },
  async *closed(scene) {
    yield* begin(scene);
    yield 24;
    await scene.report();
    yield 5;
    await scene.bySender('confirmation', {});
  },
  async *domestic_violence_stop(scene) {
    yield 1;
    await scene.recordFacts([{ code: 'domestic_violence', value: 'yes' }]);
  },
};

async function* arrive(scene: Scene): Play {
  yield 1;
  await scene.send();
  yield 2;
  await scene.byIntake('acknowledgement', {});
  yield 1;
}

async function* accept(scene: Scene): Play {
  yield* arrive(scene);
  await scene.byIntake('acceptance', {});
}

async function* begin(scene: Scene): Play {
  yield* accept(scene);
  yield 6;
  await scene.byHandler('contact', { channel: 'phone', result: 'reached', who: 'applicant' });
}

function settlementOf(story: Story): object {
  return {
    facts: story.narrative,
    agreedText: story.ending ?? '双方互相谅解，各自注意。',
    applicantAttitude: 'agreed',
    respondentAttitude: 'agreed',
    recordingNumber: `执法记录仪-${story.key}`,
  };
}

async function register({ stage, story, agencyIds, now }: Cast, more: object): Promise<string> {
  // Some are taken in with little, and the rest is owed.
  const isHasty = story.plot === 'registered';
  const made = await stage.say<{ case: Versioned }>({
    login: someoneOf(story.fromAgencyKey, 'station_officer', 'agency_intake', 'agency_handler'),
    method: 'POST',
    path: '/cases',
    body: {
      agencyId: agencyIds.get(story.fromAgencyKey),
      source: story.source,
      narrative: story.narrative,
      placeText: story.place,
      typeCode: story.typeCode,
      areaCode: AREAS.find(({ code }) => code === story.communityCode)?.code,
      parties: story.parties,
      ...(isHasty ? {} : { occurredAt: new Date(now().getTime() - HOUR_MS).toISOString() }),
      ...(story.amountFen === null ? {} : { amountFen: story.amountFen }),
      headcount: story.headcount,
      ...('settlement' in more ? {} : { lane: 'full' }),
      ...more,
    },
  });
  return made.case.id;
}

/** One case of the play after its registration, and who speaks in it. */
class Scene {
  readonly story: Story;
  private referralId = '';

  constructor(
    private readonly cast: Cast,
    private readonly caseId: string,
  ) {
    this.story = cast.story;
  }

  get ending(): string {
    return this.story.ending ?? '按程序办理。';
  }

  now(): Date {
    return this.cast.now();
  }

  agencyId(key: string): string {
    const id = this.cast.agencyIds.get(key);
    if (id === undefined) throw new Error(`no agency ${key}`);
    return id;
  }

  /** A step on the case by whoever holds it. */
  async onCase(noun: string, body: object = {}): Promise<void> {
    const { version } = await this.cast.stage.say<Versioned>({
      login: this.sender,
      method: 'GET',
      path: `/cases/${this.caseId}`,
    });
    await this.cast.stage.say({
      login: this.sender,
      method: 'POST',
      path: `/cases/${this.caseId}/${noun}`,
      body,
      version,
    });
  }

  async recordFacts(facts: readonly object[]): Promise<void> {
    await this.onCase('facts', { facts });
  }

  /** Records the parties' consent and sends the case on. */
  async send(how: { readonly keepAsDraft?: boolean } = {}): Promise<void> {
    const key = this.story.toAgencyKey;
    if (key === null) throw new Error(`${this.story.key} is sent to nobody`);
    for (const purpose of ['mediation', 'sharing']) {
      await this.onCase('consents', {
        purpose,
        decision: 'given',
        manner: 'on_camera',
        evidence: `执法记录仪-${this.story.key}`,
      });
    }
    const referral = await this.cast.stage.say<Versioned>({
      login: this.sender,
      method: 'POST',
      path: `/cases/${this.caseId}/referrals`,
      body: {
        recipientAgencyId: this.agencyId(key),
        request: `请${AGENCIES.find((agency) => agency.key === key)?.name ?? '贵单位'}依职责办理并反馈结果。`,
        // Experts are asked for an opinion; everybody else takes the case.
        mode: AGENCIES.find((agency) => agency.key === key)?.kind === 'experts' ? 'consult' : 'refer',
        fields: ['number', 'type', 'risk', 'narrative', 'place', 'amount', 'party_names', 'party_phones'],
        // Kept only where the ranked list has another agency first; a draft is sent later, and explained then.
        ...(how.keepAsDraft === true ? {} : { choice: { code: 'knows_the_dispute' } }),
        ...how,
      },
    });
    this.referralId = referral.id;
  }

  bySender(noun: string, body: object): Promise<void> {
    return this.onReferral(this.sender, noun, body);
  }

  byIntake(noun: string, body: object): Promise<void> {
    return this.onReferral(someoneOf(this.recipientKey, 'agency_intake', 'station_officer'), noun, body);
  }

  byHandler(noun: string, body: object): Promise<void> {
    return this.onReferral(someoneOf(this.recipientKey, 'agency_handler', 'station_officer'), noun, body);
  }

  report(): Promise<void> {
    return this.byHandler('outcome', { outcome: 'oral_agreement', summary: this.ending });
  }

  byCentre(noun: string, body: object): Promise<void> {
    return this.onReferral(DISTRICT_COORDINATOR, noun, body);
  }

  private get sender(): string {
    return someoneOf(this.story.fromAgencyKey, 'station_officer', 'agency_intake', 'agency_handler');
  }

  private get recipientKey(): string {
    return this.story.toAgencyKey ?? this.story.fromAgencyKey;
  }

  private async onReferral(login: string, noun: string, body: object): Promise<void> {
    const path = `/referrals/${this.referralId}`;
    const { version } = await this.cast.stage.say<Versioned>({ login, method: 'GET', path });
    await this.cast.stage.say({ login, method: 'POST', path: `${path}/${noun}`, body, version });
  }
}

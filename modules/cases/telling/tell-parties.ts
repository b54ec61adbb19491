import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { handleOnce } from '../../../src/platform/jobs/handle-once.js';
import type { JobHandler, JobPayload, JobRun } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { TellParty } from '../../notifications/index.js';
import { type ContactWord, newsOf, tellingOf } from '../domain/party-news.js';
import { Parties } from '../parties.js';
import { readConsents } from '../store/consents.store.js';
import { MessageGuard } from './message-guard.js';

const EVENTS = [
  'case.extended',
  'referral.extended',
  'case.consent_withdrawn',
  'case.settled_on_scene',
  'case.closed',
] as const;

/**
 * Where an event names the agency at work, the first that it names: its staff calls whom no message may reach. At its end a case
 * is with its owner again, whoever worked on it.
 */
const AT_WORK: Readonly<Record<string, readonly string[]>> = {
  case: ['workedByAgencyId', 'custodianAgencyId'],
  referral: ['recipientAgencyId'],
};

/** Something that happened to a case, or to a referral of it. */
interface CaseEvent {
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Tells the parties what they are to know, each in the way that is safe for them. After the step, so that it never waits. */
@Injectable()
export class TellParties implements JobHandler {
  readonly name = 'cases.tell-parties';
  readonly queue = 'events';
  readonly ownerRole = 'system_administrator';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: Parties,
    private readonly telling: TellParty,
    private readonly guard: MessageGuard,
    subscriptions: Subscriptions,
    registry: JobRegistry,
  ) {
    registry.register(this);
    for (const type of EVENTS) subscriptions.on(type, this.name);
  }

  handle(payload: JobPayload, job: JobRun): Promise<void> {
    return handleOnce(this.uow, this.name, job, (tx) => this.tell(tx, String(payload['eventId'])));
  }

  private async tell(tx: Tx, eventId: string): Promise<void> {
    const { type, subjectType, subjectId, caseId, payload } = await caseEvent(tx, eventId);
    const news = newsOf(type, payload);
    if (news === null) return;
    const atWork = (AT_WORK[subjectType] ?? []).find((name) => typeof payload[name] === 'string');
    const agencyId = String(payload[atWork ?? '']);
    const words = await contactWords(tx, caseId);
    const parties = await this.parties.ofCase(tx, caseId);
    const isGuarded = await this.guard.isGuarded(tx, caseId, parties);
    for (const party of parties) {
      const how = tellingOf(party, news, { word: words.get(party.id) ?? null, isGuarded });
      if (how === null) continue;
      await this.telling.tellParty(tx, {
        partyRef: party.id,
        phone: party.phone,
        code: news.code,
        agencyId,
        subject: { subjectType, subjectId, streamId: caseId },
        ...how,
      });
    }
  }
}

async function caseEvent(tx: Tx, eventId: string): Promise<CaseEvent> {
  const [event] = await tx.query<CaseEvent>(
    `select type, subject_type as "subjectType", subject_id as "subjectId", stream_id as "caseId", payload
     from domain_event where id = $1`,
    [eventId],
  );
  if (event === undefined) throw new Error(`there is no event ${eventId}`);
  return event;
}

/** The latest word of each party about being contacted. */
async function contactWords(tx: Tx, caseId: string): Promise<ReadonlyMap<string, ContactWord>> {
  const consents = await readConsents(tx, caseId);
  return new Map(
    consents
      .filter(({ purpose }) => purpose === 'contact')
      .map(({ partyId, decision }) => [partyId, decision]),
  );
}

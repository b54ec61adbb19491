import { Injectable } from '@nestjs/common';
import { Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import type { FirstContactCommand } from '../actions/first-contact.js';
import type { RejectDto } from '../actions/reject.dto.js';
import type { ReportOutcomeDto } from '../actions/report-outcome.dto.js';
import { ENDS_BEFORE_WORK } from '../domain/outcomes.js';
import type { AcceptCommand } from '../engine/acceptance.js';
import { ReferralEngine } from '../engine/engine.js';
import { standsAtOnce } from '../engine/refusal.js';
import { World } from '../engine/world.js';
import type { ReferralView } from '../http/referral.view.js';
import { contactsOf } from '../store/records.store.js';
import { getReferral } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { ContactReferrals } from './contacting.js';
import { ReferralReading } from './reading.js';

/** Answers that are more than one row of the table: which refusal it is, and several steps in one. */
@Injectable()
export class AnswerReferrals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: ReferralEngine,
    private readonly world: World,
    private readonly reading: ReferralReading,
    private readonly contacting: ContactReferrals,
  ) {}

  /** Refuses: for the centre to rule on, or for good, as the reason and the agency's kind have it. */
  async refuse(caller: Caller, referralId: string, dto: RejectDto): Promise<ReferralView> {
    const expectedVersion = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const referral = await getReferral(tx, referralId);
      const recipient = await this.world.agencies.get(tx, referral.recipientAgencyId);
      const target = { referralId, command: dto, manner: { expectedVersion } };
      const after = standsAtOnce({ referral, recipient, world: this.world }, dto.reason)
        ? await this.engine.performIn(tx, 'reject_final', target)
        : await this.engine.performIn(tx, 'reject', target);
      return this.reading.view(tx, after);
    });
  }

  /**
   * Reports the outcome. From the queue, in the simple lane and for a question, that is also the acceptance and the first
   * contact; from acceptance on it is the contact, of a question, in the simple lane or where nobody need be called for the outcome. Each
   * step comes with its guards, all in one transaction.
   */
  async report(caller: Caller, referralId: string, dto: ReportOutcomeDto): Promise<ReferralView> {
    const expectedVersion = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const referral = await getReferral(tx, referralId);
      const read = await this.stepsBefore(tx, referral, { dto, expectedVersion });
      const target = { referralId, command: dto, manner: { expectedVersion: read } };
      return this.reading.view(tx, await this.engine.performIn(tx, 'report_outcome', target));
    });
  }

  /** @returns the version the report is taken at */
  private async stepsBefore(tx: Tx, referral: Referral, { dto, expectedVersion }: Reported): Promise<number> {
    const { id: referralId, state, lane, mode } = referral;
    if (state === 'queued' && (lane === 'simple' || mode === 'consult')) {
      const contact = contactOf(referral, dto);
      const manner = { expectedVersion };
      const command = acceptanceWith(referral, dto);
      const accepted = await this.engine.performIn(tx, 'accept', { referralId, command, manner });
      return this.contact(tx, accepted, contact);
    }
    const isBrought = mode === 'consult' || (lane === 'simple' && dto.contact !== undefined);
    if (state === 'accepted' && (isBrought || ENDS_BEFORE_WORK.has(dto.outcome))) {
      return this.contact(tx, { id: referralId, version: expectedVersion }, contactOf(referral, dto));
    }
    if (!ENDS_BEFORE_WORK.has(dto.outcome)) return expectedVersion;
    const rests = state === 'on_hold' || state === 'recall_pending';
    if (rests && (await contactsOf(tx, referralId)).length === 0) {
      await this.contacting.keepIn(tx, referralId, contactOf(referral, dto));
    }
    return expectedVersion;
  }

  private async contact(
    tx: Tx,
    { id: referralId, version: expectedVersion }: Pick<Referral, 'id' | 'version'>,
    command: FirstContactCommand,
  ): Promise<number> {
    const target = { referralId, command, manner: { expectedVersion } };
    return (await this.engine.performIn(tx, 'first_contact', target)).version;
  }
}

interface Reported {
  readonly dto: ReportOutcomeDto;
  readonly expectedVersion: number;
}

/** From outside the network one paper comes back: it tells how things ended, and that they were taken. */
function acceptanceWith({ channel }: Referral, { evidence }: ReportOutcomeDto): AcceptCommand {
  const [fileId] = evidence ?? [];
  return channel === 'internal' || fileId === undefined ? {} : { fileId };
}

/**
 * The contact that belongs to a report in one step. A question is answered to the desk that asked it; and what ends the
 * referral before any work is known from the sending desk, unless the report names who was spoken to.
 * @throws Refused `contact_missing`
 */
function contactOf({ mode }: Referral, { contact, outcome }: ReportOutcomeDto): FirstContactCommand {
  const endsIt = ENDS_BEFORE_WORK.has(outcome);
  if (contact !== undefined) return { ...contact, endsIt };
  if (mode === 'consult' || endsIt) return { channel: 'desk', result: 'reached', who: 'sender', endsIt };
  throw new Refused('contact_missing', 'Say whom you spoke to, and how.');
}

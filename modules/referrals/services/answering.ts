import { Injectable } from '@nestjs/common';
import { Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import type { RejectDto } from '../actions/reject.dto.js';
import type { ReportOutcomeDto } from '../actions/report-outcome.dto.js';
import { ReferralEngine } from '../engine/engine.js';
import { standsAtOnce } from '../engine/refusal.js';
import { World } from '../engine/world.js';
import type { ReferralView } from '../http/referral.view.js';
import { getReferral } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { ReferralReading } from './reading.js';

/** Answers that are more than one row of the table: which refusal it is, and several steps in one. */
@Injectable()
export class AnswerReferrals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: ReferralEngine,
    private readonly world: World,
    private readonly reading: ReferralReading,
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
   * contact: each step with its guards, all in one transaction.
   */
  async report(caller: Caller, referralId: string, dto: ReportOutcomeDto): Promise<ReferralView> {
    const expectedVersion = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const referral = await getReferral(tx, referralId);
      const together =
        referral.state === 'queued' && (referral.lane === 'simple' || referral.mode === 'consult');
      const read = together
        ? await this.takeAndContact(tx, referral, { dto, expectedVersion })
        : expectedVersion;
      const target = { referralId, command: dto, manner: { expectedVersion: read } };
      return this.reading.view(tx, await this.engine.performIn(tx, 'report_outcome', target));
    });
  }

  private async takeAndContact(
    tx: Tx,
    { id: referralId, mode }: Referral,
    { dto, expectedVersion }: { readonly dto: ReportOutcomeDto; readonly expectedVersion: number },
  ): Promise<number> {
    const asked = { channel: 'desk', result: 'reached', who: 'sender' } as const;
    const contact = dto.contact ?? (mode === 'consult' ? asked : undefined);
    if (contact === undefined) throw new Refused('contact_missing', 'Say whom you spoke to, and how.');
    const accepted = await this.engine.performIn(tx, 'accept', {
      referralId,
      command: {},
      manner: { expectedVersion },
    });
    const { version } = await this.engine.performIn(tx, 'first_contact', {
      referralId,
      command: contact,
      manner: { expectedVersion: accepted.version },
    });
    return version;
  }
}

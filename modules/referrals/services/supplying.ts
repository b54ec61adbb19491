import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import type { SupplyInfoCommand } from '../actions/supply-info.js';
import { refuseFrozen } from '../domain/frozen.js';
import type { ReferralState } from '../domain/states.js';
import { enclose } from '../engine/enclosing.js';
import { ReferralEngine } from '../engine/engine.js';
import { stale } from '../engine/overtaken.js';
import { World } from '../engine/world.js';
import type { ReferralView } from '../http/referral.view.js';
import { addMessage } from '../store/records.store.js';
import { getReferral, noteSupply, refreshBindingDeadline } from '../store/referrals.store.js';
import { type Beside, BesideReferrals } from './beside.js';
import { ReferralReading } from './reading.js';

/** The recipient is at work, or would be. */
const AT_WORK: ReadonlySet<ReferralState> = new Set(['accepted', 'in_progress', 'on_hold', 'recall_pending']);

/** What a sender tells and shows besides what was sent: asked before the decision, or while the work goes on. */
@Injectable()
export class SupplyReferrals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: ReferralEngine,
    private readonly besides: BesideReferrals,
    private readonly world: World,
    private readonly reading: ReferralReading,
  ) {}

  /**
   * Answers a question that is open (T07); while the work goes on it is told and shown beside it, and the state stays.
   * @throws as the step `supply_info` does; Forbidden `not_yours`; Refused `consent_withdrawn`
   */
  async supply(
    caller: Caller,
    id: string,
    { command, forParty }: { readonly command: SupplyInfoCommand; readonly forParty?: boolean },
  ): Promise<ReferralView> {
    const expectedVersion = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const { state } = await getReferral(tx, id);
      if (AT_WORK.has(state)) {
        return this.besides.besideIn(tx, id, (beside) => this.add(beside, command, expectedVersion));
      }
      const manner = { expectedVersion, forParty: forParty ?? false };
      const target = { referralId: id, command, manner };
      return this.reading.view(tx, await this.engine.performIn(tx, 'supply_info', target));
    });
  }

  private async add(beside: Beside, command: SupplyInfoCommand, expectedVersion: number): Promise<void> {
    const { tx, referral, theCase } = beside;
    const { state, version } = referral;
    this.besides.need(beside, 'sender_officer');
    if (version !== expectedVersion || !AT_WORK.has(state)) {
      throw await stale(tx, referral);
    }
    refuseFrozen(theCase);
    const { answer, ...added } = command;
    const recipient = await this.world.agencies.get(tx, referral.recipientAgencyId);
    const profile = this.world.policies.profileOf(recipient);
    const { version: snapshotVersion, ...frozen } = await enclose(
      { tx, world: this.world, referral, theCase, profile },
      added,
    );
    await noteSupply(tx, referral.id, snapshotVersion);
    const byAgencyId = referral.senderAgencyId;
    await addMessage(tx, referral.id, { kind: 'answer', body: answer, byAgencyId });
    // Where the rest waited for this, it is the recipient's turn again.
    await this.world.clocks.stop(tx, { subjectId: referral.id, name: 'info_supply' });
    await refreshBindingDeadline(tx, referral.id);
    this.besides.tell(tx, referral, { type: 'referral.info_added', payload: { answer, ...frozen } });
  }
}

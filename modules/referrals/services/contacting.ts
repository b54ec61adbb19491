import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { contactInstant, type FirstContactCommand, requireContactTold } from '../actions/first-contact.js';
import { awaitsHandover, handoverFirst } from '../domain/handover-items.js';
import { ReferralEngine } from '../engine/engine.js';
import { stale } from '../engine/overtaken.js';
import { World } from '../engine/world.js';
import type { ReferralView } from '../http/referral.view.js';
import { addContact } from '../store/records.store.js';
import { getReferral, noteContact, refreshBindingDeadline } from '../store/referrals.store.js';
import type { ReferralState } from '../domain/states.js';
import { type Beside, BesideReferrals } from './beside.js';
import { ReferralReading } from './reading.js';

/** Where the first contact is behind, or lies ahead while the work rests: one more is kept, and the state stays. */
const STAYS: ReadonlySet<ReferralState> = new Set(['in_progress', 'on_hold', 'recall_pending']);

/** Contacts with the parties: the first one begins the work, and whoever was not reached at once is tried again. */
@Injectable()
export class ContactReferrals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: ReferralEngine,
    private readonly besides: BesideReferrals,
    private readonly world: World,
    private readonly reading: ReferralReading,
  ) {}

  /** @throws as the step `first_contact` does; Refused `contact_in_future`, `consent_withdrawn`, `handover_first` */
  async record(caller: Caller, id: string, command: FirstContactCommand): Promise<ReferralView> {
    const expectedVersion = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const { state } = await getReferral(tx, id);
      if (STAYS.has(state)) {
        return this.besides.besideIn(tx, id, (beside) => this.another(beside, command, expectedVersion));
      }
      const target = { referralId: id, command, manner: { expectedVersion } };
      return this.reading.view(tx, await this.engine.performIn(tx, 'first_contact', target));
    });
  }

  /** Keeps a contact that a report brings along, where the referral has none and no step for it. */
  async keepIn(tx: Tx, id: string, command: FirstContactCommand): Promise<void> {
    await this.besides.besideIn(tx, id, (beside) => this.keep(beside, command));
  }

  private async another(
    beside: Beside,
    command: FirstContactCommand,
    expectedVersion: number,
  ): Promise<void> {
    const { state, version } = beside.referral;
    this.besides.need(beside, 'recipient_handler');
    if (version !== expectedVersion || !STAYS.has(state)) {
      throw await stale(beside.tx, beside.referral);
    }
    if (awaitsHandover(beside.referral)) throw handoverFirst();
    await this.keep(beside, command);
  }

  private async keep({ tx, referral, theCase }: Beside, command: FirstContactCommand): Promise<void> {
    const at = await tx.now();
    requireContactTold(command, { at, theCase });
    const { channel, result, who, note = '' } = command;
    const contactedAt = contactInstant(command, at);
    await addContact(tx, referral.id, { contactedAt, channel, result, who, note });
    await noteContact(tx, referral.id, contactedAt);
    // A rest does not let the first contact rest, so it may be what was waited for.
    await this.world.clocks.stop(tx, { subjectId: referral.id, name: 'first_contact' });
    await refreshBindingDeadline(tx, referral.id);
    this.besides.tell(tx, referral, {
      type: 'referral.contacted_again',
      payload: { channel, result, who },
    });
  }
}

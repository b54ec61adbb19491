import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { isHeldByRecipient, isLive } from '../domain/states.js';
import { requireColleague } from '../engine/acceptance.js';
import { handles } from '../engine/handles.js';
import { World } from '../engine/world.js';
import type { AssignmentDto, RelayDto } from '../http/side.dto.js';
import type { ReferralView } from '../http/referral.view.js';
import { addMessage } from '../store/records.store.js';
import { setHandler } from '../store/referrals.store.js';
import { type Beside, BesideReferrals } from './beside.js';

/** Whether it comes to somebody in a whole queue, of which they are told once. */
interface InQueue {
  readonly inQueue?: true;
}

/** Who of the recipient handles a referral: named by the desk or the head, or by the handler who gives it on. */
@Injectable()
export class HandReferrals {
  constructor(
    private readonly besides: BesideReferrals,
    private readonly world: World,
  ) {}

  /** Names who handles it; the agency stays the one that answers (I8). */
  assign(caller: Caller, id: string, { handlerUserId }: AssignmentDto): Promise<ReferralView> {
    return this.besides.beside(caller, id, (beside) => this.assignTo(beside, handlerUserId));
  }

  /** The handler, or the head, gives it to a colleague with a note, in one step. */
  relay(caller: Caller, id: string, dto: RelayDto): Promise<ReferralView> {
    return this.besides.beside(caller, id, (beside) => this.relayTo(beside, dto));
  }

  /**
   * In a whole queue: only while it is still with whoever it was when that was asked for. What the agency has not accepted yet
   * is assigned anew, the rest is given on with the note.
   * @throws as `assign` and `relay` do; Conflict `handler_changed`
   */
  async inQueue(
    tx: Tx,
    id: string,
    {
      fromUserId,
      toUserId,
      note,
    }: { readonly fromUserId: string; readonly toUserId: string; readonly note: string },
  ): Promise<void> {
    await this.besides.workOn(tx, id, async (beside) => {
      const { handlerUserId, state } = beside.referral;
      if (isLive(state) && handlerUserId !== fromUserId)
        throw new Conflict('handler_changed', 'Somebody else handles it by now.', { handlerUserId });
      const queued: InQueue = { inQueue: true };
      if (isHeldByRecipient(state)) await this.relayTo(beside, { handlerUserId: toUserId, note }, queued);
      else await this.assignTo(beside, toUserId, queued);
    });
  }

  private async assignTo(beside: Beside, handlerUserId: string, queued: InQueue = {}): Promise<void> {
    const { tx, referral } = beside;
    this.besides.need(beside, 'recipient_supervisor', 'recipient_intake');
    if (!isLive(referral.state))
      throw new Conflict('wrong_state', 'It has ended.', { state: referral.state });
    await requireColleague({ tx, world: this.world, referral }, handlerUserId);
    await this.giveTo(beside, handlerUserId);
    this.besides.tell(tx, referral, { type: 'referral.assigned', payload: { handlerUserId, ...queued } });
  }

  private async relayTo(
    beside: Beside,
    { handlerUserId, note }: RelayDto,
    queued: InQueue = {},
  ): Promise<void> {
    const { tx, referral, classes } = beside;
    this.besides.need(beside, 'recipient_handler', 'recipient_supervisor');
    if (!isHeldByRecipient(referral.state)) {
      throw new Conflict('wrong_state', 'Nobody handles it now.', { state: referral.state, event: 'relay' });
    }
    const { actor } = tx.caller;
    const isHead = classes.has('recipient_supervisor');
    const isTheirs = isHead || (await handles(tx, this.world.people, { actor, referral }));
    if (!isTheirs) throw new Forbidden('not_yours', 'Whoever handles it, or the head, hands it over.');
    if (referral.handlerUserId === handlerUserId)
      throw new Refused('handler_same', 'They handle it already.');
    await requireColleague({ tx, world: this.world, referral }, handlerUserId);
    await this.giveTo(beside, handlerUserId);
    const agencyId = referral.recipientAgencyId;
    const handover = {
      kind: 'handover',
      body: note,
      audienceAgencyId: agencyId,
      byAgencyId: agencyId,
    } as const;
    await addMessage(tx, referral.id, handover);
    this.besides.tell(tx, referral, {
      type: 'referral.relayed',
      payload: { fromUserId: referral.handlerUserId, handlerUserId, ...queued },
      audienceAgencyId: agencyId,
    });
  }

  /** What the agency owes on it is theirs from now on: warnings go to them, and their list of tasks shows it. */
  private async giveTo({ tx, referral }: Beside, userId: string): Promise<void> {
    await setHandler(tx, referral.id, userId);
    await this.world.clocks.giveTo(tx, referral.id, { agencyId: referral.recipientAgencyId, userId });
  }
}

import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { isLive } from '../domain/states.js';
import { World } from '../engine/world.js';
import type { ChaseDto } from '../http/chase.dto.js';
import type { ReferralView } from '../http/referral.view.js';
import { addChase, chasesOf } from '../store/chases.store.js';
import { getReferral } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { ReferralReading } from './reading.js';
import { relationsOf } from '../engine/standing.js';

/** 催办: puts on record that the recipient was asked. Nothing else changes, so the referral is neither locked nor versioned. */
@Injectable()
export class ChaseReferrals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly world: World,
    private readonly reading: ReferralReading,
  ) {}

  /** @throws as `recordIn` */
  record(caller: Caller, id: string, dto: ChaseDto): Promise<ReferralView> {
    return this.uow.run(caller, async (tx) => this.reading.view(tx, await this.recordIn(tx, id, dto)));
  }

  /**
   * The same in a transaction that is open.
   * @throws NotFound without a relation to it; Forbidden `not_yours`; Conflict `wrong_state` when nothing is waited for
   */
  async recordIn(tx: Tx, id: string, { channel, reached, note }: ChaseDto): Promise<Referral> {
    const referral = await getReferral(tx, id);
    const theCase = await this.world.cases.get(tx, referral.caseId);
    const relations = await relationsOf(tx, this.world, { actor: tx.caller.actor, referral, theCase });
    if (relations.size === 0) throw new NotFound('referral');
    const isSender = relations.has('sender');
    if (!isSender && !relations.has('centre')) {
      throw new Forbidden('not_yours', 'Whoever sent it and the centre ask after it.', {
        may: ['sender_officer', 'coordinator'],
      });
    }
    if (!isLive(referral.state)) {
      throw new Conflict('wrong_state', 'Nobody is waited for.', { state: referral.state, event: 'chase' });
    }
    const byAgencyId = isSender ? referral.senderAgencyId : null;
    await addChase(tx, id, { channel, reached, note: note ?? null, byAgencyId });
    const { areaId, senderAgencyId, recipientAgencyId } = referral;
    const count = (await chasesOf(tx, id)).length;
    tx.emit({
      type: 'referral.chased',
      subjectType: 'referral',
      subjectId: id,
      streamId: referral.caseId,
      payload: { channel, reached, count, areaId, senderAgencyId, recipientAgencyId },
    });
    tx.audit({
      action: 'referral.chased',
      subjectType: 'referral',
      subjectId: id,
      agencyId: byAgencyId,
      detail: { caseId: referral.caseId, channel, reached },
    });
    return referral;
  }
}

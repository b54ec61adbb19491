import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, NotFound } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { ReferralState } from '../domain/states.js';
import { World } from '../engine/world.js';
import type { ReferralView } from '../http/referral.view.js';
import { claimOn, clearClaim, setClaim } from '../store/claims.store.js';
import { getReferral, lockReferral } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { ReferralReading } from './reading.js';
import { relationsOf } from '../engine/standing.js';

/** Where nobody has decided yet, two may look at the same without knowing. */
const UNDECIDED: ReadonlySet<ReferralState> = new Set<ReferralState>(['queued', 'info_requested']);

/** "Being looked at by": told to colleagues for some minutes. It gives no right, and keeps nobody from a step. */
@Injectable()
export class ClaimReferrals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly world: World,
    private readonly reading: ReferralReading,
  ) {}

  /** A repeat by the same person renews it. @throws Conflict `referral_claimed` telling by whom and until when */
  async claim(caller: Caller, id: string): Promise<ReferralView> {
    return this.ofRecipient(caller, id, async (tx, referral) => {
      if (!UNDECIDED.has(referral.state)) {
        throw new Conflict('wrong_state', 'It was decided on.', { state: referral.state, event: 'claim' });
      }
      const held = await claimOn(tx, id);
      if (held !== null && held.userId !== caller.actor.userId) {
        throw new Conflict(
          'referral_claimed',
          'Somebody is looking at it. You may take a step all the same.',
          {
            by: held.name,
            until: held.until.toISOString(),
          },
        );
      }
      await setClaim(tx, id);
      if (held === null) tell(tx, referral, 'referral.claimed');
    });
  }

  /** @throws NotFound `claim_not_found`; Forbidden `not_yours` when it is somebody else's */
  async release(caller: Caller, id: string): Promise<ReferralView> {
    return this.ofRecipient(caller, id, async (tx, referral) => {
      const held = await claimOn(tx, id);
      if (held === null) throw new NotFound('claim');
      if (held.userId !== caller.actor.userId) throw new Forbidden('not_yours', 'It is a colleague’s claim.');
      await clearClaim(tx, id);
      tell(tx, referral, 'referral.claim_released');
    });
  }

  private async ofRecipient(
    caller: Caller,
    id: string,
    work: (tx: Tx, referral: Referral) => Promise<void>,
  ): Promise<ReferralView> {
    return this.uow.run(caller, async (tx) => {
      const { caseId } = await getReferral(tx, id);
      const theCase = await this.world.cases.lock(tx, caseId);
      const referral = await lockReferral(tx, id);
      if ((await relationsOf(tx, this.world, { actor: caller.actor, referral, theCase })).size === 0)
        throw new NotFound('referral');
      if (!agenciesOf(caller.actor).includes(referral.recipientAgencyId)) {
        throw new Forbidden('not_yours', 'Only the agency it was sent to says who looks at it.');
      }
      await work(tx, referral);
      return this.reading.view(tx, await getReferral(tx, id));
    });
  }
}

function tell(tx: Tx, referral: Referral, type: 'referral.claimed' | 'referral.claim_released'): void {
  const { id, caseId, recipientAgencyId } = referral;
  tx.emit({
    type,
    subjectType: 'referral',
    subjectId: id,
    streamId: caseId,
    audienceAgencyId: recipientAgencyId,
    payload: { recipientAgencyId },
  });
  tx.audit({
    action: type,
    subjectType: 'referral',
    subjectId: id,
    agencyId: recipientAgencyId,
    detail: { caseId },
  });
}

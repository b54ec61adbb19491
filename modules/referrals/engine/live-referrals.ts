import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { type CaseRow, LiveWork, type LiveItem, type LiveWorkKeeper } from '../../cases/index.js';
import { OpenWork } from '../../identity/index.js';
import type { SharedExtension } from '../../sla/index.js';
import { isPrimary } from '../domain/modes.js';
import { liveReferralsOf, openWith } from '../store/referrals.store.js';
import { endLive } from './end-live.js';
import { ReferralEngine } from './engine.js';
import { extendCarrierAlike } from './extended.js';
import { followCase } from './follow-case.js';
import { World } from './world.js';

/** What the modules below ask about referrals: cases before it ends, identity before an agency is closed. */
@Injectable()
export class LiveReferrals implements LiveWorkKeeper {
  constructor(
    private readonly engine: ReferralEngine,
    private readonly world: World,
    liveWork: LiveWork,
    openWork: OpenWork,
  ) {
    liveWork.register(this);
    openWork.register({
      what: 'referral_received',
      count: async (tx, id) => (await openWith(tx, id)).received,
    });
    openWork.register({ what: 'referral_sent', count: async (tx, id) => (await openWith(tx, id)).sent });
  }

  async liveOn(tx: Tx, caseId: string): Promise<readonly LiveItem[]> {
    const live = await liveReferralsOf(tx, caseId);
    return live.map((referral) => ({
      id: referral.id,
      agencyId: referral.recipientAgencyId,
      required: isPrimary(referral.mode) || (referral.required && referral.waivedAt === null),
    }));
  }

  /** The case ends: supporters that nothing waits for are taken back, children after their parents. */
  async endNonRequired(tx: Tx, caseId: string, reason: string): Promise<void> {
    for (const item of await this.liveOn(tx, caseId)) {
      if (item.required) continue;
      const [current] = (await liveReferralsOf(tx, caseId)).filter((referral) => referral.id === item.id);
      if (current !== undefined) await endLive(this.engine.playIn(tx), current, 'settled_meanwhile', reason);
    }
  }

  caseRose(tx: Tx, theCase: CaseRow): Promise<void> {
    return followCase(tx, this.world, theCase);
  }

  caseExtended(tx: Tx, theCase: CaseRow, extension: SharedExtension): Promise<void> {
    return extendCarrierAlike(tx, this.world, { theCase, extension });
  }

  /** Nothing of the parties goes out any more; each recipient is told and reports within a working day. */
  async freeze(tx: Tx, caseId: string, reason: string): Promise<void> {
    for (const referral of await liveReferralsOf(tx, caseId)) {
      tx.emit({
        type: 'referral.frozen',
        subjectType: 'referral',
        subjectId: referral.id,
        streamId: caseId,
        payload: {
          reason,
          recipientAgencyId: referral.recipientAgencyId,
          senderAgencyId: referral.senderAgencyId,
        },
      });
    }
  }
}

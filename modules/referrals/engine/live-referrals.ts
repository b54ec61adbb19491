import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import {
  type CaseRow,
  LiveWork,
  type LiveItem,
  type LiveWorkKeeper,
  WITHDRAWAL_CLOCK,
} from '../../cases/index.js';
import { OpenWork } from '../../identity/index.js';
import type { SharedExtension } from '../../sla/index.js';
import { isPrimary } from '../domain/modes.js';
import type { Referral } from '../store/referral.js';
import { openWith } from '../store/agency-load.store.js';
import { liveReferralsOf, partsOfCase, refreshBindingDeadline } from '../store/referrals.store.js';
import { endSupporters } from './end-supporters.js';
import { ReferralEngine } from './engine.js';
import { extendCarrierAlike } from './extended.js';
import { followCase } from './follow-case.js';
import { cancelFrozenClocks, oweAgain } from './frozen-clocks.js';
import { moveLive } from './move-live.js';
import { standingIn } from './standing.js';
import { casesRests, discardDrafts } from './unsent.js';
import { isAtWork, startWithdrawalReport } from './withdrawal-report.js';
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
      senderAgencyId: referral.senderAgencyId,
      required: isRequired(referral),
      carriesCase: isPrimary(referral.mode),
      waivable: isAwaitedSupporter(referral),
    }));
  }

  async restsOf(tx: Tx, caseId: string): Promise<readonly Pick<LiveItem, 'id' | 'agencyId'>[]> {
    return (await casesRests(tx, caseId)).map(({ id, senderAgencyId }) => ({ id, agencyId: senderAgencyId }));
  }

  discardDrafts(tx: Tx, caseId: string): Promise<void> {
    return discardDrafts(tx, this.engine.playIn(tx), caseId);
  }

  /** The case ends: supporters that nothing waits for are taken back, children after their parents. */
  async endNonRequired(tx: Tx, caseId: string, reason: string): Promise<void> {
    const ending = { caseId, ends: (live: Referral) => !isRequired(live), why: reason };
    await endSupporters(tx, ending, this.engine.playIn(tx));
  }

  async moveInto(tx: Tx, fromId: string, intoId: string): Promise<void> {
    await moveLive(tx, { world: this.world, play: this.engine.playIn(tx) }, { fromId, intoId });
  }

  caseRose(tx: Tx, theCase: CaseRow): Promise<void> {
    return followCase(tx, this.world, theCase);
  }

  caseExtended(tx: Tx, theCase: CaseRow, extension: SharedExtension): Promise<void> {
    return extendCarrierAlike(tx, this.world, { theCase, extension });
  }

  /** Nothing of the parties goes out any more; each recipient is told, and who is at work reports within a working day. */
  async freeze(tx: Tx, caseId: string, reason: string): Promise<number> {
    const live = await liveReferralsOf(tx, caseId);
    const atWork = live.filter(({ state }) => isAtWork(state));
    const theCase = await this.world.cases.get(tx, caseId);
    for (const referral of atWork) {
      await cancelFrozenClocks(tx, this.world, referral);
      await startWithdrawalReport({ tx, world: this.world, theCase }, referral);
    }
    for (const referral of live) {
      tx.emit({
        type: 'referral.frozen',
        subjectType: 'referral',
        subjectId: referral.id,
        streamId: caseId,
        payload: {
          reason,
          areaId: referral.areaId,
          recipientAgencyId: referral.recipientAgencyId,
          senderAgencyId: referral.senderAgencyId,
        },
      });
    }
    return atWork.length;
  }

  /** Who delegates answers for the part and is the only one its sender sees (workflow.md §2.2, 6). */
  async untoldTo(tx: Tx, actor: Actor, theCase: CaseRow): Promise<readonly string[]> {
    const parts = await partsOfCase(tx, theCase.id);
    if (parts.length === 0) return [];
    const { relationsTo } = await standingIn(tx, this.world, { actor, theCase });
    return parts.filter((referral) => relationsTo(referral).size === 0).map(({ id }) => id);
  }

  async thaw(tx: Tx, caseId: string): Promise<void> {
    const theCase = await this.world.cases.get(tx, caseId);
    for (const referral of await liveReferralsOf(tx, caseId)) {
      await this.world.clocks.cancel(tx, { subjectId: referral.id, name: WITHDRAWAL_CLOCK });
      await oweAgain(tx, this.world, { theCase, referral });
      await refreshBindingDeadline(tx, referral.id);
    }
  }
}

function isRequired(referral: Referral): boolean {
  return isPrimary(referral.mode) || isAwaitedSupporter(referral);
}

function isAwaitedSupporter({ mode, required, waivedAt }: Referral): boolean {
  return !isPrimary(mode) && required && waivedAt === null;
}

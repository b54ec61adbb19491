import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { type CaseFollower, CaseFollowers, type CaseRow, Cases } from '../../cases/index.js';
import { EndedReferrals, isLive, type Referral, Referrals } from '../../referrals/index.js';
import { JointConveners } from './conveners.js';
import { agenciesIn, jointReferrals } from './joint.js';
import { tellJoint } from './joint-told.js';
import { endMeeting, meetingsOf, moveMeetings } from './meetings.store.js';
import { JointClocks } from './plan-clocks.js';
import { endItem, moveItems, openItems } from './plan.store.js';

/** Plan and meetings follow the case they are of, and what an agency has to do follows the agency. */
@Injectable()
export class FollowJoint implements CaseFollower {
  constructor(
    private readonly cases: Cases,
    private readonly referrals: Referrals,
    private readonly clocks: JointClocks,
    private readonly conveners: JointConveners,
    followers: CaseFollowers,
    ended: EndedReferrals,
  ) {
    followers.register(this);
    ended.register((tx, referral) => this.referralEnded(tx, referral));
  }

  async caseEnded(tx: Tx, theCase: CaseRow): Promise<void> {
    for (const { id, agencyId, what } of await openItems(tx, theCase.id)) {
      await endItem(tx, id, { state: 'ended', note: null });
      await this.clocks.cancel(tx, 'plan_item', id);
      tellJoint(tx, theCase, 'joint.item_ended', { itemId: id, agencyId, text: what });
    }
    for (const { id, state, invited } of await meetingsOf(tx, theCase.id)) {
      if (state !== 'called') continue;
      await endMeeting(tx, id, { state: 'called_off', note: '案件已办结' });
      await this.clocks.cancel(tx, 'joint_meeting', id);
      const agencyIds = invited.map(({ agencyId }) => agencyId);
      const userIds = invited.flatMap((each) => each.userIds);
      tellJoint(tx, theCase, 'joint.meeting_called_off', { meetingId: id, agencyIds, userIds });
    }
  }

  async caseMerged(tx: Tx, from: CaseRow, into: CaseRow): Promise<void> {
    const items = await moveItems(tx, { fromId: from.id, intoId: into.id, agencyId: null });
    const meetings = await moveMeetings(tx, from.id, into.id);
    await this.clocks.moveToCase(tx, [...items, ...meetings], into.id);
    if (items.length + meetings.length > 0)
      tellJoint(tx, into, 'joint.carried_over', { fromNumber: from.number });
    if (from.ownerAgencyId !== into.ownerAgencyId) await this.left(tx, into, from.ownerAgencyId);
    await this.conveners.passOn(tx, into);
  }

  /** Whoever answered for it and has no other part in it is no longer waited for. */
  async ownerMoved(tx: Tx, theCase: CaseRow, formerAgencyId: string): Promise<void> {
    await this.left(tx, theCase, formerAgencyId);
    await this.conveners.passOn(tx, theCase);
  }

  /**
   * An agency whose last referral has ended is no longer waited for: what it had to do leaves the plan with it. One whose referral
   * goes on in another case takes it along. A meeting that it called as the lead is of whoever leads now.
   */
  private async referralEnded(tx: Tx, ended: Referral): Promise<void> {
    const { caseId, recipientAgencyId: agencyId } = ended;
    const intoId = await this.goesOnIn(tx, ended);
    if (intoId !== null) {
      const moved = await moveItems(tx, { fromId: caseId, intoId, agencyId });
      await this.clocks.moveToCase(tx, moved, intoId);
    }
    const theCase = await this.cases.get(tx, caseId);
    await this.left(tx, theCase, agencyId);
    await this.conveners.passOn(tx, theCase);
  }

  /** What an agency that no longer works on it had to do leaves the plan. */
  private async left(tx: Tx, theCase: CaseRow, agencyId: string): Promise<void> {
    const items = await openItems(tx, theCase.id, agencyId);
    if (items.length === 0) return;
    const referrals = jointReferrals(theCase, await this.referrals.ofCase(tx, theCase.id));
    if (agenciesIn({ theCase, referrals }).includes(agencyId)) return;
    for (const { id, what } of items) {
      await endItem(tx, id, { state: 'left', note: null });
      await this.clocks.cancel(tx, 'plan_item', id);
      tellJoint(tx, theCase, 'joint.item_left', { itemId: id, agencyId, text: what });
    }
  }

  /** The case in which it goes on; null: in none but its own. */
  private async goesOnIn(tx: Tx, { endedReason, supersededBy, caseId }: Referral): Promise<string | null> {
    if (endedReason !== 'merged' || supersededBy === null) return null;
    const successor = await this.referrals.get(tx, supersededBy);
    return successor.caseId !== caseId && isLive(successor.state) ? successor.caseId : null;
  }
}

import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import { Centres, Referrals } from '../../referrals/index.js';
import { jointReferrals, leadOf } from './joint.js';
import { tellJoint } from './joint-told.js';
import { meetingsOf, setConvener } from './meetings.store.js';
import { JointClocks } from './plan-clocks.js';

/** A meeting is of an agency that plans now: nobody else may write the minutes that it owes. */
@Injectable()
export class JointConveners {
  constructor(
    private readonly referrals: Referrals,
    private readonly centres: Centres,
    private readonly clocks: JointClocks,
  ) {}

  /**
   * Meetings still to be held whose convener no longer plans go to the agency that leads, else to the owner; nobody works for us
   * in one outside the network. The day on which the minutes are due stays. The case is locked.
   */
  async passOn(tx: Tx, theCase: CaseRow): Promise<void> {
    const called = (await meetingsOf(tx, theCase.id)).filter(({ state }) => state === 'called');
    if (called.length === 0) return;
    const { ownerAgencyId, custodianAgencyId, areaPath } = theCase;
    const lead = leadOf(jointReferrals(theCase, await this.referrals.ofCase(tx, theCase.id)));
    const leads = lead?.channel === 'internal' ? lead.recipientAgencyId : null;
    const centre = await this.centres.at(tx, areaPath, 0);
    const planning = [leads, ownerAgencyId, custodianAgencyId, centre?.id];
    const agencyId = leads ?? ownerAgencyId;
    for (const { id, convenerAgencyId: fromAgencyId } of called) {
      if (planning.includes(fromAgencyId)) continue;
      await setConvener(tx, id, agencyId);
      await this.clocks.charge(tx, 'joint_meeting', { id, agencyId });
      tellJoint(tx, theCase, 'joint.meeting_passed_on', { meetingId: id, fromAgencyId, agencyId });
    }
  }
}

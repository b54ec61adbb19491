import { Module } from '@nestjs/common';
import { Audiences } from '../../../src/platform/realtime/audiences.js';
import { Vocabularies } from '../../../src/platform/words/vocabularies.js';
import { CasesModule } from '../../cases/index.js';
import { IdentityModule } from '../../identity/index.js';
import { NoticeDoors, NotificationsModule } from '../../notifications/index.js';
import { ReferralsModule } from '../../referrals/index.js';
import { SlaModule } from '../../sla/index.js';
import { JointConveners } from './conveners.js';
import { FollowJoint } from './follow.js';
import { JointAccess } from './joint-access.js';
import { ITSELF, JointDoor, OF_ITEMS, OF_MEETINGS, toWhoSeesTheJointCase } from './joint-door.js';
import { JointController } from './joint.controller.js';
import { JointLead } from './lead.js';
import { JointMeetings } from './meetings.js';
import { JointPlan } from './plan.js';
import { JointClocks } from './plan-clocks.js';
import { ReadJoint } from './read-joint.js';
import { JOINT_WORDS } from './words.js';

/** Cases that several agencies work together under one lead: the plan, the meetings, who leads. */
@Module({
  imports: [IdentityModule, SlaModule, NotificationsModule, CasesModule, ReferralsModule],
  controllers: [JointController],
  providers: [
    JointAccess,
    JointClocks,
    JointPlan,
    JointMeetings,
    JointLead,
    ReadJoint,
    JointConveners,
    FollowJoint,
  ],
})
export class JointModule {
  constructor(vocabularies: Vocabularies, audiences: Audiences, doors: NoticeDoors, access: JointAccess) {
    vocabularies.register(JOINT_WORDS);
    audiences.register('joint_case', toWhoSeesTheJointCase);
    doors.register('joint_case', new JointDoor(access, ITSELF));
    doors.register('plan_item', new JointDoor(access, OF_ITEMS));
    doors.register('joint_meeting', new JointDoor(access, OF_MEETINGS));
  }
}

import { Module } from '@nestjs/common';
import { Audiences } from '../../src/platform/realtime/audiences.js';
import { Vocabularies } from '../../src/platform/words/vocabularies.js';
import { CaseAccess, CasesModule, KnownKinds } from '../cases/index.js';
import { DocumentsModule, FileSubjects } from '../documents/index.js';
import { IdentityModule } from '../identity/index.js';
import { NoticeDoors, NotificationsModule } from '../notifications/index.js';
import { ClockSubjects, SlaModule } from '../sla/index.js';
import { ClockLines } from './access/clock-lines.js';
import { toWhoSeesTheReferral } from './access/referral-audience.js';
import { AgencyTasksDoor, ReferralDoor, ReferralOfCaseDoor } from './access/referral-doors.js';
import { ReferralFiles } from './access/referral-files.js';
import { ReleaseWork } from './departures/release-work.js';
import { Centres } from './engine/centres.js';
import { EndedReferrals } from './engine/ended-referrals.js';
import { ReferralEngine } from './engine/engine.js';
import { LiveReferrals } from './engine/live-referrals.js';
import { NextRecipients } from './engine/next-recipient.js';
import { OwedFromBefore } from './engine/owed-from-before.js';
import { MendOwedOutside } from './engine/owed-outside.js';
import { ReferralTimeouts } from './engine/timeouts.js';
import { World } from './engine/world.js';
import { CaseReferralsController } from './http/case-referrals.controller.js';
import { ChasesController } from './http/chases.controller.js';
import { ExtensionsController } from './http/extensions.controller.js';
import { ClaimsController } from './http/claims.controller.js';
import { QueuesController } from './http/queues.controller.js';
import { RecipientStepsController } from './http/recipient-steps.controller.js';
import { ReferralsController } from './http/referrals.controller.js';
import { SenderStepsController } from './http/sender-steps.controller.js';
import { PaperSources } from './papers/paper-sources.js';
import { AgencyPolicies } from './policy.js';
import { DutyRulingsController } from './precedents/http/duty-rulings.controller.js';
import { Precedents } from './precedents/precedents.js';
import { HandDuties } from './queue-handover/hand-duties.js';
import { HandOverRows } from './queue-handover/hand-over-rows.js';
import { QueueHandovers } from './queue-handover/queue-handovers.js';
import {
  QueueHandoverController,
  QueueHandoversController,
} from './queue-handover/queue-handovers.controller.js';
import { Referrals } from './referrals.js';
import { Routing } from './routing/routing.js';
import { AnswerReferrals } from './services/answering.js';
import { AskLeave } from './services/asking-leave.js';
import { AskOthers } from './services/asking-others.js';
import { BesideReferrals } from './services/beside.js';
import { ChaseReferrals } from './services/chasing.js';
import { ContactReferrals } from './services/contacting.js';
import { HandReferrals } from './services/handing.js';
import { FollowClocks } from './services/follow-clocks.js';
import { ShownTypes } from './access/shown-types.js';
import { ExtendReferrals } from './services/extending.js';
import { ClaimReferrals } from './services/claiming.js';
import { ReferralPaths } from './services/paths.js';
import { ReferralReading } from './services/reading.js';
import { SendReferrals } from './services/sending.js';
import { SupplyReferrals } from './services/supplying.js';
import { ReferralSteps } from './services/steps.js';
import { CoordinatedPots } from './tasks/coordinated-pots.js';
import { ReadTasks } from './tasks/read-tasks.js';
import { EditTaskSettings } from './tasks/settings/edit-task-settings.js';
import { TaskSettingsController } from './tasks/settings/task-settings.controller.js';
import { TasksController } from './tasks/tasks.controller.js';
import { REFERRAL_WORDS } from './words.js';

/** The referral workflow. Kinds of agency plug in through `AgencyPolicies`, a ranking through `NextRecipients`. */
@Module({
  imports: [IdentityModule, SlaModule, NotificationsModule, CasesModule, DocumentsModule],
  controllers: [
    CaseReferralsController,
    QueuesController,
    ClaimsController,
    TasksController,
    TaskSettingsController,
    ReferralsController,
    ExtensionsController,
    SenderStepsController,
    RecipientStepsController,
    ChasesController,
    DutyRulingsController,
    QueueHandoversController,
    QueueHandoverController,
  ],
  providers: [
    AgencyPolicies,
    Centres,
    NextRecipients,
    Routing,
    World,
    EndedReferrals,
    ReferralEngine,
    LiveReferrals,
    ReferralTimeouts,
    OwedFromBefore,
    MendOwedOutside,
    ReferralReading,
    ReferralPaths,
    ReferralSteps,
    SendReferrals,
    AnswerReferrals,
    BesideReferrals,
    ChaseReferrals,
    AskLeave,
    AskOthers,
    ContactReferrals,
    SupplyReferrals,
    FollowClocks,
    ExtendReferrals,
    ClaimReferrals,
    CoordinatedPots,
    ShownTypes,
    ClockLines,
    ReleaseWork,
    Precedents,
    HandReferrals,
    HandDuties,
    HandOverRows,
    QueueHandovers,
    ReadTasks,
    EditTaskSettings,
    Referrals,
    PaperSources,
  ],
  exports: [
    AgencyPolicies,
    Centres,
    ChaseReferrals,
    EndedReferrals,
    ExtendReferrals,
    NextRecipients,
    ReferralEngine,
    ReferralPaths,
    ReferralReading,
    Referrals,
    Routing,
  ],
})
export class ReferralsModule {
  constructor(
    subjects: FileSubjects,
    doors: NoticeDoors,
    clockSubjects: ClockSubjects,
    lines: ClockLines,
    world: World,
    caseAccess: CaseAccess,
    vocabularies: Vocabularies,
    kinds: KnownKinds,
    policies: AgencyPolicies,
    audiences: Audiences,
  ) {
    audiences.register('referral', toWhoSeesTheReferral);
    kinds.register(() => policies.all().map(({ kind }) => kind));
    vocabularies.register(REFERRAL_WORDS);
    const files = new ReferralFiles(world, caseAccess);
    subjects.register('referral', files);
    subjects.registerSharing(files);
    clockSubjects.register((tx, named) => lines.tell(tx, named));
    doors.register('referral', new ReferralDoor(world));
    doors.register('case', new ReferralOfCaseDoor());
    doors.register('agency', new AgencyTasksDoor());
  }
}

import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { IdentityModule } from '../identity/index.js';
import { SlaModule } from '../sla/index.js';
import { ReleaseWork } from './departures/release-work.js';
import { Centres } from './engine/centres.js';
import { ReferralEngine } from './engine/engine.js';
import { LiveReferrals } from './engine/live-referrals.js';
import { NextRecipients } from './engine/next-recipient.js';
import { ReferralTimeouts } from './engine/timeouts.js';
import { World } from './engine/world.js';
import { CaseReferralsController } from './http/case-referrals.controller.js';
import { QueuesController } from './http/queues.controller.js';
import { RecipientStepsController } from './http/recipient-steps.controller.js';
import { ReferralsController } from './http/referrals.controller.js';
import { SenderStepsController } from './http/sender-steps.controller.js';
import { AgencyPolicies } from './policy.js';
import { Referrals } from './referrals.js';
import { AnswerReferrals } from './services/answering.js';
import { BesideReferrals } from './services/beside.js';
import { ReferralReading } from './services/reading.js';
import { SendReferrals } from './services/sending.js';
import { ReferralSteps } from './services/steps.js';
import { CoordinatedPots } from './tasks/coordinated-pots.js';
import { ReadTasks } from './tasks/read-tasks.js';
import { TasksController } from './tasks/tasks.controller.js';

/** The referral workflow. Kinds of agency plug in through `AgencyPolicies`, a ranking through `NextRecipients`. */
@Module({
  imports: [IdentityModule, SlaModule, CasesModule],
  controllers: [
    CaseReferralsController,
    QueuesController,
    TasksController,
    ReferralsController,
    SenderStepsController,
    RecipientStepsController,
  ],
  providers: [
    AgencyPolicies,
    Centres,
    NextRecipients,
    World,
    ReferralEngine,
    LiveReferrals,
    ReferralTimeouts,
    ReferralReading,
    ReferralSteps,
    SendReferrals,
    AnswerReferrals,
    BesideReferrals,
    CoordinatedPots,
    ReleaseWork,
    ReadTasks,
    Referrals,
  ],
  exports: [AgencyPolicies, Centres, NextRecipients, ReferralEngine, Referrals],
})
export class ReferralsModule {}

import { Module } from '@nestjs/common';
import { Audiences } from '../../src/platform/realtime/audiences.js';
import { Vocabularies } from '../../src/platform/words/vocabularies.js';
import { IdentityModule } from '../identity/index.js';
import { Breaches } from './breaches/breaches.js';
import { CalendarPlans } from './calendar/calendar-plans.js';
import { CalendarVersions } from './calendar/calendar-versions.js';
import { Calendars } from './calendar/calendars.js';
import { CalendarsInForce } from './calendar/calendars-in-force.js';
import { ClockAccess } from './clocks/clock-access.js';
import { toWhoSeesTheClock } from './clocks/clock-audience.js';
import { ClockSubjects } from './clocks/clock-subjects.js';
import { ClockSteps } from './clocks/clock-steps.js';
import { Clocks } from './clocks/clocks.js';
import { CutShort } from './clocks/cut-short.js';
import { Extensions } from './clocks/extensions.js';
import { ReadClocks } from './clocks/read-clocks.js';
import { RiskBands } from './clocks/risk-bands.js';
import { StartClocks } from './clocks/start-clocks.js';
import { Escalations } from './escalations/escalations.js';
import { RaiseLimits } from './escalations/raise-limits.js';
import { CalendarsController } from './http/calendars.controller.js';
import { ClocksController } from './http/clocks.controller.js';
import { DrivenClockController } from './http/driven-clock.controller.js';
import { LateController } from './http/late.controller.js';
import { PoliciesController } from './http/policies.controller.js';
import { RecomputationsController } from './http/recomputations.controller.js';
import { Policies } from './policy/policies.js';
import { PolicyPlans } from './policy/policy-plans.js';
import { PolicyVersions } from './policy/policy-versions.js';
import { Reissues } from './policy/reissues.js';
import { Plans } from './recompute/plans.js';
import { Recomputations } from './recompute/recomputations.js';
import { RecomputeFailures } from './recompute/recompute-failures.js';
import { RecomputeRunner } from './recompute/recompute-runner.js';
import { RecomputeSchedule } from './recompute/recompute-schedule.js';
import { RetryRecomputation } from './recompute/retry-recomputation.js';
import { SlaSeeder } from './seed/sla-seeder.js';
import { ClockSweep } from './sweep/clock-sweep.js';
import { DrivenClock } from './sweep/driven-clock.js';
import { RecipientFinder } from './sweep/recipients.js';
import { SweepSchedule } from './sweep/sweep-schedule.js';
import { TimeoutRunner } from './sweep/timeout-runner.js';
import { Timeouts } from './sweep/timeouts.js';
import { SLA_WORDS } from './words.js';

/** Calendars, limits, clocks, and what happens when they run out. */
@Module({
  imports: [IdentityModule],
  controllers: [
    ClocksController,
    DrivenClockController,
    CalendarsController,
    PoliciesController,
    LateController,
    RecomputationsController,
  ],
  providers: [
    CalendarVersions,
    CalendarsInForce,
    Calendars,
    PolicyVersions,
    Policies,
    Reissues,
    CalendarPlans,
    PolicyPlans,
    Plans,
    Recomputations,
    RecomputeFailures,
    RecomputeRunner,
    RecomputeSchedule,
    RetryRecomputation,
    SlaSeeder,
    Timeouts,
    ClockSteps,
    StartClocks,
    Extensions,
    RiskBands,
    CutShort,
    Clocks,
    ClockAccess,
    ClockSubjects,
    ReadClocks,
    RecipientFinder,
    TimeoutRunner,
    ClockSweep,
    SweepSchedule,
    DrivenClock,
    Escalations,
    RaiseLimits,
    Breaches,
  ],
  exports: [
    CutShort,
    RaiseLimits,
    Clocks,
    ClockAccess,
    ClockSubjects,
    Timeouts,
    ClockSweep,
    Escalations,
    Breaches,
    CalendarsInForce,
    CalendarVersions,
    Policies,
  ],
})
export class SlaModule {
  constructor(vocabularies: Vocabularies, audiences: Audiences) {
    vocabularies.register(SLA_WORDS);
    audiences.register('clock', toWhoSeesTheClock);
  }
}

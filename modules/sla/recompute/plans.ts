import { Injectable } from '@nestjs/common';
import { assertNever } from '../../../src/kernel/assert-never.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CalendarPlans } from '../calendar/calendar-plans.js';
import type { HeldClock } from '../clocks/held-clock.js';
import { PolicyPlans } from '../policy/policy-plans.js';
import type { Plan } from './plan.js';
import type { HeldRecomputation } from './recomputation.js';

/** What a recomputation does to a clock, by its reason. */
@Injectable()
export class Plans {
  constructor(
    private readonly byCalendar: CalendarPlans,
    private readonly byPolicy: PolicyPlans,
  ) {}

  /** Null for a clock that stays as it is. */
  planFor(tx: Tx, clock: HeldClock, recomputation: HeldRecomputation): Promise<Plan | null> {
    switch (recomputation.reason) {
      case 'calendar':
        return this.byCalendar.planFor(tx, clock, recomputation);
      case 'policy':
        return this.byPolicy.planFor(tx, clock, recomputation.versionId);
      default:
        return assertNever(recomputation.reason);
    }
  }
}

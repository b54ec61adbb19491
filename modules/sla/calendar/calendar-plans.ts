import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CalendarInForce, HeldClock } from '../clocks/held-clock.js';
import { planOf, type Plan } from '../recompute/plan.js';
import { CalendarVersions } from './calendar-versions.js';
import { calendarDraft } from './follow-calendar.js';

/** How a clock follows its calendar: days that have passed stay as they were counted. */
@Injectable()
export class CalendarPlans {
  constructor(private readonly calendars: CalendarVersions) {}

  async planFor(tx: Tx, clock: HeldClock, newer: CalendarInForce): Promise<Plan> {
    return planOf(tx, this.calendars, { clock, draft: calendarDraft(clock.row, newer, await tx.now()) });
  }
}

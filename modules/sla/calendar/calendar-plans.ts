import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockRow } from '../clocks/clock-row.js';
import type { HeldClock } from '../clocks/held-clock.js';
import { BREACH_KEY } from '../domain/fires.js';
import { planOf, type Plan } from '../recompute/plan.js';
import { CalendarVersions } from './calendar-versions.js';

/** A version of a calendar that clocks are put on. */
export interface CalendarInForce {
  readonly versionId: string;
  readonly inForceSince: Date;
}

/** How a clock follows its calendar: days that have passed stay as they were counted. */
@Injectable()
export class CalendarPlans {
  constructor(private readonly calendars: CalendarVersions) {}

  async planFor(tx: Tx, clock: HeldClock, { versionId, inForceSince }: CalendarInForce): Promise<Plan> {
    const at = countsFrom(clock.row, inForceSince, await tx.now());
    const payload = { reason: 'calendar' as const, calendarId: versionId };
    return planOf(tx, this.calendars, { clock, draft: { type: 'recompute', payload, at } });
  }
}

/**
 * From now on, as a rule. But a deadline that passed between the new version and its turn is judged by the version, which
 * was in force by then, unless it has been charged: what is charged stays.
 */
function countsFrom({ deadlineAt, startedAt, fired }: ClockRow, since: Date, now: Date): Date {
  const passedMeanwhile =
    deadlineAt !== null && deadlineAt > since && deadlineAt < now && !fired.includes(BREACH_KEY);
  if (!passedMeanwhile) return now;
  return startedAt > since ? startedAt : since;
}

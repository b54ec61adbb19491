import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CalendarVersions } from '../calendar/calendar-versions.js';
import { CalendarsInForce } from '../calendar/calendars-in-force.js';
import type { EventDraft } from '../clocks/clock-step.js';
import type { HeldClock } from '../clocks/held-clock.js';
import { planOf, type Plan } from '../recompute/plan.js';
import type { PinnedTarget } from './policy-definition.js';
import { PolicyVersions } from './policy-versions.js';
import { findRule, pinTarget } from './resolve-target.js';

/** What a re-issue does to a clock. */
@Injectable()
export class PolicyPlans {
  constructor(
    private readonly policies: PolicyVersions,
    private readonly inForce: CalendarsInForce,
    private readonly calendars: CalendarVersions,
  ) {}

  /** Null for a clock that stays: the version says nothing of it, or it is late either way and what happened stays as it was. */
  async planFor(tx: Tx, clock: HeldClock, versionId: string): Promise<Plan | null> {
    const draft = await this.draftFor(tx, clock, versionId);
    const plan = draft === null ? null : await planOf(tx, this.calendars, { clock, draft });
    return plan === null || plan.late ? null : plan;
  }

  private async draftFor(tx: Tx, { row }: HeldClock, versionId: string): Promise<EventDraft | null> {
    // A legal period changes by its own legal rule only, a contract by its parties.
    if (row.class !== 'service') return null;
    const policy = await this.policies.get(tx, versionId);
    if (!policy.rules.some(({ clock: name }) => name === row.name)) return null;
    const rule = findRule(policy, row);
    if (rule === null || rule.time?.unit === 'given') return null;
    const calendars = await this.inForce.forOwner(tx, row.ownerAgencyId);
    const pinned = pinTarget(policy, rule, { calendars, given: { dueAt: null, amount: null } });
    const target: PinnedTarget = row.target.given
      ? { ...pinned, time: row.target.time, given: true }
      : pinned;
    return { type: 'recompute', payload: { reason: 'policy', target, policyVersionId: versionId } };
  }
}

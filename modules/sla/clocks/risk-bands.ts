import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { findRule, pinTarget } from '../policy/resolve-target.js';
import type { PinnedTarget } from '../policy/policy-definition.js';
import { CalendarsInForce } from '../calendar/calendars-in-force.js';
import type { Band, ClockRow } from './clock-row.js';
import { lockLive, type HeldClock } from './clock.store.js';
import { clockTold } from './clock-told.js';
import { ClockSteps, stepOf, type ClockStep } from './clock-steps.js';

const PRESSURE: Readonly<Record<Band, number>> = { normal: 0, orange: 1, red: 2 };

/** What a change of risk does to clocks that run: it may bring a deadline nearer, and does nothing else. */
@Injectable()
export class RiskBands {
  constructor(
    private readonly policies: PolicyVersions,
    private readonly inForce: CalendarsInForce,
    private readonly steps: ClockSteps,
  ) {}

  /** See `Clocks.setBand`. */
  async raise(tx: Tx, subjectIds: readonly string[], band: Band): Promise<ClockRow[]> {
    const held = await lockLive(tx, subjectIds);
    const rising = held.filter(({ row }) => PRESSURE[row.band] < PRESSURE[band]);
    const steps: ClockStep[] = [];
    for (const clock of rising) {
      const target = await this.targetIn(tx, clock, band);
      if (target !== null)
        steps.push(stepOf(clock, { type: 'recompute', payload: { reason: 'risk', target, band } }));
    }
    const rows = await this.steps.take(tx, steps);
    const before = new Map(rising.map(({ row }) => [row.id, row.deadlineAt?.getTime()]));
    for (const row of rows) {
      if (before.get(row.id) === row.deadlineAt?.getTime()) continue;
      tx.emit(
        clockTold('clock.recomputed', row, {
          reason: 'risk',
          deadlineAt: row.deadlineAt?.toISOString() ?? null,
        }),
      );
    }
    return rows;
  }

  /** By the policy version the clock is pinned to; null where that has no such clock in the new band. */
  private async targetIn(tx: Tx, { row }: HeldClock, band: Band): Promise<PinnedTarget | null> {
    if (row.target.given) return null;
    const policy = await this.policies.get(tx, row.policyVersionId);
    const rule = findRule(policy, { ...row, band });
    if (rule === null || rule.key === row.target.key) return null;
    const calendars = await this.inForce.forOwner(tx, row.ownerAgencyId);
    return pinTarget(policy, rule, { calendars, given: { dueAt: null, amount: null } });
  }
}

import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { findRule, pinTarget } from '../policy/resolve-target.js';
import type { PinnedTarget } from '../policy/policy-definition.js';
import { CalendarsInForce } from '../calendar/calendars-in-force.js';
import type { Band, ClockRow, Lane } from './clock-row.js';
import type { HeldClock } from './held-clock.js';
import { clockTold } from './clock-told.js';
import type { ClockStep, EventDraft } from './clock-step.js';
import { ClockSteps, stepOf } from './clock-steps.js';

const PRESSURE: Readonly<Record<Band, number>> = { normal: 0, orange: 1, red: 2 };
const WEIGHT: Readonly<Record<Lane, number>> = { on_the_spot: 0, simple: 1, full: 2 };

/** What clocks are raised to. */
export interface Raised {
  readonly band: Band;
  readonly lane?: Lane;
}

/** What a change of risk does to clocks that run: it may bring a deadline nearer, and does nothing else. */
@Injectable()
export class RiskBands {
  constructor(
    private readonly policies: PolicyVersions,
    private readonly inForce: CalendarsInForce,
    private readonly steps: ClockSteps,
  ) {}

  /** See `Clocks.setBand`. */
  async raise(tx: Tx, subjectIds: readonly string[], to: Raised): Promise<ClockRow[]> {
    const held = await this.steps.holdLive(tx, subjectIds);
    const rising = held.filter(({ row }) => PRESSURE[row.band] < PRESSURE[to.band]);
    const steps: ClockStep[] = [];
    for (const clock of rising) {
      const raised = { band: to.band, lane: heavier(clock.row.lane, to.lane) };
      const target = await this.targetIn(tx, clock, raised);
      if (target === null) continue;
      const payload = { reason: 'risk' as const, target, ...raised };
      steps.push(stepOf(clock, { type: 'recompute', payload }, ...unfoundedPauses(clock, target)));
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
  private async targetIn(tx: Tx, { row }: HeldClock, raised: Required<Raised>): Promise<PinnedTarget | null> {
    if (row.target.given) return null;
    const policy = await this.policies.get(tx, row.policyVersionId);
    const rule = findRule(policy, { ...row, ...raised });
    if (rule === null || rule.key === row.target.key) return null;
    const calendars = await this.inForce.forOwner(tx, row.ownerAgencyId);
    return pinTarget(policy, rule, { calendars, given: { dueAt: null, amount: null } });
  }
}

function heavier(lane: Lane, other: Lane | undefined): Lane {
  return other !== undefined && WEIGHT[other] > WEIGHT[lane] ? other : lane;
}

/** A question stops no red clock: a pause whose reason the new target does not know ends with the rise. */
function unfoundedPauses({ row, events }: HeldClock, { pausableBy }: PinnedTarget): EventDraft[] {
  if (row.state !== 'paused' || pausableBy === 'any') return [];
  return [...openPauses(events)]
    .filter((reason) => !pausableBy.includes(reason))
    .map((reason) => ({ type: 'resume', payload: { reason } }));
}

function openPauses(events: HeldClock['events']): ReadonlySet<string> {
  const open = new Set<string>();
  for (const { type, payload } of events) {
    const { reason } = payload as { readonly reason?: string };
    if (type === 'pause' && reason !== undefined) open.add(reason);
    else if (type === 'start' || (type === 'resume' && reason === undefined)) open.clear();
    else if (type === 'resume' && reason !== undefined) open.delete(reason);
  }
  return open;
}

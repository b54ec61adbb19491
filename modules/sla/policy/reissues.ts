import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { CalendarVersions } from '../calendar/calendar-versions.js';
import { CalendarsInForce } from '../calendar/calendars-in-force.js';
import { calendarsOf, ClockSteps, stepOf, type ClockStep } from '../clocks/clock-steps.js';
import { clockTold } from '../clocks/clock-told.js';
import type { ClockRow } from '../clocks/clock-row.js';
import { lockIds, type HeldClock } from '../clocks/clock.store.js';
import { foldEvents } from '../clocks/materialise.js';
import type { PinnedTarget } from './policy-definition.js';
import { PolicyVersions } from './policy-versions.js';
import { findRule, pinTarget } from './resolve-target.js';

/** What a re-issue does, or would do, to the clocks that run. */
export interface Reissue {
  readonly versionId: string;
  readonly versionNumber: number;
  readonly sourceDocument: string;
  readonly versionCreatedAt: string;
  /** Live clocks of the policy that are pinned to an older version. */
  readonly clocks: number;
  /** Legal and contractual periods, clocks the new version does not have, and those late by either version: they stay. */
  readonly kept: number;
  /** Whose deadline moves. */
  readonly moved: number;
  /** Whose new deadline has passed already; they end now, tagged `policy_induced`. */
  readonly wouldBreach: number;
}

const BATCH = 500;

/** Puts running clocks on the newest version of their policy: never by itself, and never without being shown first. */
@Injectable()
export class Reissues {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly policies: PolicyVersions,
    private readonly inForce: CalendarsInForce,
    private readonly calendars: CalendarVersions,
    private readonly steps: ClockSteps,
  ) {}

  /** @throws NotFound `policy_not_found` */
  async preview(caller: Caller, key: string): Promise<Reissue> {
    return this.uow.run(caller, (tx) => this.walk(tx, key, async () => undefined));
  }

  /** Appends the recomputations. @throws NotFound `policy_not_found` */
  async reissue(caller: Caller, key: string): Promise<Reissue> {
    return this.uow.run(caller, async (tx) => {
      const reissue = await this.walk(tx, key, async (steps) => {
        const before = new Map(steps.map(({ row }) => [row?.id, row?.deadlineAt ?? null]));
        for (const row of await this.steps.take(tx, steps)) tellMoved(tx, row, before.get(row.id) ?? null);
      });
      tx.audit({
        action: 'policy.reissued',
        subjectType: 'sla_policy',
        subjectId: key,
        detail: { ...reissue },
      });
      return reissue;
    });
  }

  private async walk(
    tx: Tx,
    key: string,
    take: (steps: readonly ClockStep[]) => Promise<void>,
  ): Promise<Reissue> {
    const newest = await newestOf(tx, key);
    const pinned = await tx.query<{ id: string }>(
      `select c.id from clock c join sla_policy_version v on v.id = c.policy_version_id
       where v.policy_id = $1 and v.id <> $2 and c.state in ('running', 'paused') order by c.id`,
      [newest.policyId, newest.versionId],
    );
    const tally = { kept: 0, moved: 0, wouldBreach: 0 };
    for (let from = 0; from < pinned.length; from += BATCH) {
      const held = await lockIds(
        tx,
        pinned.slice(from, from + BATCH).map(({ id }) => id),
      );
      const steps: ClockStep[] = [];
      for (const clock of held) {
        const step = await this.stepFor(tx, clock, newest.versionId);
        const effect = step === null ? null : await this.effectOf(tx, clock, step);
        if (step === null || effect === null) tally.kept += 1;
        else {
          steps.push(step);
          if (effect.moves) tally.moved += 1;
          if (effect.breaches) tally.wouldBreach += 1;
        }
      }
      await take(steps);
    }
    return {
      versionId: newest.versionId,
      versionNumber: newest.number,
      sourceDocument: newest.sourceDocument,
      versionCreatedAt: newest.createdAt.toISOString(),
      clocks: pinned.length,
      ...tally,
    };
  }

  private async stepFor(tx: Tx, clock: HeldClock, versionId: string): Promise<ClockStep | null> {
    const { row } = clock;
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
    return stepOf(clock, {
      type: 'recompute',
      payload: { reason: 'policy', target, policyVersionId: versionId },
    });
  }

  /** Null for a clock that is late by the old rule and by the new one: what happened stays as it was. */
  private async effectOf(
    tx: Tx,
    { row, events }: HeldClock,
    { drafts }: ClockStep,
  ): Promise<{ readonly moves: boolean; readonly breaches: boolean } | null> {
    const asOf = await tx.now();
    const added = drafts.map((draft, index) => ({
      clockId: row.id,
      seq: events.length + index + 1,
      at: asOf,
      ...draft,
    }));
    const history = [...events, ...added];
    const calendars = await this.calendars.load(tx, calendarsOf(history));
    const before = foldEvents(events, { calendars, asOf });
    const after = foldEvents(history, { calendars, asOf });
    const passed = after.nominalDeadlineAt !== null && after.nominalDeadlineAt < asOf.getTime();
    if (passed && before.breached !== null) return null;
    return { moves: after.deadlineAt !== before.deadlineAt, breaches: passed };
  }
}

function tellMoved(tx: Tx, row: ClockRow, old: Date | null): void {
  if (old?.getTime() === row.deadlineAt?.getTime()) return;
  const deadlines = {
    oldDeadlineAt: old?.toISOString() ?? null,
    deadlineAt: row.deadlineAt?.toISOString() ?? null,
  };
  tx.emit(clockTold('clock.recomputed', row, { reason: 'policy', ...deadlines }));
}

interface NewestVersion {
  readonly policyId: string;
  readonly versionId: string;
  readonly number: number;
  readonly sourceDocument: string;
  readonly createdAt: Date;
}

async function newestOf(tx: Tx, key: string): Promise<NewestVersion> {
  const [newest] = await tx.query<NewestVersion>(
    `select p.id as "policyId", v.id as "versionId", v.number, v.source_document as "sourceDocument",
       v.created_at as "createdAt" from sla_policy p join sla_policy_version v on v.policy_id = p.id
     where p.key = $1 order by v.number desc limit 1`,
    [key],
  );
  if (newest === undefined) throw new NotFound('policy');
  return newest;
}

import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { Turns } from '../../../src/kernel/turns.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { ClockRow } from '../clocks/clock-row.js';
import { ClockSteps } from '../clocks/clock-steps.js';
import { lockFreeIds } from '../clocks/clock.store.js';
import { endRecomputation } from './end-recomputation.js';
import { olderVersions, pinnedAfter } from './pinned.store.js';
import { planEach } from './plan.js';
import { Plans } from './plans.js';
import type { HeldRecomputation, RecomputeReason } from './recomputation.js';
import { beginPass, holdRecomputation, isOvertaken, nextDue, saveBatch } from './recomputation.store.js';
import { RecomputeFailures } from './recompute-failures.js';
import { tellMoved } from './tell-moved.js';

/** Clocks in one transaction: a step of one of them waits a tenth of a second at most. */
const BATCH = 200;
/** How soon whoever waits for another process looks again: a batch takes a tenth of a second. */
const LOOK_AGAIN_MS = 50;
/** When clocks that somebody held are looked at again. */
const HELD_AGAIN_MS = 1_000;

/**
 * Puts running clocks on a new version, batch by batch, each batch with its progress in one transaction.
 *
 * The row of the recomputation is the job: whichever worker comes by takes it for a batch, so the next goes on after one
 * that was killed, whatever became of the queue. It goes over the clocks until a pass finds nothing to do: those that were
 * held, or began meanwhile on the version before, are met by a later one.
 */
@Injectable()
export class RecomputeRunner {
  private readonly turns = new Turns();
  private stopped = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: Plans,
    private readonly steps: ClockSteps,
    private readonly failures: RecomputeFailures,
  ) {}

  /**
   * Works until nothing is due, or the worker of another process is at it. Within a process one waits for the other.
   */
  runDue(): Promise<void> {
    return this.turns.take(() => this.runAll());
  }

  /**
   * The same, and waits for the workers of other processes: one that dies meanwhile leaves the rest to this one. What is to
   * be tried again later is left for later.
   */
  async settle(): Promise<void> {
    for (;;) {
      await this.runDue();
      if (this.stopped || (await this.uow.run(systemCaller('recompute'), nextDue)) === null) return;
      await setTimeout(LOOK_AGAIN_MS);
    }
  }

  /** Lets the batch under way be the last one. */
  stop(): void {
    this.stopped = true;
  }

  private async runAll(): Promise<void> {
    while (!this.stopped) {
      const id = await this.uow.run(systemCaller('recompute'), nextDue);
      if (id === null || !(await this.runBatch(id))) return;
    }
  }

  /** @returns false when another worker has it */
  private async runBatch(id: string): Promise<boolean> {
    try {
      return await this.uow.run(systemCaller(uuidv7()), async (tx) => {
        const held = await holdRecomputation(tx, id);
        if (held === null) return false;
        if (await isOvertaken(tx, held)) await endRecomputation(tx, id, 'overtaken');
        else await this.batch(tx, held);
        return true;
      });
    } catch (error) {
      await this.failures.ofBatch(id, error instanceof Error ? error : new Error(String(error)));
      return true;
    }
  }

  private async batch(tx: Tx, held: HeldRecomputation): Promise<void> {
    const { id, reason, afterClockId } = held;
    const versionIds = await olderVersions(tx, held);
    const ids = await pinnedAfter(tx, { reason, versionIds }, { after: afterClockId, limit: BATCH });
    const lastClockId = ids.at(-1);
    if (lastClockId === undefined) return endPass(tx, held);

    // Nobody is waited for: a step that holds one clock may take its time, and the others must not wait with us.
    const free = await lockFreeIds(tx, ids);
    const older = new Set(versionIds);
    const pinned = free.filter(({ row }) => isLive(row) && older.has(pinOf(row, reason)));
    const { plans, kept, failures } = await planEach(pinned, (clock) => this.plans.planFor(tx, clock, held));
    const steps = plans.map(({ step }) => step);
    const rows = await this.steps.take(tx, steps);
    tellMoved(tx, rows, { steps, reason });
    for (const failure of failures) await this.failures.ofClock(tx, held, failure);
    await saveBatch(tx, id, {
      lastClockId,
      recomputed: rows.length,
      moved: plans.filter(({ moves }) => moves).length,
      breached: plans.filter(({ breaches }) => breaches).length,
      kept,
      failed: failures.length,
      skipped: ids.length - free.length,
    });
  }
}

async function endPass(tx: Tx, { id, takenInPass, skippedInPass }: HeldRecomputation): Promise<void> {
  if (takenInPass === 0 && skippedInPass === 0) return endRecomputation(tx, id, 'done');
  const waitMs = takenInPass === 0 ? HELD_AGAIN_MS : 0;
  await beginPass(tx, id, new Date((await tx.now()).getTime() + waitMs));
}

function isLive({ state }: ClockRow): boolean {
  return state === 'running' || state === 'paused';
}

function pinOf(row: ClockRow, reason: RecomputeReason): string {
  return reason === 'calendar' ? row.calendarVersionId : row.policyVersionId;
}

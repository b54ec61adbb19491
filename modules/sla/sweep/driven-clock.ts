import { Inject, Injectable } from '@nestjs/common';
import { InvalidInput, Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { EndMemberships } from '../../identity/index.js';
import { RecomputeRunner } from '../recompute/recompute-runner.js';
import { ClockSweep } from './clock-sweep.js';

/** The product's clock at a moment. `fired`: what came due when it was moved. */
export interface ClockReading {
  readonly now: string;
  readonly offsetMs: number;
  readonly driven: boolean;
  readonly fired: number;
}

/** Where to. */
export interface ClockMove {
  readonly to?: string;
  readonly advanceMs?: number;
}

/** The product's one clock: the database's plus an offset, which an administrator may move where `CLOCK=driven`. */
@Injectable()
export class DrivenClock {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sweep: ClockSweep,
    private readonly memberships: EndMemberships,
    private readonly recompute: RecomputeRunner,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async read(caller: Caller): Promise<ClockReading> {
    return this.uow.run(caller, async (tx) => this.reading(tx, 0));
  }

  /**
   * Moves the clock ahead and sweeps until nothing more is due.
   * @throws Refused `clock_not_driven`, `clock_backwards`; InvalidInput unless exactly one way is given
   */
  async move(caller: Caller, { to, advanceMs }: ClockMove): Promise<ClockReading> {
    if (this.settings.clock !== 'driven') {
      throw new Refused(
        'clock_not_driven',
        'The clock follows the database. Start with CLOCK=driven to move it.',
      );
    }
    if ((to === undefined) === (advanceMs === undefined)) {
      throw InvalidInput.at('to', 'one_of_two', 'Give to or advanceMs, and not both.');
    }
    // Clocks still on their way to a new version, in whatever process, would be judged by the old one at the later instant.
    await this.recompute.settle();
    const moved = await this.uow.run(caller, async (tx) => {
      // Two moves to the same instant: the later one finds itself there.
      await tx.query('select from clock_offset for update');
      const before = await currentOffset(tx);
      const by = advanceMs ?? new Date(to ?? '').getTime() - before.now.getTime();
      if (by < 0)
        throw new Refused('clock_backwards', 'Time only goes forward.', { now: before.now.toISOString() });
      await tx.query('update clock_offset set offset_ms = offset_ms + $1', [by]);
      tx.audit({ action: 'clock.driven', subjectType: 'clock_offset', subjectId: 'offset', detail: { by } });
      return this.reading(tx, 0);
    });
    // After the commit: the sweep reads the new instant like everybody else. A move asked again finds nothing left to fire.
    const fired = await this.sweep.sweepUntilQuiet();
    return { ...moved, fired: fired + (await this.memberships.endDue()) };
  }

  private async reading(tx: Tx, fired: number): Promise<ClockReading> {
    const { now, offsetMs } = await currentOffset(tx);
    return { now: now.toISOString(), offsetMs, driven: this.settings.clock === 'driven', fired };
  }
}

async function currentOffset(tx: Tx): Promise<{ now: Date; offsetMs: number }> {
  const [reading] = await tx.query<{ now: Date; offsetMs: number }>(
    'select accord_now() as now, offset_ms as "offsetMs" from clock_offset',
  );
  if (reading === undefined) throw new Error('clock_offset has no row');
  return reading;
}

import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from 'pino';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import { Precedence } from '../../../src/platform/jobs/precedence.js';
import { Rounds } from '../../../src/platform/jobs/rounds.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { EndMemberships } from '../../identity/index.js';
import { ClockSweep } from './clock-sweep.js';

const EVERY_MS = 500;

/** Sweeps clocks, and roles that ended, in every process that works: twice a second and when the next clock is due. */
@Injectable()
export class SweepSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly sweep: ClockSweep,
    private readonly memberships: EndMemberships,
    private readonly precedence: Precedence,
    @Inject(SETTINGS) settings: Settings,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds(
      { name: 'the sweep', everyMs: EVERY_MS, run: () => this.run() },
      settings,
      logger,
    );
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** @returns how soon the next clock is due */
  private async run(): Promise<number> {
    const fired = await this.precedence.first(() => this.sweep.sweepOnce());
    // After the clocks, which must not wait for it.
    await this.memberships.endDue();
    const { at, now } = await this.sweep.nextDueAt();
    const untilNextMs = at === null ? EVERY_MS : at.getTime() - now.getTime();
    // What is due and was not taken is held by somebody else: to ask again at once is to ask hundreds of times a second.
    if (untilNextMs <= 0 && fired === 0) return EVERY_MS;
    return Math.min(EVERY_MS, Math.max(1, untilNextMs));
  }
}

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
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { EndMemberships } from '../../identity/index.js';
import { ClockSweep } from './clock-sweep.js';

const EVERY_MS = 500;

/** Sweeps clocks, and roles that ended, in every process that works: twice a second and when the next clock is due. */
@Injectable()
export class SweepSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly sweep: ClockSweep,
    private readonly memberships: EndMemberships,
    private readonly precedence: Precedence,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role !== 'api') this.arm(EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private arm(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.tick().then((next) => this.arm(next));
    }, afterMs);
  }

  /** A sweep that fails must not be the last one. */
  private async tick(): Promise<number> {
    try {
      const fired = await this.precedence.first(() => this.sweep.sweepOnce());
      // After the clocks, which must not wait for it.
      await this.memberships.endDue();
      const { at, now } = await this.sweep.nextDueAt();
      const untilNextMs = at === null ? EVERY_MS : at.getTime() - now.getTime();
      // What is due and was not taken is held by somebody else: to ask again at once is to ask hundreds of times a second.
      if (untilNextMs <= 0 && fired === 0) return EVERY_MS;
      return Math.min(EVERY_MS, Math.max(1, untilNextMs));
    } catch (error) {
      this.logger.error(
        { error: error instanceof Error ? error.message : String(error) },
        'the sweep failed',
      );
      return EVERY_MS;
    }
  }
}

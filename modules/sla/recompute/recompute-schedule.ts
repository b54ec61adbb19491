import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from 'pino';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { Recomputations } from './recomputations.js';
import { RecomputeRunner } from './recompute-runner.js';

const EVERY_MS = 500;
/** How often clocks are looked for that a finished recomputation has missed, in turns: once a minute. */
const TURNS_A_LOOK = 120;

/** Recomputes in every process that works. */
@Injectable()
export class RecomputeSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private turns = 0;
  private stopped = false;

  constructor(
    private readonly runner: RecomputeRunner,
    private readonly recomputations: Recomputations,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role !== 'api') this.arm();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.runner.stop();
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private arm(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.turn().then(() => this.arm());
    }, EVERY_MS);
  }

  /** A turn that fails must not be the last one. */
  private async turn(): Promise<void> {
    try {
      if (this.turns++ % TURNS_A_LOOK === 0) await this.recomputations.beginMissing();
      await this.runner.runDue();
    } catch (error) {
      this.logger.error(
        { error: error instanceof Error ? error.message : String(error) },
        'the recomputation failed',
      );
    }
  }
}

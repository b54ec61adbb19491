import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from 'pino';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import { Rounds } from '../../../src/platform/jobs/rounds.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { Recomputations } from './recomputations.js';
import { RecomputeRunner } from './recompute-runner.js';

const EVERY_MS = 500;
/** How often clocks are looked for that a finished recomputation has missed, in turns: once a minute. */
const TURNS_A_LOOK = 120;

/** Recomputes in every process that works. */
@Injectable()
export class RecomputeSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;
  private turns = 0;

  constructor(
    private readonly runner: RecomputeRunner,
    private readonly recomputations: Recomputations,
    @Inject(SETTINGS) settings: Settings,
    @Inject(LOGGER) logger: Logger,
  ) {
    const round = { name: 'the recomputation', everyMs: EVERY_MS, run: () => this.run() };
    this.rounds = new Rounds(round, settings, logger);
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    this.runner.stop();
    return this.rounds.stop();
  }

  private async run(): Promise<void> {
    if (this.turns++ % TURNS_A_LOOK === 0) await this.recomputations.beginMissing();
    await this.runner.runDue();
  }
}

import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from 'pino';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Rounds } from '../../../src/platform/jobs/rounds.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { reorderSome } from './reorder.store.js';

const EVERY_MS = 1_000;

/**
 * Puts the board in the order of a formula that was issued, batch by batch, each with its progress in one transaction: the row of the
 * formula is the job, so that whichever worker comes by goes on after one that was killed.
 */
@Injectable()
export class ReorderBoard implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;
  private stopped = false;

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(SETTINGS) settings: Settings,
    @Inject(LOGGER) logger: Logger,
  ) {
    const round = { name: 'the order of the board', everyMs: EVERY_MS, run: () => this.runDue() };
    this.rounds = new Rounds(round, settings, logger);
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    return this.rounds.stop();
  }

  private async runDue(): Promise<void> {
    while (!this.stopped && (await this.uow.run(systemCaller('harm'), reorderSome)));
  }
}

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
import { foldSome } from './fold.store.js';

const EVERY_MS = 1_000;

/**
 * Folds into the counts of the board what steps and time have moved. Numbers are exact without it too, and the slower the longer it
 * was away: what is left undone by a worker that was killed, whichever comes by next does.
 */
@Injectable()
export class FoldCounts implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;
  private stopped = false;

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(SETTINGS) settings: Settings,
    @Inject(LOGGER) logger: Logger,
  ) {
    const round = { name: 'the counts of the board', everyMs: EVERY_MS, run: () => this.runDue() };
    this.rounds = new Rounds(round, settings, logger);
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    return this.rounds.stop();
  }

  /** Folds the next stale lines. @returns whether there may be more */
  some(): Promise<boolean> {
    return this.uow.run(systemCaller('board'), foldSome);
  }

  private async runDue(): Promise<void> {
    while (!this.stopped && (await this.some()));
  }
}

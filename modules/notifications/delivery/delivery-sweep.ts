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
import { enqueueDue } from './deliveries.store.js';

const EVERY_MS = 1_000;
const BATCH = 200;

/**
 * Hands messages to the queue when their time has come: digests that are full, the night's when it is over, and any that
 * a queue has lost. Every process that works may sweep.
 */
@Injectable()
export class DeliverySweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(SETTINGS) settings: Settings,
    @Inject(LOGGER) logger: Logger,
  ) {
    const run = async (): Promise<void> => void (await this.sweepOnce());
    this.rounds = new Rounds({ name: 'the delivery sweep', everyMs: EVERY_MS, run }, settings, logger);
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** @returns how many messages were handed over */
  async sweepOnce(): Promise<number> {
    let total = 0;
    for (;;) {
      const handed = await this.uow.run(systemCaller('delivery-sweep'), (tx) => enqueueDue(tx, BATCH));
      total += handed;
      if (handed < BATCH) return total;
    }
  }
}

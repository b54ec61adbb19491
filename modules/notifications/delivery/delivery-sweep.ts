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
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role !== 'api') this.arm();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
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

  private arm(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.tick().then(() => this.arm());
    }, EVERY_MS);
  }

  /** A sweep that fails must not be the last one. */
  private async tick(): Promise<void> {
    try {
      await this.sweepOnce();
    } catch (error) {
      this.logger.error(
        { error: error instanceof Error ? error.message : String(error) },
        'the delivery sweep failed',
      );
    }
  }
}

import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../telemetry/logger.js';
import { Spool } from './spool.js';

const EVERY_MS = 60 * 60 * 1000;

/** Tidies the upload folder at start and every hour. */
@Injectable()
export class LeftoverSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly spool: Spool,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
    this.timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** A folder that cannot be tidied stops nobody from working; the log says so. */
  private async sweep(): Promise<void> {
    try {
      // File ages are real time; the product's clock has nothing to say here.
      const deleted = await this.spool.sweepLeftovers(Date.now());
      if (deleted > 0) this.logger.info({ deleted }, 'removed unfinished uploads');
    } catch (error) {
      this.logger.error({ err: error }, 'unfinished uploads could not be removed');
    }
  }
}

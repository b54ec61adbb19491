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
import { ExchangeFolder } from './exchange-folder.js';

const LOOK_EVERY_MS = 2_000;

/** Looks into the folder every two seconds in worker processes. Not by file events: network drives send none. */
@Injectable()
export class ExchangeSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private failing = false;

  constructor(
    private readonly folder: ExchangeFolder,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role === 'api') return;
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.folder.stop();
    await this.looking;
  }

  private look(): Promise<void> {
    this.looking ??= this.folder
      .pass()
      .then(() => this.report(null))
      .catch((error: unknown) => this.report(error))
      .finally(() => (this.looking = null));
    return this.looking;
  }

  /** An outage is one line at its beginning and one at its end. */
  private report(error: unknown): void {
    const failing = error !== null;
    if (failing === this.failing) return;
    this.failing = failing;
    if (!failing) this.logger.info('the exchange folder is looked after again');
    else
      this.logger.error(
        { error: error instanceof Error ? error.message : 'unknown' },
        'the exchange folder cannot be looked after',
      );
  }
}

import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../telemetry/logger.js';
import { AuditSealer } from './audit-sealer.js';

/** Injects whether this process seals the audit trail. */
export const SEALS_AUDIT = Symbol('SealsAudit');

const SEAL_EVERY_MS = 5_000;

/** Seals every five seconds, and once more when the process stops. What comes after that is sealed at the next start. */
@Injectable()
export class AuditSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private sealing: Promise<void> | null = null;
  private failing = false;

  constructor(
    private readonly sealer: AuditSealer,
    @Inject(SEALS_AUDIT) private readonly seals: boolean,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.seals) return;
    this.timer = setInterval(() => void this.seal(), SEAL_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer === null) return;
    clearInterval(this.timer);
    await this.sealing;
    await this.seal();
  }

  private seal(): Promise<void> {
    this.sealing ??= this.sealer
      .sealAll()
      .then(() => this.report(null))
      .catch((error: unknown) => this.report(error))
      .finally(() => (this.sealing = null));
    return this.sealing;
  }

  /** An outage is one line at its beginning and one at its end. */
  private report(error: unknown): void {
    const failing = error !== null;
    if (failing === this.failing) return;
    this.failing = failing;
    if (!failing) this.logger.info('the audit trail is sealed again');
    else
      this.logger.error(
        { error: error instanceof Error ? error.message : 'unknown' },
        'the audit trail cannot be sealed',
      );
  }
}

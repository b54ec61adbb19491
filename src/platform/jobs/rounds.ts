import type { Logger } from 'pino';
import type { Settings } from '../config/settings.js';

/** What is done again and again. */
export interface Round {
  /** For the log, as in "the sweep". */
  readonly name: string;
  /** How long after a round has ended the next one begins, unless it says something else. */
  readonly everyMs: number;
  /** @returns when it wants to be done again, in milliseconds; nothing for the usual time */
  run(): Promise<number | void>;
}

/**
 * Does something again and again in every process that works, one round after the other. A round that fails is logged and is
 * not the last one.
 */
export class Rounds {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly round: Round,
    private readonly settings: Pick<Settings, 'role'>,
    private readonly logger: Pick<Logger, 'error'>,
  ) {}

  /** Does nothing in a process that only serves. */
  start(): void {
    if (this.settings.role !== 'api') this.arm(this.round.everyMs);
  }

  /** Begins no further round, and waits for the one that runs. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private arm(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.once().then((nextMs) => this.arm(nextMs));
    }, afterMs);
  }

  private async once(): Promise<number> {
    try {
      return (await this.round.run()) ?? this.round.everyMs;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.error({ error: reason }, `${this.round.name} failed`);
      return this.round.everyMs;
    }
  }
}

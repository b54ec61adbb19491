import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { systemCaller } from '../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { LOGGER } from '../../src/platform/telemetry/logger.js';
import { AgencyPolicies } from '../referrals/index.js';
import { allAgencyKinds, insertAgencyKind, kindsStamp } from './agency-kinds.store.js';
import { FIRST_KINDS } from './first-kinds.js';

/** How long another process may work by the kinds of before: one small question each time. */
const REFRESH_MS = 2_000;

/**
 * Hands the kinds of the database to the policies, at start and whenever they have changed.
 *
 * Policies are asked many times in one step and answer from memory. A process that made the change knows it at once;
 * the others ask for the sum of versions every two seconds. Reading the table in each step was the other way: a query more
 * for each agency looked at, for something that changes a few times a year.
 */
@Injectable()
export class KindBook implements OnApplicationBootstrap, OnModuleDestroy {
  private stamp = -1;
  private timer: NodeJS.Timeout | null = null;
  private refreshing: Promise<void> = Promise.resolve();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly policies: AgencyPolicies,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.uow.run(systemCaller('seed'), async (tx) => {
      for (const kind of FIRST_KINDS) await insertAgencyKind(tx, kind);
    });
    await this.refresh();
    this.timer = setInterval(() => this.refreshQuietly(), REFRESH_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.refreshing;
  }

  /** Reads the kinds again if they have changed. */
  async refresh(): Promise<void> {
    const read = await this.uow.run(systemCaller('agency-kinds'), async (tx) => {
      const stamp = await kindsStamp(tx);
      return stamp === this.stamp ? null : { stamp, kinds: await allAgencyKinds(tx) };
    });
    if (read === null) return;
    this.policies.useMadeKinds(read.kinds.map(({ key, label, profile }) => ({ kind: key, label, profile })));
    this.stamp = read.stamp;
  }

  private refreshQuietly(): void {
    this.refreshing = this.refresh().catch((error: unknown) => {
      // The kinds of before stay in force; the next round asks again.
      this.logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'agency kinds');
    });
  }
}

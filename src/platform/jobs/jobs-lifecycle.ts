import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { Subscriptions } from '../outbox/subscriptions.js';
import { Housekeeping } from './housekeeping.js';
import { JobRegistry } from './job-registry.js';
import { QueueRuntime } from './queue-runtime.js';

/** Injects whether this process relays and runs jobs. */
export const RUNS_JOBS = Symbol('RunsJobs');

/** Starts the queue when every module has registered its handlers, and stops it while the database still answers. */
@Injectable()
export class JobsLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(RUNS_JOBS) private readonly runsJobs: boolean,
    private readonly subscriptions: Subscriptions,
    private readonly registry: JobRegistry,
    private readonly runtime: QueueRuntime,
    private readonly housekeeping: Housekeeping,
    private readonly relay: OutboxRelay,
  ) {}

  /** @throws Error in one sentence when an event is followed by a job that nobody handles */
  async onApplicationBootstrap(): Promise<void> {
    this.registry.requireHandlers(this.subscriptions.allJobNames());
    if (!this.runsJobs) return;
    await this.runtime.open();
    await this.runtime.startWorkers();
    await this.housekeeping.start();
    this.relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await Promise.all([this.runtime.stopWorkers(), this.housekeeping.stop()]);
    await this.runtime.close();
  }
}

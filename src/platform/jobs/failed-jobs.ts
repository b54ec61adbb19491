import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { systemCaller } from '../auth/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { LOGGER } from '../telemetry/logger.js';
import { Incidents } from './incidents.js';
import { JobRegistry } from './job-registry.js';
import type { JobQueue } from './queue-backend.js';

const PAGE = 100;

/**
 * Turns jobs that used up their attempts into incidents.
 *
 * The queue keeps a failed job until its incident is committed. So no way of failing is missed: not a worker killed
 * between the two, and not a job that failed because its workers kept dying under it.
 */
@Injectable()
export class FailedJobs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: Incidents,
    private readonly registry: JobRegistry,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async collect(queue: JobQueue): Promise<void> {
    for (;;) {
      const jobs = await queue.getFailed(0, PAGE - 1);
      for (const job of jobs) {
        const id = job.id ?? '';
        const made = await this.uow.run(systemCaller(id), (tx) =>
          this.incidents.record(tx, {
            id,
            name: job.name,
            payload: job.data,
            error: job.failedReason,
            attempts: job.attemptsMade,
            ownerRole: this.registry.find(job.name)?.ownerRole ?? 'system_administrator',
          }),
        );
        if (made) this.logger.error({ job: job.name, jobId: id, attempts: job.attemptsMade }, 'job given up');
        await job.remove();
      }
      if (jobs.length < PAGE) return;
    }
  }
}

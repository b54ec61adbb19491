import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { JobHandler, JobPayload } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { RECOMPUTE_JOB, RECOMPUTE_OWNER } from './recompute-failures.js';
import { reopenRecomputation } from './recomputation.store.js';
import { Recomputations } from './recomputations.js';

/** An incident of a recomputation that somebody retries: workers find it due again. Run twice, it changes nothing more. */
@Injectable()
export class RetryRecomputation implements JobHandler {
  readonly name = RECOMPUTE_JOB;
  readonly queue = 'events';
  readonly ownerRole = RECOMPUTE_OWNER;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly recomputations: Recomputations,
    registry: JobRegistry,
  ) {
    registry.register(this);
  }

  async handle({ recomputationId, clockId, versionId, reason }: JobPayload): Promise<void> {
    await this.uow.run(systemCaller(uuidv7()), async (tx) => {
      if (clockId === undefined) return reopenRecomputation(tx, String(recomputationId));
      // A single clock is pinned to an older version still, so a recomputation for the newer one meets it again.
      await this.recomputations.begin(tx, {
        reason: reason === 'policy' ? 'policy' : 'calendar',
        versionId: String(versionId),
      });
    });
  }
}

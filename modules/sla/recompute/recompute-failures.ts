import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Incidents } from '../../../src/platform/jobs/incidents.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { endRecomputation } from './end-recomputation.js';
import type { Planned } from './plan.js';
import type { HeldRecomputation } from './recomputation.js';
import { countFailure, tryAgainAt } from './recomputation.store.js';

/** The job an incident of a recomputation runs anew. */
export const RECOMPUTE_JOB = 'clock.recompute';
export const RECOMPUTE_OWNER = 'system_administrator';

const MAX_ATTEMPTS = 5;
const FIRST_RETRY_MS = 2_000;

/** What becomes of a recomputation that does not succeed: nothing of it is lost from sight. */
@Injectable()
export class RecomputeFailures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: Incidents,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A clock that cannot be folded stays as it is, and a person is told. */
  async ofClock(
    tx: Tx,
    { id, reason, versionId }: HeldRecomputation,
    { clockId, error }: Planned['failures'][number],
  ): Promise<void> {
    await this.incidents.record(tx, {
      id: `${id}:${clockId}`,
      name: RECOMPUTE_JOB,
      payload: { clockId, reason, versionId },
      error,
      attempts: 1,
      ownerRole: RECOMPUTE_OWNER,
    });
  }

  /** A batch that failed as a whole is tried again with growing distance, and given up after five tries in a row. */
  async ofBatch(id: string, error: Error): Promise<void> {
    this.logger.warn({ job: RECOMPUTE_JOB, recomputationId: id, error: error.name }, 'recomputing failed');
    await this.uow.run(systemCaller(uuidv7()), async (tx) => {
      const text = `${error.name}: ${error.message}`.slice(0, 2_000);
      const attempts = await countFailure(tx, id, text);
      if (attempts === 0) return;
      const now = await tx.now();
      if (attempts < MAX_ATTEMPTS) {
        return tryAgainAt(tx, id, new Date(now.getTime() + FIRST_RETRY_MS * 4 ** (attempts - 1)));
      }
      await endRecomputation(tx, id, 'given_up');
      await this.incidents.record(tx, {
        id: `${id}:${now.getTime()}`,
        name: RECOMPUTE_JOB,
        payload: { recomputationId: id },
        error: text,
        attempts,
        ownerRole: RECOMPUTE_OWNER,
      });
    });
  }
}

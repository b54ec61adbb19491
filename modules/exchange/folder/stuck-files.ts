import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Incidents } from '../../../src/platform/jobs/incidents.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { isOfDisk } from './folder-disk.js';

/** The job an incident of the exchange folder runs anew. */
export const EXCHANGE_PASS_JOB = 'exchange.pass';

/** Files that the disk does not let us read, write or move: each becomes an incident, and the others go on. */
@Injectable()
export class StuckFiles {
  private readonly told = new Set<string>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: Incidents,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Works on one file. What fails for another reason than the disk, such as a database that is away, ends the pass.
   * @returns whether it went through
   */
  async passBy(name: string, requestId: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      this.told.delete(name);
      return true;
    } catch (error) {
      if (!isOfDisk(error)) throw error;
      await this.tell(name, requestId, `${error.code ?? 'error'} at ${error.syscall ?? 'the disk'}`);
      return false;
    }
  }

  /** Once for each process and trouble: the folder is looked at every two seconds. */
  private async tell(name: string, requestId: string, trouble: string): Promise<void> {
    if (this.told.has(name)) return;
    this.told.add(name);
    this.logger.error({ file: name, trouble }, 'an exchange file cannot be dealt with');
    await this.uow.run(systemCaller(requestId), (tx) =>
      this.incidents.record(tx, {
        id: `${name}:${trouble}`,
        name: EXCHANGE_PASS_JOB,
        payload: {},
        error: `${name}: ${trouble}. Mend its rights or take it out of the folder.`,
        attempts: 1,
        ownerRole: 'system_administrator',
      }),
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { JobHandler } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { ExchangeFolder } from './exchange-folder.js';
import { EXCHANGE_PASS_JOB } from './stuck-files.js';

/** One more look into the folder, at the wish of a person. A pass may be repeated, so the job needs no inbox row. */
@Injectable()
export class PassJob implements JobHandler {
  readonly name = EXCHANGE_PASS_JOB;
  readonly queue = 'events';
  readonly ownerRole = 'system_administrator';
  readonly maxAttempts = 1;

  constructor(
    private readonly folder: ExchangeFolder,
    registry: JobRegistry,
  ) {
    registry.register(this);
  }

  handle(): Promise<void> {
    return this.folder.pass();
  }
}

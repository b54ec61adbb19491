import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { ImportRun } from '../imports/import-run.js';
import { Imports } from '../imports/imports.js';
import { lockRun } from '../imports/imports.store.js';
import { TakeBatch } from '../imports/take-batch.js';
import type { CheckedFile } from './examine.js';
import { advanceSequence, lockSequence, openFile, recordDone, recordTaking } from './exchange-files.store.js';
import { batchesOf } from './line-batches.js';

/**
 * Imports one file of the folder by the same way as any other list, in the name of its sender's agency.
 *
 * Every step is a transaction that first makes sure it is its turn, so a crash between any two of them is gone on from,
 * and a second worker on the same folder does nothing.
 */
@Injectable()
export class TakeFile {
  private stopped = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly imports: Imports,
    private readonly batches: TakeBatch,
  ) {}

  stop(): void {
    this.stopped = true;
  }

  /** @returns false when somebody else has taken the file meanwhile, or the product stops */
  async take(file: CheckedFile, requestId: string): Promise<boolean> {
    const caller = systemCaller(requestId);
    const run = await this.uow.run(caller, async (tx) =>
      (await lockSequence(tx)) === file.sequence ? this.begin(tx, file) : null,
    );
    if (run === null) return false;
    let lastLine = 0;
    for (const batch of batchesOf(file.content)) {
      lastLine = batch.lastLine;
      if (batch.lastLine <= run.linesDone) continue;
      if (this.stopped) return false;
      await this.uow.run(caller, async (tx) => {
        const now = await lockRun(tx, run.id);
        if (now.linesDone < batch.lastLine) await this.batches.takeIn(tx, now, batch);
      });
    }
    return this.uow.run(caller, async (tx) => {
      if ((await lockSequence(tx)) !== file.sequence) return false;
      await this.imports.completeIn(tx, run.id, lastLine);
      await recordDone(tx, file.found.name);
      await advanceSequence(tx);
      return true;
    });
  }

  private async begin(tx: Tx, file: CheckedFile): Promise<ImportRun> {
    const { found, sequence, key, sha256 } = file;
    const known = await openFile(tx, found.name);
    if (known?.state === 'taking' && known.runId !== null) return lockRun(tx, known.runId);
    if (key === null) throw new Error(`${found.name} is begun without a key`);
    const run = await this.imports.openIn(tx, {
      target: key.target,
      agencyId: key.agencyId,
      source: key.source,
      fileName: found.name,
      // With its name: the same rows under a new number are a new delivery, and are found repeated row by row.
      sha256: createHash('sha256').update(found.name).update(file.content).digest('hex'),
      mapping: { columns: {}, constants: {}, values: {} },
    });
    await recordTaking(
      tx,
      { name: found.name, sequence, look: found.look },
      { sha256, keyId: key.id, runId: run.id },
    );
    return run;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { examine, type Verdict } from './examine.js';
import {
  type Arrival,
  type Cause,
  type ExchangeFile,
  markUnsettled,
  nextSequence,
  openFile,
  openFiles,
  recordRefusal,
  recordTold,
  recordWaiting,
} from './exchange-files.store.js';
import { ExchangeKeys } from './exchange-keys.js';
import { sequenceOf } from './file-name.js';
import { FolderDisk, type Found } from './folder-disk.js';
import { Settling } from './settling.js';
import { StuckFiles } from './stuck-files.js';
import { TakeFile } from './take-file.js';

/** A file that is not right yet may still be on its way: this long after its last change it is refused. */
export const SHORT_PATIENCE_MS = 60_000;
/** A gap is said in the log after this long. */
export const GAP_TOLD_AFTER_MS = 15 * 60_000;

/**
 * The folder through which files cross a network boundary. One pass looks at everything that lies in it, in the order of
 * the numbers. A pass may be repeated and interrupted anywhere.
 */
@Injectable()
export class ExchangeFolder {
  private readonly disk: FolderDisk;
  private passing: Promise<void> | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: ExchangeKeys,
    private readonly taking: TakeFile,
    private readonly settling: Settling,
    private readonly stuck: StuckFiles,
    @Inject(SETTINGS) settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.disk = new FolderDisk(settings.exchangeDir);
  }

  /** Goes through the folder once; a call during a pass waits for that pass and then makes its own. */
  async pass(): Promise<void> {
    const before = this.passing;
    const mine = (before ?? Promise.resolve()).catch(() => undefined).then(() => this.passOnce(uuidv7()));
    this.passing = mine;
    try {
      await mine;
    } finally {
      if (this.passing === mine) this.passing = null;
    }
  }

  /** Gives up what is under way at the next border between two batches; the next start goes on there. */
  stop(): void {
    this.taking.stop();
  }

  private async passOnce(requestId: string): Promise<void> {
    await this.disk.prepare();
    const staying = await this.settling.settle(this.disk, requestId);
    const arrivals = await this.disk.arrivals();
    for (const found of arrivals) {
      // What was decided and cannot be moved away has not come a second time.
      if (staying.has(found.name)) continue;
      await this.stuck.passBy(found.name, requestId, async () => {
        if (await this.handle(found, requestId)) await this.settling.settle(this.disk, requestId);
      });
    }
    await this.endVanished(new Set(arrivals.map(({ name }) => name)), requestId);
    await this.settling.clear(this.disk, requestId);
  }

  /** @returns whether something was decided */
  private async handle(found: Found, requestId: string): Promise<boolean> {
    const arrival = { name: found.name, sequence: sequenceOf(found.name), look: found.look };
    const verdict = await this.uow.run(systemCaller(requestId), async (tx): Promise<Verdict | null> => {
      const known = await openFile(tx, found.name);
      const next = await nextSequence(tx);
      // A file behind a gap was checked when it came: it is not read again every time.
      if (known?.code === 'gap' && known.look === found.look && (arrival.sequence ?? 0) > next) {
        await this.tellWhenLong(tx, known);
        return null;
      }
      const answer = await examine(tx, found, {
        disk: this.disk,
        keys: await this.keys.trusted(tx),
        next,
        known,
      });
      // What is being taken neither waits nor is refused for what its file looks like in between.
      if (answer.kind === 'later' && known?.state === 'taking') return null;
      return this.record(tx, arrival, answer);
    });
    if (verdict === null) return false;
    if (verdict.kind === 'take') await this.taking.take(verdict.file, requestId);
    return true;
  }

  /** @returns null when there is nothing to be done with the file now */
  private async record(tx: Tx, arrival: Arrival, verdict: Verdict): Promise<Verdict | null> {
    switch (verdict.kind) {
      case 'take':
        return verdict;
      case 'refuse':
        await this.refuse(tx, arrival, verdict.cause);
        return verdict;
      case 'repeat':
        await this.refuse(tx, arrival, verdict.cause);
        await markUnsettled(tx, verdict.done.id);
        return verdict;
      case 'later': {
        const waitedMs = await this.wait(tx, arrival, verdict.cause);
        if (verdict.patience === 'endless' || waitedMs < SHORT_PATIENCE_MS) return null;
        await this.refuse(tx, arrival, verdict.cause);
        return verdict;
      }
    }
  }

  /** @returns for how long the file has looked as it does; milliseconds */
  private async wait(tx: Tx, arrival: Arrival, cause: Cause): Promise<number> {
    return this.tellWhenLong(tx, await recordWaiting(tx, arrival, cause));
  }

  private async tellWhenLong(tx: Tx, file: ExchangeFile): Promise<number> {
    const waitedMs = (await tx.now()).getTime() - file.changedAt.getTime();
    if (file.toldAt === null && waitedMs >= GAP_TOLD_AFTER_MS) {
      await recordTold(tx, file.id);
      this.logger.warn({ file: file.name, reason: file.reason }, 'an exchange file keeps waiting');
    }
    return waitedMs;
  }

  private async refuse(tx: Tx, arrival: Arrival, cause: Cause): Promise<void> {
    const file = await recordRefusal(tx, arrival, cause);
    tx.audit({
      action: 'exchange_file.refused',
      subjectType: 'exchange_file',
      subjectId: file.id,
      detail: { name: arrival.name, code: cause.code },
    });
  }

  /** A file that was waiting and has been taken out of the folder by somebody else ends there. */
  private async endVanished(there: ReadonlySet<string>, requestId: string): Promise<void> {
    await this.uow.run(systemCaller(requestId), async (tx) => {
      for (const { name, sequence, look, state, id, toldAt } of await openFiles(tx)) {
        if (there.has(name)) continue;
        if (state === 'waiting') {
          await this.refuse(
            tx,
            { name, sequence, look },
            { code: 'withdrawn', reason: `${name} was taken out of the folder while it waited.` },
          );
        } else if (toldAt === null && (await this.disk.find(name)) === null) {
          await recordTold(tx, id);
          this.logger.warn(
            { file: name },
            'an exchange file went away while it was being taken; put it back',
          );
        }
      }
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS } from '../../../src/kernel/china-time.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import {
  type ExchangeFile,
  markCleared,
  markSettled,
  unclearedFiles,
  unsettledFiles,
} from './exchange-files.store.js';
import { REASON_ENDING, receiptName, refusedName, SIGNATURE_ENDING } from './file-name.js';
import type { FolderDisk } from './folder-disk.js';
import { OwnKey } from './own-key.js';
import { receiptOf } from './receipt.js';
import { StuckFiles } from './stuck-files.js';

/** Files cleared away in one pass. */
const CLEARED_AT_ONCE = 200;

/**
 * Carries out in the folder what the database has decided: receipt or reason written, file moved away, deleted when it has
 * lain there long enough.
 *
 * The decision is committed first and remembered as not carried out, so that a crash in between is made up for.
 */
@Injectable()
export class Settling {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ownKey: OwnKey,
    private readonly stuck: StuckFiles,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * One file that the disk does not let go holds up no other.
   * @returns the names of those that stay as they are
   */
  async settle(disk: FolderDisk, requestId: string): Promise<ReadonlySet<string>> {
    const caller = systemCaller(requestId);
    const files = await this.uow.run(caller, (tx) => unsettledFiles(tx));
    const staying = new Set<string>();
    for (const file of files) {
      const isSettled = await this.stuck.passBy(file.name, requestId, async () => {
        if (file.state === 'done') await this.settleDone(disk, file, requestId);
        else await settleRefused(disk, file);
        await this.uow.run(caller, (tx) => markSettled(tx, file.id));
      });
      if (!isSettled) staying.add(file.name);
    }
    return staying;
  }

  /** Deletes what was done or refused `EXCHANGE_KEEP_DAYS` ago; that it came, its hash and its fate stay on record. */
  async clear(disk: FolderDisk, requestId: string): Promise<void> {
    const caller = systemCaller(requestId);
    const files = await this.uow.run(caller, async (tx) => {
      const before = new Date((await tx.now()).getTime() - this.settings.exchangeKeepDays * DAY_MS);
      return unclearedFiles(tx, before, CLEARED_AT_ONCE);
    });
    const cleared: string[] = [];
    for (const file of files) {
      const isCleared = await this.stuck.passBy(file.name, requestId, () =>
        file.state === 'done' ? disk.clear('done', file.name) : disk.clear('refused', nameOfRefused(file)),
      );
      if (isCleared) cleared.push(file.id);
    }
    if (cleared.length > 0) await this.uow.run(caller, (tx) => markCleared(tx, cleared));
  }

  private async settleDone(disk: FolderDisk, file: ExchangeFile, requestId: string): Promise<void> {
    const receipt = await this.uow.run(systemCaller(requestId), (tx) => receiptOf(tx, file));
    const name = receiptName(file.sequence ?? 0);
    const content = Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`, 'utf8');
    // The signature goes first: whoever waits for the receipt finds it complete.
    await disk.write('out', name + SIGNATURE_ENDING, `${this.ownKey.sign(name, content)}\n`);
    await disk.write('out', name, content);
    await disk.move(file, 'done', file.name);
  }
}

async function settleRefused(disk: FolderDisk, file: ExchangeFile): Promise<void> {
  const name = nameOfRefused(file);
  await disk.write('refused', name + REASON_ENDING, `${file.reason ?? ''}\n`);
  await disk.move(file, 'refused', name);
}

function nameOfRefused({ id, name, decidedAt, firstSeenAt }: ExchangeFile): string {
  return refusedName({ id, name, at: decidedAt ?? firstSeenAt });
}
